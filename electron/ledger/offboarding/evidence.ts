/** Evidence for a step: a note, a link, or a file that is kept inside the encrypted ledger. */
import { LedgerError } from '../../../shared/ipc/result.ts';
import { type Evidence, progressFact, progressOf } from '../../../shared/offboarding/index.ts';
import { type Attachment, attachmentIn, keepAttachment, sumOf } from '../attachments.ts';
import type { Changed } from '../ledger.ts';
import { refuseSecretText } from '../register-secrets.ts';
import type { LedgerContext } from '../requests/handler.ts';
import { secretInFile } from './attached-text.ts';
import { mustBeOpen } from './cases.ts';
import { stepIn } from './doing.ts';
import { by } from './opening.ts';

export interface NewEvidence {
  readonly id: string;
  readonly step: string;
  readonly kind: 'note' | 'link';
  readonly text: string;
}

/** Throws `refused` where a note looks like a secret. */
export function addEvidence(context: LedgerContext, { text, kind, ...where }: NewEvidence): Changed {
  if (kind === 'link' && !/^https?:\/\/\S+$/.test(text))
    throw new LedgerError('invalid-request', 'A link starts with https:// and has no spaces.');
  refuseSecretText('The proof', text);
  return keep(context, where, { kind, text }, null);
}

export interface NewAttachment extends Attachment {
  readonly id: string;
  readonly step: string;
}

/** Keep a file inside the ledger. Throws `refused` where its name or its text looks like a secret. Its sum is in the log entry, so the chain holds what was attached. */
export function attachFile(context: LedgerContext, { name, bytes, ...where }: NewAttachment): Changed {
  refuseSecretText('The name of the file', name);
  const found = secretInFile(bytes);
  if (found !== null)
    throw new LedgerError('refused', `The file holds what looks like ${found}. Root Ledger stores no secrets.`, {
      hint: 'Attach proof without it: a picture of the sealed envelope, a page that says who changed it and when.',
    });
  const evidence = { kind: 'file', text: name, hash: sumOf(bytes), sizeBytes: bytes.byteLength } as const;
  return keep(context, where, evidence, { name, bytes });
}

/** A file that was kept as evidence. */
export function attachment({ ledger }: LedgerContext, { hash }: { readonly hash: string }): Attachment {
  return attachmentIn(ledger.db, hash);
}

function keep(
  { ledger, actor }: LedgerContext,
  { id, step: of }: { readonly id: string; readonly step: string },
  evidence: Pick<Evidence, 'kind' | 'text' | 'hash' | 'sizeBytes'>,
  file: Attachment | null,
): Changed {
  const one = mustBeOpen(ledger, id);
  const step = stepIn(one, of);
  const { hash = null } = evidence;
  const intent = { actor, action: 'offboard', title: `${id}: evidence for “${step.title}”`, detail: { hash } };
  return ledger.change(intent, (draft) => {
    if (file !== null) draft.also((db, seq) => keepAttachment(db, file, seq));
    const before = progressOf(one, step.id);
    const progress = {
      ...before,
      evidence: [...before.evidence, { id: `e${draft.seq}`, ...evidence, at: draft.at, by: actor }],
    };
    draft.put(progressFact(id, progress, by(id, draft.at, actor)));
  });
}
