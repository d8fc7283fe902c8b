/** The register holds no secret: what looks like one is refused before anything is written. */
import { secretIn } from '../../shared/imports/secrets/values.ts';
import { LedgerError } from '../../shared/ipc/result.ts';
import type { Json } from '../../shared/register/facts.ts';
import { fieldLabel } from '../../shared/register/labels.ts';
import type { SubjectEdit } from './register-edit.ts';

/** Fields of random characters by their nature: only unmistakable shapes of secrets count there. */
const IDS = new Set(['serial', 'aliases', 'devices', 'vaultItems', 'organization', 'managementAccount']);

/** Throws `refused` where a value looks like a password, a seed or a key. The message does not quote it. */
export function refuseSecrets(edit: SubjectEdit): void {
  refuse(edit.key, 'The name', 'id');
  for (const [field, value] of [...Object.entries(edit.set), ...Object.entries(edit.items)])
    for (const text of textsIn(value as Json))
      refuse(text, fieldLabel(edit.kind, field), IDS.has(field) ? 'id' : 'text');
}

/** The same for a text of its own: `what` names it at the start of a sentence. */
export function refuseSecretText(what: string, text: string | null | undefined): void {
  if (text) refuse(text, what, 'text');
}

function refuse(text: string, what: string, nature: 'id' | 'text'): void {
  const kind = secretIn(text, nature);
  if (kind === null) return;
  throw new LedgerError('refused', `${what} looks like ${kind}. Root Ledger stores no secrets.`, {
    hint: 'Record where it is kept, never what it is. Nothing was changed.',
  });
}

function* textsIn(value: Json): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const part of Array.isArray(value) ? value : Object.values(value))
      if (part !== undefined) yield* textsIn(part);
}
