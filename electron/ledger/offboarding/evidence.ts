/** Evidence for a step: a note, a link, or a file that is kept inside the encrypted ledger. */
import { createHash } from 'node:crypto';
import { MOST_EVIDENCE_BYTES } from '../../../shared/ipc/channels/offboarding.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import { type Evidence, progressFact, progressOf } from '../../../shared/offboarding/index.ts';
import type { Changed } from '../ledger.ts';
import type { LedgerContext } from '../requests/handler.ts';
import { mustBeOpen } from './cases.ts';
import { stepIn } from './doing.ts';
import { by } from './opening.ts';

export interface NewEvidence {
  readonly id: string;
  readonly step: string;
  readonly kind: Evidence['kind'];
  readonly text: string;
  readonly base64?: string | undefined;
}

export function addEvidence({ ledger, actor }: LedgerContext, given: NewEvidence): Changed {
  const one = mustBeOpen(ledger, given.id);
  const step = stepIn(one, given.step);
  const bytes = given.kind === 'file' ? fileBytes(given.base64) : null;
  if (given.kind === 'link' && !/^https?:\/\/\S+$/.test(given.text))
    throw new LedgerError('invalid-request', 'A link starts with https:// and has no spaces.');
  const hash = bytes === null ? null : createHash('sha256').update(bytes).digest('hex');
  const intent = { actor, action: 'offboard', title: `${given.id}: evidence for “${step.title}”`, detail: { hash } };
  return ledger.change(intent, (draft) => {
    if (bytes !== null && hash !== null)
      ledger.db
        .prepare('INSERT OR IGNORE INTO attachment (hash, name, size_bytes, bytes, added_seq) VALUES (?, ?, ?, ?, ?)')
        .run(hash, given.text, bytes.length, bytes, draft.seq);
    const before = progressOf(one, step.id);
    const evidence: Evidence = {
      id: `e${draft.seq}`,
      kind: given.kind,
      text: given.text,
      ...(bytes === null || hash === null ? {} : { hash, sizeBytes: bytes.length }),
      at: draft.at,
      by: actor,
    };
    const progress = { ...before, evidence: [...before.evidence, evidence] };
    draft.put(progressFact(given.id, progress, by(given.id, draft.at, actor)));
  });
}

function fileBytes(base64: string | undefined): Buffer {
  const bytes = Buffer.from(base64 ?? '', 'base64');
  if (bytes.length === 0) throw new LedgerError('invalid-request', 'The file is empty.');
  if (bytes.length > MOST_EVIDENCE_BYTES)
    throw new LedgerError('invalid-request', `A file may have ${MOST_EVIDENCE_BYTES / 1024} KB at most.`, {
      hint: 'Keep it where your evidence is kept, and add a link to it.',
    });
  return bytes;
}

/** A file that was added as evidence. Throws when what is stored is not what was added. */
export function attachment(
  { ledger }: LedgerContext,
  hash: string,
): { name: string; sizeBytes: number; base64: string } {
  const row = ledger.db.prepare('SELECT name, size_bytes, bytes FROM attachment WHERE hash = ?').get(hash) as
    | { name: string; size_bytes: number; bytes: Buffer }
    | undefined;
  if (row === undefined) throw new LedgerError('not-found', 'The ledger has no such file.');
  if (createHash('sha256').update(row.bytes).digest('hex') !== hash)
    throw new LedgerError('ledger-damaged', `The file ${row.name} is not what was added.`);
  return { name: row.name, sizeBytes: row.size_bytes, base64: row.bytes.toString('base64') };
}
