/** Rows of a table of accounts and their custodians, as an administrator fills it in. */
import type { Json } from '../../register/facts.ts';
import type { CustodyStatement } from '../statement.ts';
import type { Batch, Origin } from './batch.ts';
import { person } from './statements.ts';

export function custody(batch: Batch, said: CustodyStatement, origin: Origin): void {
  const ref = { kind: 'account', key: said.id } as const;
  if (batch.known.has('account', said.id)) batch.matched(origin);
  batch.tallies[origin.file]?.accounts.add(said.id);
  batch.known.pendingAccounts.add(said.id);
  batch.wish(ref, 'present', true, origin);
  for (const [field, value] of Object.entries(said.fields)) batch.wish(ref, field, value, origin);
  if (typeof said.fields.email === 'string') batch.known.accountEmail(said.id, said.fields.email);
  if (said.inbox !== undefined) batch.wish(ref, 'inbox', inboxOf(batch, said.inbox), origin);
  if (said.vaults !== undefined) {
    const keys = said.vaults.map((key) => {
      const found = batch.known.list('vault', { key });
      if (!found.known) {
        const vault = { kind: 'vault', key: found.key } as const;
        batch.wish(vault, 'provider', key.slice(0, Math.max(0, key.indexOf(':'))) || 'other', origin, {
          derived: true,
          onlyIfUnrecorded: true,
        });
        batch.wish(vault, 'complete', false, origin, { derived: true, onlyIfUnrecorded: true });
      }
      return found.key;
    });
    batch.wish(ref, 'vaults', keys, origin);
  }
  if (said.devices !== undefined) {
    for (const device of said.devices) {
      const deviceRef = { kind: 'device', key: device.key } as const;
      batch.wish(deviceRef, 'present', true, origin, { derived: true });
      const holder = device.holder ? person(batch, { addresses: [device.holder] }, origin, 'listed') : undefined;
      for (const [field, value] of Object.entries({
        kind: device.kind,
        vault: device.vault,
        place: device.place,
        holder,
      }))
        if (value !== undefined && value !== null)
          batch.wish(deviceRef, field, value as Json, origin, { derived: true });
    }
    batch.wish(
      ref,
      'devices',
      said.devices.map((device) => device.key),
      origin,
    );
  }
  if (said.phone !== undefined) {
    batch.wish(ref, 'phone', said.phone, origin);
    if (said.phoneHolders !== undefined && said.phone !== 'none')
      batch.wish(
        { kind: 'phone', key: said.phone },
        'holders',
        said.phoneHolders.map((who) => person(batch, who, origin, 'listed')),
        origin,
        { derived: true },
      );
  }
}

/** A known person's own mailbox, or else a group. */
function inboxOf(batch: Batch, written: string): Json {
  if (written === 'none') return 'none';
  const group = batch.known.groupAt(written);
  const known = batch.known.personAt(written);
  return group === undefined && known !== undefined ? { person: known } : { group: group ?? written };
}
