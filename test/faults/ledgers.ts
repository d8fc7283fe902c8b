/** Real encrypted ledgers for the fault suites: made once, copied for each round, opened without the slow derivation. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listSlots, removeSlot } from '../../electron/keys/change.ts';
import { createKeyFile } from '../../electron/keys/create.ts';
import { unlockWithRecoveryKey } from '../../electron/keys/unlock.ts';
import { LedgerHost } from '../../electron/ledger/host.ts';
import { ledgerLocation, prepareFolders } from '../../electron/ledger/location.ts';
import { databaseOf, openLedgerDatabase } from '../../electron/ledger/open.ts';
import { openWithKeys } from '../../electron/ledger/open-with-keys.ts';
import { verifyLedger } from '../../electron/ledger/verify.ts';

export const PASSPHRASE = 'correct horse battery staple';
export const LIGHT = { memoryKiB: 64 * 1024, iterations: 2, parallelism: 1 };
/** Facts of one change: it is either all there or not at all. */
export const FACTS_PER_CHANGE = 6;
const FIELDS = ['name', 'status', 'team', 'note', 'first', 'last'] as const;

export interface Template {
  readonly folder: string;
  readonly recoveryKey: string;
  /** 64 hexadecimal digits. */
  readonly key: string;
  dispose(): void;
}

/** A ledger with some people in it. With `recoveryOnly` it has no passphrase, so that every unlock is quick. */
export async function makeTemplate(people: number, { recoveryOnly = false } = {}): Promise<Template> {
  const folder = mkdtempSync(join(tmpdir(), 'root-ledger-template-'));
  await prepareFolders(ledgerLocation(folder));
  const passphrase = new TextEncoder().encode(PASSPHRASE);
  const { unlocked, recoveryKey } = await createKeyFile(folder, { passphrase, parameters: LIGHT });
  const slot = (await listSlots(folder)).find((one) => one.kind === 'passphrase');
  if (recoveryOnly && slot) await removeSlot(folder, unlocked, slot.id);
  const key = unlocked.keys[0].key;
  const host = new LedgerHost(openLedgerDatabase(folder, key, { create: true }));
  for (let number = 0; number < people; number += 1) addPerson(host, `old-${number}`);
  host.close();
  return {
    folder,
    recoveryKey,
    key: key.toString('hex'),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A copy of a template, to be harmed. */
export function copyOf(template: Template): { folder: string; dispose(): void } {
  const parent = mkdtempSync(join(tmpdir(), 'root-ledger-fault-'));
  const folder = join(parent, 'ledger');
  cpSync(template.folder, folder, { recursive: true });
  return { folder, dispose: () => rmSync(parent, { recursive: true, force: true }) };
}

/** One change: a person with several facts. Answers the change's number in the log. */
export function addPerson(host: LedgerHost, name: string): number {
  const provenance = { basis: 'declared', source: 'person', by: 'fault', at: host.ledger.now().toISOString() } as const;
  return host.ledger.change({ actor: 'fault', action: 'edit', title: `Added ${name}` }, (draft) => {
    for (const field of FIELDS)
      draft.put({ kind: 'person', key: name, field, statement: { value: `${field} of ${name}` }, provenance });
  }).seq;
}

export interface Found {
  /** Keys of the people that are there, with how many facts each has. */
  readonly people: ReadonlyMap<string, number>;
  readonly problems: readonly string[];
  readonly host: LedgerHost;
}

/** Opens what a fault left, by its recovery key, settles what was interrupted, and checks all of it. Close `host`. */
export async function openAndCheck(folder: string, recoveryKey: string): Promise<Found> {
  const location = ledgerLocation(folder);
  const opened = await openWithKeys(location.database, folder, await unlockWithRecoveryKey(folder, recoveryKey));
  opened.unlocked.wipe();
  const host = new LedgerHost(databaseOf(opened.database, opened.witness));
  const people = new Map<string, number>();
  for (const [key, person] of host.ledger.register.subjects('person')) people.set(key, person.fields.size);
  return { people, problems: verifyLedger(host.ledger), host };
}
