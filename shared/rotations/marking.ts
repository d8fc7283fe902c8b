/** What declaring a rotation states: a new date of the password, a new enrolment of a seed, or another device in its place. */

import type { Edit } from '../handover/edits.ts';
import type { DeviceRecord, LedgerDocument } from '../register/document.ts';
import type { Json } from '../register/facts.ts';

/** Declares the rows (`password|ACCOUNT`, `seed|DEVICE`) rotated at an instant. Unknown ids are left out. */
export function rotatedEdits(document: LedgerDocument, ids: readonly string[], at: string): Edit[] {
  const accounts = new Set((document.accounts ?? []).map(({ id }) => id));
  const devices = new Set((document.devices ?? []).map(({ key }) => key));
  return [...new Set(ids)].flatMap((id): Edit[] => {
    const bar = id.indexOf('|');
    const key = id.slice(bar + 1);
    if (id.startsWith('password|') && accounts.has(key))
      return [{ kind: 'account', key, set: { passwordRotatedAt: at }, items: {} }];
    if (id.startsWith('seed|') && devices.has(key))
      return [{ kind: 'device', key, set: { enrolledAt: at }, items: {} }];
    return [];
  });
}

/** Where a new device is: exactly one of them. */
export type Whereabouts = { readonly holder: string } | { readonly vault: string } | { readonly place: string };

export interface NewDevice {
  readonly key: string;
  readonly kind: NonNullable<DeviceRecord['kind']>;
  readonly label: string;
  readonly serial: string | null;
  readonly at: Whereabouts;
}

/** A new device takes the old one's place on every account that used it. The old one stays on record, used by none. */
export function replacedEdits(document: LedgerDocument, old: string, next: NewDevice, at: string): Edit[] {
  const set: Record<string, Json> = { kind: next.kind, label: next.label, enrolledAt: at, ...next.at };
  if (next.serial !== null) set.serial = next.serial;
  return [
    { kind: 'device', key: next.key, set, items: {} },
    ...(document.accounts ?? [])
      .filter(({ devices }) => devices?.includes(old))
      .map(
        (account): Edit => ({
          kind: 'account',
          key: account.id,
          set: { devices: [...new Set((account.devices ?? []).map((key) => (key === old ? next.key : key)))] },
          items: {},
        }),
      ),
  ];
}
