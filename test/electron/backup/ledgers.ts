/** Small real ledgers to back up: encrypted, with keys, people and a log. */
import { join } from 'node:path';
import { createKeyFile } from '../../../electron/keys/create.ts';
import { unlockWithRecoveryKey } from '../../../electron/keys/unlock.ts';
import { LedgerHost } from '../../../electron/ledger/host.ts';
import { ledgerLocation } from '../../../electron/ledger/location.ts';
import { databaseOf, openLedgerDatabase } from '../../../electron/ledger/open.ts';
import { openWithKeys } from '../../../electron/ledger/open-with-keys.ts';
import { LIGHT, utf8 } from '../keys/fixtures.ts';
import { scratch } from '../ledger/scratch.ts';

export const PASSPHRASE = 'correct horse battery staple';
export const NOW = new Date('2026-11-24T12:00:00Z');
export const BY = { basis: 'declared', source: 'person', by: 'me', at: NOW.toISOString() } as const;

export interface TestLedger {
  readonly folder: string;
  readonly key: Buffer;
  readonly recoveryKey: string;
  readonly host: LedgerHost;
}

/** Name people, one change each. */
export function addPeople(host: LedgerHost, ...names: string[]): void {
  for (const name of names)
    host.ledger.change({ actor: 'me', action: 'edit', title: `Added ${name}` }, (draft) => {
      for (const [field, value] of [
        ['name', name],
        ['status', 'active'],
      ] as const)
        draft.put({ kind: 'person', key: `${name}@fernhill.example`, field, statement: { value }, provenance: BY });
    });
}

/** An open ledger with these people in it. Mock the key derivation where its slowness is not what is tested. */
export async function newLedger(...names: string[]): Promise<TestLedger> {
  const folder = scratch();
  const { unlocked, recoveryKey } = await createKeyFile(folder, { passphrase: utf8(PASSPHRASE), parameters: LIGHT });
  const key = Buffer.from(unlocked.keys[0].key);
  const host = new LedgerHost(openLedgerDatabase(folder, key, { create: true }));
  addPeople(host, ...names);
  return { folder, key, recoveryKey, host };
}

/** Open the ledger in a folder with its recovery key; answers the names in it and closes it again. */
export async function namesIn(folder: string, recoveryKey: string): Promise<string[]> {
  const { database } = await openWithKeys(
    join(ledgerLocation(folder).folder, 'ledger.db'),
    folder,
    await unlockWithRecoveryKey(folder, recoveryKey),
  );
  const host = new LedgerHost(databaseOf(database));
  try {
    return [...host.ledger.register.subjects('person').values()].map((person) => String(person.value('name'))).sort();
  } finally {
    host.close();
  }
}
