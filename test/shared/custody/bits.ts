/** Sets of people as bits of one number, and who and when a ledger names. */
import type { GroupMember, LedgerDocument } from '../../../shared/register/document.ts';

export const size = (set: number) => {
  let count = 0;
  for (let rest = set; rest; rest &= rest - 1) count++;
  return count;
};

const bySizeCache = new Map<number, number[]>();
/** All subsets of a set of people, small ones first. */
export function bySize(set: number): number[] {
  let all = bySizeCache.get(set);
  if (!all) {
    all = [];
    for (let sub = set; ; sub = (sub - 1) & set) {
      all.push(sub);
      if (sub === 0) break;
    }
    all.sort((a, b) => size(a) - size(b) || a - b);
    bySizeCache.set(set, all);
  }
  return all;
}

export function active(entry: { from?: string | null; until?: string | null }, at: number): boolean {
  const from = entry.from ? Date.parse(entry.from) : Number.NEGATIVE_INFINITY;
  const until = entry.until ? Date.parse(entry.until) : Number.POSITIVE_INFINITY;
  return from <= at && at < until;
}

/** Every person that the ledger names without a record of their own. */
export function refs(doc: LedgerDocument): string[] {
  const found: (string | null | undefined)[] = [];
  const entries: (readonly Pick<GroupMember, 'person'>[] | null | undefined)[] = [
    ...(doc.groups ?? []).map((group) => group.members),
    ...(doc.vaults ?? []).map((vault) => vault.access),
  ];
  for (const list of entries) for (const entry of list ?? []) found.push(entry.person);
  for (const place of doc.places ?? []) found.push(...(place.keyholders ?? []));
  for (const phone of doc.phones ?? []) found.push(...(phone.holders ?? []));
  for (const device of doc.devices ?? []) found.push(device.holder);
  for (const org of doc.organizations ?? []) found.push(...(org.controllers ?? []));
  for (const account of doc.accounts ?? []) {
    found.push(...(account.accessKeyHolders ?? []));
    if (account.inbox && account.inbox !== 'none' && 'person' in account.inbox)
      found.push(account.inbox.person as string);
  }
  return found.filter((ref): ref is string => !!ref);
}

export function ends(doc: LedgerDocument): number[] {
  const lists = [...(doc.groups ?? []).map((g) => g.members), ...(doc.vaults ?? []).map((v) => v.access)];
  return lists
    .flatMap((list) => (list ?? []).flatMap((entry) => [entry.from, entry.until]))
    .filter((at): at is string => !!at)
    .map((at) => Date.parse(at));
}
