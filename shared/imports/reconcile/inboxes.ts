/** Which group or person receives an account's root mail, where the ledger does not say yet. */

import { withoutTag } from '../text/address.ts';
import type { Batch } from './batch.ts';

/** Matches inboxes of the accounts and groups that the files touch: the exact address first, then without its tag. */
export function matchInboxes(batch: Batch): void {
  const touched = new Map<string, { file: number; row: number; at: string }>();
  for (const { ref, fields } of [...batch.wishes.values()]) {
    const origin = [...fields.values()][0]?.[0]?.origin;
    if (origin === undefined) continue;
    if (ref.kind === 'account') touched.set(ref.key, origin);
    else if (ref.kind === 'group')
      for (const id of batch.known.accountsReceivingAt(ref.key)) if (!touched.has(id)) touched.set(id, origin);
  }
  for (const [id, origin] of touched) {
    const ref = { kind: 'account', key: id } as const;
    const email = batch.known.emailOf(id);
    if (email === undefined || batch.valueOf(ref, 'inbox') !== undefined) continue;
    const inbox = receiver(batch, email);
    if (inbox !== null)
      batch.wish(ref, 'inbox', inbox, origin, {
        derived: true,
        onlyIfUnrecorded: true,
        remark: 'its address is the root email',
      });
  }
}

function receiver(batch: Batch, email: string): { group: string } | { person: string } | null {
  for (const address of [email, withoutTag(email)]) {
    if (address === undefined) continue;
    const group = batch.known.groupAt(address);
    if (group !== undefined) return { group };
    const person = batch.known.personAt(address);
    // Whoever a list has only just brought may be the root address itself, registered as a user somewhere.
    if (person !== undefined && batch.known.has('person', person)) return { person };
  }
  return null;
}
