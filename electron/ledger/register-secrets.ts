/** The register holds no secret: what looks like one is refused before anything is written. */
import { natureOfProperty, secretWithin } from '../../shared/imports/secrets/looked-at.ts';
import { type SecretKind, secretIn } from '../../shared/imports/secrets/values.ts';
import { LedgerError } from '../../shared/ipc/result.ts';
import type { Json } from '../../shared/register/facts.ts';
import { fieldLabel } from '../../shared/register/labels.ts';
import type { SubjectEdit } from './register-edit.ts';

/** Throws `refused` where a value looks like a password, a seed or a key. The message does not quote it. */
export function refuseSecrets(edit: SubjectEdit): void {
  const key = secretIn(edit.key, 'id');
  if (key !== null) refuse('The name', key);
  for (const [field, value] of [...Object.entries(edit.set), ...Object.entries(edit.items)]) {
    const found = secretWithin(value as Json, natureOfProperty, field);
    if (found !== null) refuse(fieldLabel(edit.kind, field), found.kind);
  }
}

/** The same for a text of its own: `what` names it at the start of a sentence. */
export function refuseSecretText(what: string, text: string | null | undefined): void {
  const kind = text ? secretIn(text) : null;
  if (kind !== null) refuse(what, kind);
}

function refuse(what: string, kind: SecretKind): never {
  throw new LedgerError('refused', `${what} looks like ${kind}. Root Ledger stores no secrets.`, {
    hint: 'Record where it is kept, never what it is. Nothing was changed.',
  });
}
