/** Who still knows a root password or seed that they should no longer know: the rotations that are owed. */
import type { AccountRecord, DeviceRecord } from '../register/document.ts';
import type { CompiledAccount } from './account.ts';
import { instantMs } from './instants.ts';
import { accountOf, type CustodyModel } from './model.ts';
import { NOBODY } from './person-sets.ts';
import type { RotationOwed, StillKnows } from './verdicts.ts';
import { whatIfVerdicts } from './what-if.ts';

/** What old knowledge is worth: it opens a path by itself, with one colleague, perhaps, or not. */
const WORTH = { 'still-in': 3000, 'in-with-help': 2000, unknown: 1000, out: 0 } as const;

/**
 * Per root password and seed: everyone who could have read it since it was last rotated or enrolled, and who can no
 * longer, has left or is leaving. Most useful rotation first: what opens a path comes before what does not, then the
 * one that more people know. Seeds of unrecorded kind count as seeds: unknown is never shown as fine.
 */
export function whoStillKnows(model: CustodyModel): RotationOwed[] {
  return model.accounts.flatMap((account) => [...owedOf(model, account)]).sort(mostUsefulFirst);
}

/** The rotations owed on one account, most useful first. Throws `RangeError` if there is no such account. */
export function owedOn(model: CustodyModel, account: string): readonly RotationOwed[] {
  return owedOf(model, accountOf(model, account));
}

const mostUsefulFirst = (a: RotationOwed, b: RotationOwed): number =>
  b.usefulness - a.usefulness || (a.account < b.account ? -1 : 1);

function owedOf(model: CustodyModel, account: CompiledAccount): readonly RotationOwed[] {
  let owed = model.owed.get(account);
  if (!owed) {
    owed = findOwed(model, account).sort(mostUsefulFirst);
    model.owed.set(account, owed);
  }
  return owed;
}

function findOwed(model: CustodyModel, account: CompiledAccount): RotationOwed[] {
  if (account.password === 0) return [];
  const owed = passwordOwed(model, account);
  if (account.mfa !== 0)
    for (const key of account.devices) {
      const device = model.sources.lookup.device(key);
      if (device) owed.push(...seedOwed(model, account, device));
    }
  return owed;
}

function passwordOwed(model: CustodyModel, account: CompiledAccount): RotationOwed[] {
  const { record } = account;
  let revealers = NOBODY;
  for (const vault of record.vaults ?? [])
    revealers = model.sets.union(revealers, model.sources.vault(vault).revealers);
  return rotation(model, record, account.kept.password, revealers, null, record.passwordRotatedAt);
}

function seedOwed(model: CustodyModel, account: CompiledAccount, device: DeviceRecord): RotationOwed[] {
  const { sources } = model;
  const { record } = account;
  if (device.kind === 'fido' || device.kind === 'hardware-totp') return [];
  if (!device.holder && device.vault) {
    const vault = sources.vault(device.vault);
    const { people } = sources.knewSince(vault, instantMs(device.enrolledAt));
    return rotation(model, record, people, vault.revealers, device.key, device.enrolledAt);
  }
  // A passkey outside a vault stays in its device.
  if (device.kind === 'passkey') return [];
  const holders = device.holder
    ? sources.named([device.holder])
    : sources.named(device.place ? sources.lookup.place(device.place)?.keyholders : []);
  return rotation(model, record, holders, holders, device.key, device.enrolledAt);
}

function rotation(
  model: CustodyModel,
  record: AccountRecord,
  knowers: number,
  canNow: number,
  device: string | null,
  since: string | null | undefined,
): RotationOwed[] {
  const what = device === null ? 'password' : 'seed';
  const people: StillKnows[] = [];
  for (const person of model.sets.of(knowers)) {
    const status = model.people.statuses[person];
    const because = status === 'left' || status === 'leaving' ? status : 'access-removed';
    if (because === 'access-removed' && model.sets.has(canNow, person)) continue;
    people.push({ person: model.people.emails[person] ?? '', what, device, because });
  }
  if (people.length === 0) return [];
  const together = people.map(({ person }) => person);
  const [verdict] = whatIfVerdicts(model, together, [record.id]);
  const usefulness = WORTH[verdict?.leaver ?? 'unknown'] + Math.min(people.length, 999);
  return [{ account: record.id, what, device, since: since ?? null, people, usefulness }];
}
