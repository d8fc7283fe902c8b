/** The questions of a review: one for every person and group on every list that root access hangs on today. */
import type { CustodyModel } from '../custody/index.ts';
import { goesOn } from '../custody/instants.ts';
import { accountsAt } from '../offboarding/world.ts';
import { cleanAddress } from '../text/compare.ts';
import type { Question, ReviewKind } from './campaign.ts';

export interface ReviewScope {
  readonly kinds: readonly ReviewKind[];
  /** Lists that no account hangs on are left out unless asked for. */
  readonly unused: boolean;
}

/** Every question within the scope, at the model's instant. Entries that have not begun yet are asked about too. */
export function questionsOf(model: CustodyModel, scope: ReviewScope): Question[] {
  const { document } = model;
  const questions = new Map<string, Question>();
  const recorded = new Set((document.people ?? []).map(({ email }) => model.people.find(email)));
  const accountsOf = (kind: ReviewKind, key: string): number => accountsAt(model, `${kind}:${key}`).length;
  const ask = (
    kind: ReviewKind,
    key: string,
    name: string,
    who: { readonly person?: string | undefined; readonly group?: string | undefined },
    as: string,
    since: string | null,
    accounts: number,
  ): void => {
    const address = who.person ?? who.group;
    if (address === undefined) return;
    const whoKind = who.person === undefined ? 'group' : 'person';
    const id = `${kind}|${key}|${whoKind}:${cleanAddress(address)}|${as}`;
    questions.set(id, {
      id,
      kind,
      key,
      name,
      whoKind,
      who: address,
      whoName:
        whoKind === 'person' ? personName(model, address) : (model.sources.lookup.group(address)?.name ?? address),
      as,
      since,
      accounts,
      hint: whoKind === 'person' ? hintFor(model, recorded, address) : null,
    });
  };
  const wanted = (kind: ReviewKind, key: string): number | null => {
    if (!scope.kinds.includes(kind)) return null;
    const accounts = accountsOf(kind, key);
    return accounts > 0 || scope.unused ? accounts : null;
  };
  for (const { key, name, members } of document.groups ?? []) {
    const accounts = wanted('group', key);
    if (accounts === null) continue;
    for (const entry of members ?? [])
      if (goesOn(entry, model.now))
        ask('group', key, name || key, entry, entry.role ?? 'member', entry.from ?? null, accounts);
  }
  for (const { key, name, access } of document.vaults ?? []) {
    const accounts = wanted('vault', key);
    if (accounts === null) continue;
    for (const entry of access ?? [])
      if (goesOn(entry, model.now)) ask('vault', key, name || key, entry, entry.level, entry.from ?? null, accounts);
  }
  for (const { key, label, holder } of document.devices ?? []) {
    const accounts = holder ? wanted('device', key) : null;
    if (accounts !== null && holder) ask('device', key, label || key, { person: holder }, 'holder', null, accounts);
  }
  const plain = (
    kind: ReviewKind,
    key: string,
    name: string,
    people: readonly string[] | null | undefined,
    as: string,
  ) => {
    const accounts = people?.length ? wanted(kind, key) : null;
    if (accounts !== null) for (const person of people ?? []) ask(kind, key, name, { person }, as, null, accounts);
  };
  for (const place of document.places ?? []) plain('place', place.key, place.key, place.keyholders, 'keyholder');
  for (const phone of document.phones ?? []) plain('phone', phone.number, phone.number, phone.holders, 'answers');
  for (const one of document.organizations ?? [])
    plain('organization', one.id, one.name || one.id, one.controllers, 'controller');
  return [...questions.values()];
}

function personName(model: CustodyModel, address: string): string {
  return model.people.names[model.people.find(address)] || address;
}

/** What the reviewer should know before answering. */
function hintFor(model: CustodyModel, recorded: ReadonlySet<number>, address: string): string | null {
  const index = model.people.find(address);
  const status = model.people.statuses[index];
  if (status === 'left') return 'Has left the company.';
  if (status === 'leaving') return 'Is leaving.';
  if (!recorded.has(index)) return 'Not among the recorded people.';
  return null;
}
