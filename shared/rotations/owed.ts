/** Rotations owed, as a list to work through: one row per root password or seed, with everyone who could have read it. */
import { type CustodyModel, type RotationOwed, type StillKnows, whoStillKnows } from '../custody/index.ts';
import type { PersonRecord } from '../register/document.ts';
import { lastDayOf } from '../register/standing.ts';
import { addressKey } from '../text/compare.ts';

/** What the old knowledge is worth to them. */
export type Worth = 'still-in' | 'in-with-help' | 'unknown' | 'out';

export interface RotationPerson {
  readonly email: string;
  readonly name: string;
  readonly because: StillKnows['because'];
  /** ISO 8601: since when they should no longer know it; null where nobody recorded it. */
  readonly since: string | null;
  /** They can read it today: a new one would be theirs too. */
  readonly readsToday: boolean;
}

export interface RotationAccount {
  readonly id: string;
  readonly name: string | null;
}

export interface RotationRow {
  /** `password|ACCOUNT` or `seed|DEVICE`. */
  readonly id: string;
  readonly what: 'password' | 'seed';
  /** What it is, in words: "Root password of payments-prod". */
  readonly title: string;
  /** Where it is kept: vault items, a holder, a place. Empty where nobody recorded it. */
  readonly kept: readonly string[];
  readonly vaults: readonly string[];
  readonly device: string | null;
  readonly serial: string | null;
  readonly accounts: readonly RotationAccount[];
  /** ISO 8601 of the last rotation or enrolment; null = unrecorded, so everybody who ever could counts. */
  readonly since: string | null;
  readonly people: readonly RotationPerson[];
  readonly worth: Worth;
  readonly usefulness: number;
}

/** Usefulness of what opens a path alone, with help, perhaps; as the custody engine gives it. */
const STILL_IN_FROM = 3000;
const WITH_HELP_FROM = 2000;
const UNKNOWN_FROM = 1000;

/** One row to be, without its people: enough to count and to sort. */
export interface RotationGroup extends Pick<RotationRow, 'id' | 'what' | 'title' | 'worth' | 'usefulness'> {
  readonly together: readonly RotationOwed[];
}

/** Every rotation owed, most useful first; a seed that serves several accounts is one. */
export function rotationGroups(model: CustodyModel, owed: readonly RotationOwed[] = whoStillKnows(model)) {
  const groups = new Map<string, RotationOwed[]>();
  for (const one of owed) {
    const id = one.device === null ? `password|${one.account}` : `seed|${one.device}`;
    const together = groups.get(id);
    if (together === undefined) groups.set(id, [one]);
    else together.push(one);
  }
  const { compare } = new Intl.Collator();
  return [...groups]
    .map(([id, together]): RotationGroup => {
      const usefulness = Math.max(...together.map((one) => one.usefulness));
      const [{ what }] = together as [RotationOwed];
      return {
        id,
        what,
        title: titleOf(model, together[0] as RotationOwed),
        worth: worthOf(usefulness),
        usefulness,
        together,
      };
    })
    .sort((a, b) => b.usefulness - a.usefulness || b.together.length - a.together.length || compare(a.title, b.title));
}

/** The rows of these groups. */
export function rotationRows(
  model: CustodyModel,
  groups: readonly RotationGroup[] = rotationGroups(model),
): RotationRow[] {
  const records = new Map((model.document.people ?? []).map((person) => [addressKey(person.email), person]));
  return groups.map((group) => rowOf(model, records, group));
}

function titleOf(model: CustodyModel, { account, device }: RotationOwed): string {
  if (device !== null) return `Seed on ${model.sources.lookup.device(device)?.label ?? device}`;
  return `Root password of ${accountRecord(model, account)?.name ?? account}`;
}

function rowOf(
  model: CustodyModel,
  records: ReadonlyMap<string, PersonRecord>,
  { id, what, title, worth, usefulness, together }: RotationGroup,
): RotationRow {
  const [first] = together as readonly [RotationOwed];
  const accounts = together.map(({ account }) => ({ id: account, name: accountRecord(model, account)?.name ?? null }));
  const device = first.device === null ? undefined : model.sources.lookup.device(first.device);
  const vaults = first.device === null ? (accountRecord(model, first.account)?.vaults ?? []) : vaultOf(device);
  const people = new Map<string, RotationPerson>();
  for (const { people: knowers } of together)
    for (const knower of knowers)
      if (!people.has(knower.person)) people.set(knower.person, personOf(model, records, knower, vaults));
  return {
    id,
    what,
    title,
    kept: first.device === null ? itemsOf(model, first.account) : whereIs(model, device),
    vaults,
    device: first.device,
    serial: device?.serial ?? null,
    accounts,
    since: first.since,
    people: [...people.values()].sort((a, b) => RANK[a.because] - RANK[b.because] || a.name.localeCompare(b.name)),
    worth,
    usefulness,
  };
}

const RANK: Record<StillKnows['because'], number> = { left: 0, 'access-removed': 1, leaving: 2 };

function worthOf(usefulness: number): Worth {
  if (usefulness >= STILL_IN_FROM) return 'still-in';
  if (usefulness >= WITH_HELP_FROM) return 'in-with-help';
  return usefulness >= UNKNOWN_FROM ? 'unknown' : 'out';
}

function accountRecord(model: CustodyModel, id: string) {
  const index = model.indexOf.get(id);
  return index === undefined ? undefined : model.accounts[index]?.record;
}

function vaultOf(device: { vault?: string | null | undefined; holder?: string | null | undefined } | undefined) {
  return device?.vault && !device.holder ? [device.vault] : [];
}

function itemsOf(model: CustodyModel, id: string): string[] {
  const record = accountRecord(model, id);
  return (record?.vaults ?? []).map((vault) => {
    const items = (record?.vaultItems ?? []).filter((item) => item.vault === vault).map(({ item }) => item);
    const name = model.sources.lookup.vault(vault)?.name ?? vault;
    return items.length > 0 ? `${name}: ${items.join(', ')}` : name;
  });
}

function whereIs(
  model: CustodyModel,
  device:
    | { holder?: string | null | undefined; vault?: string | null | undefined; place?: string | null | undefined }
    | undefined,
): string[] {
  if (device?.holder) return [`with ${nameOf(model, device.holder)}`];
  if (device?.vault) return [model.sources.lookup.vault(device.vault)?.name ?? device.vault];
  return device?.place ? [device.place] : [];
}

function nameOf(model: CustodyModel, email: string): string {
  return model.people.names[model.people.find(email)] || email;
}

function personOf(
  model: CustodyModel,
  records: ReadonlyMap<string, PersonRecord>,
  { person, because }: StillKnows,
  vaults: readonly string[],
): RotationPerson {
  const index = model.people.find(person);
  const reads = vaults.some((key) => model.sets.has(model.sources.vault(key).revealers, index));
  return {
    email: person,
    name: nameOf(model, person),
    because,
    since:
      because === 'access-removed' ? accessEnded(model, index, vaults) : lastDayOf(records.get(person.toLowerCase())),
    readsToday: reads,
  };
}

/** The latest end of their access to any of these vaults, directly or through groups. */
function accessEnded(model: CustodyModel, person: number, vaults: readonly string[]): string | null {
  let latest: number | null = null;
  for (const key of vaults)
    for (const access of model.sources.vault(key).past)
      if (access.who === person && Number.isFinite(access.end) && (latest === null || access.end > latest))
        latest = access.end;
  return latest === null ? null : new Date(latest).toISOString();
}
