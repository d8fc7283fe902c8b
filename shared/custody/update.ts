/** Follows an edited ledger by reading again only what the edit touches. */
import type { AccountRecord, LedgerDocument } from '../register/document.ts';
import { recordKey } from '../text/compare.ts';
import type { CompiledAccount } from './account.ts';
import { readAccount } from './account-reader.ts';
import { endMs, type Interval, startMs } from './instants.ts';
import { assemble, type CompileOptions, type CustodyModel, compileCustody, type Remembered } from './model.ts';
import { Sources } from './sources.ts';
import type { FactRef } from './verdicts.ts';

/** Sets of people are never forgotten while a model lives on; beyond this growth a fresh start is cheaper. */
const MOST_GROWTH = 2;

/**
 * The model of the edited document, equal to `compileCustody(document)`. A record counts as edited when it is another
 * object than before, so an edit must replace the records it changes and should keep the others. A later instant counts
 * as an edit of the groups and vaults whose intervals begin or end in between, and of the people whose last day ended. Adding, removing or renaming people, a new
 * policy or an earlier instant read everything again. The old model stays valid.
 */
export function updateCustody(
  model: CustodyModel,
  document: LedgerDocument,
  options: CompileOptions = model,
): CustodyModel {
  if (options.now < model.now || options.policy !== model.policy) return compileCustody(document, options);
  if (model.sets.count > model.setsAtStart * MOST_GROWTH + 1000) return compileCustody(document, options);
  const people = model.people.updated(model.document, document, options.now);
  if (!people) return compileCustody(document, options);
  const peopleBefore = people.count;

  const sources = new Sources(document, people, model.sets, options.now, model.sources.lists);
  const edited = touchedRefs(model, document, sources);
  if (!edited) return compileCustody(document, options);
  const turned = turnedBetween(document, model.now, options.now);
  const touched = turned.size === 0 ? edited : (ref: FactRef) => turned.has(ref) || edited(ref);
  sources.reuse(model.sources, touched);

  const movers = people.left.flatMap((left, person) => (left !== model.people.left[person] ? [person] : []));
  const newAdmins = people.admins.join() !== model.people.admins.join();
  const byRecord = new Map<AccountRecord, CompiledAccount>(model.accounts.map((account) => [account.record, account]));
  const accounts = (document.accounts ?? []).map((record) => {
    const before = byRecord.get(record);
    const keep = before && !before.refs.some((refs) => refs.some(touched)) && !movers.some(isIn(model, before));
    if (!keep) return readAccount(record, sources, options.policy);
    // A copy has no remembered verdict: administrators count as inbox controllers of every company address.
    return newAdmins && before.company !== 0 ? { ...before } : before;
  });
  // Somebody named for the first time, without a record: numbers depend on the order of addresses.
  if (people.count !== peopleBefore) return compileCustody(document, options);
  // Whoever is leaving no longer should know: that is said of them by no account.
  const sameStatuses = people.statuses.every((status, person) => status === model.people.statuses[person]);
  const remembered: Remembered = sameStatuses ? model : { ...model, owed: new WeakMap() };
  return assemble(document, options, sources, accounts, remembered);
}

/** Groups and vaults with an interval that begins or ends after the one instant and not after the other. */
function turnedBetween(document: LedgerDocument, before: number, after: number): Set<FactRef> {
  const turned = new Set<FactRef>();
  if (before === after) return turned;
  const isBetween = (ms: number): boolean => ms > before && ms <= after;
  const look = (ref: FactRef, entries: readonly Interval[] | null | undefined): void => {
    if (entries?.some((entry) => isBetween(startMs(entry)) || isBetween(endMs(entry, after)))) turned.add(ref);
  };
  for (const group of document.groups ?? []) look(`group:${group.key}`, group.members);
  for (const vault of document.vaults ?? []) look(`vault:${vault.key}`, vault.access);
  return turned;
}

function isIn(model: CustodyModel, account: CompiledAccount) {
  const { password, inbox, factor, phone, key, central } = account.known;
  const sets = [password, inbox, ...factor, phone, key, central];
  return (person: number): boolean => sets.some((set) => model.sets.has(set, person));
}

/** Tells whether a record was edited, or null if names changed so that keys may mean other records than before. */
function touchedRefs(model: CustodyModel, after: LedgerDocument, sources: Sources): ((ref: FactRef) => boolean) | null {
  const before = model.document;
  const refs = new Set<FactRef>();
  /** Names of edited records, as they are compared: whoever refers to one may write it in another way. */
  const alike = new Set<string>();
  const plain = <T>(
    kind: string,
    old: readonly T[] | null | undefined,
    now: readonly T[] | null | undefined,
    key: (record: T) => string,
  ): void => {
    for (const record of changed(old, now)) refs.add(`${kind}:${key(record)}`);
  };
  plain('phone', before.phones, after.phones, (phone) => phone.number);
  plain('organization', before.organizations, after.organizations, (organization) => organization.id);

  type Named = { readonly key: string; readonly aliases?: readonly string[] | null | undefined };
  const named = <T extends Named>(
    kind: 'group' | 'vault' | 'device' | 'place',
    old: readonly T[] | null | undefined,
    now: readonly T[] | null | undefined,
  ): boolean => {
    for (const record of changed(old, now)) {
      refs.add(`${kind}:${record.key}`);
      for (const name of [record.key, ...(record.aliases ?? [])]) {
        const was = model.sources.lookup[kind](name);
        const is = sources.lookup[kind](name);
        if ((was && was.key !== record.key) || (is && is.key !== record.key)) return false;
        alike.add(`${kind}:${recordKey(name)}`);
      }
    }
    return true;
  };
  if (!named('group', before.groups, after.groups) || !named('vault', before.vaults, after.vaults)) return null;
  if (!named('device', before.devices, after.devices) || !named('place', before.places, after.places)) return null;
  if (alike.size === 0) return (ref) => refs.has(ref);
  const known = new Map<FactRef, boolean>();
  return (ref) => {
    let touched = known.get(ref);
    if (touched === undefined) {
      const at = ref.indexOf(':') + 1;
      touched = refs.has(ref) || alike.has(ref.slice(0, at) + recordKey(ref.slice(at)));
      known.set(ref, touched);
    }
    return touched;
  };
}

/** Records that are in one list and not in the other. */
function changed<T>(old: readonly T[] | null | undefined, now: readonly T[] | null | undefined): T[] {
  if (old === now) return [];
  const [was, is] = [new Set(old ?? []), new Set(now ?? [])];
  return [...was.symmetricDifference(is)];
}
