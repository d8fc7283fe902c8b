/** The counts of an import in words that say what they count. */
import { KIND_NAMES } from '../register/labels.ts';
import type { ChangeCount, Counted, FileSummary } from './reconcile/lines.ts';

function nounOf(of: Counted, number: number): string {
  const one = number === 1;
  if (of === 'member') return one ? 'member' : 'members';
  if (of === 'grantee') return one ? 'right to a vault' : 'rights to vaults';
  return KIND_NAMES[of][one ? 0 : 1];
}

/** `2 new accounts, 1 changed account, 3 members gone`; that all of it was known where nothing changes. */
export function changesInWords({ changes }: { readonly changes: readonly ChangeCount[] }): string {
  const parts = changes.flatMap(({ of, added, changed, gone }) => [
    ...(added > 0 ? [`${added} new ${nounOf(of, added)}`] : []),
    ...(changed > 0 ? [`${changed} changed ${nounOf(of, changed)}`] : []),
    ...(gone > 0 ? [`${gone} ${nounOf(of, gone)} gone`] : []),
  ]);
  return parts.length === 0 ? 'nothing new, changed or gone' : parts.join(', ');
}

/** `2 accounts, 1 group`: what the rows speak of, or are said to belong to; empty where nothing. */
export function aboutWords(of: Pick<FileSummary, 'accounts' | 'people' | 'groups' | 'vaults'>): string {
  const sorts = [
    ['account', of.accounts],
    ['person', of.people],
    ['group', of.groups],
    ['vault', of.vaults],
  ] as const;
  return sorts
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => `${number} ${nounOf(kind, number)}`)
    .join(', ');
}
