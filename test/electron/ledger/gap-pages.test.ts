import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { LedgerHost } from '../../../electron/ledger/host.ts';
import { sampleFacts } from '../../../electron/sample/facts.ts';
import type { GapRow } from '../../../shared/ipc/channels/gaps.ts';
import { contract } from '../../../shared/ipc/contract.ts';

const START = '2026-11-24T12:00:00Z';

function sampleHost(): LedgerHost {
  const db = new Database(':memory:');
  const host = new LedgerHost({ db, witness: null, close: () => db.close() } as never, () => new Date(START));
  host.ledger.change({ actor: 'test', action: 'sample', title: 'sample' }, (draft) => {
    for (const fact of sampleFacts(START)) draft.put(fact);
  });
  return host;
}

it('finds gaps by words in the account, the rule, the reason and the people, whichever holds which', () => {
  const host = sampleHost();
  const page = (search: string): readonly GapRow[] => {
    const request = contract['gaps.page'].request.parse({
      search,
      statuses: ['gap', 'unknown', 'waived'],
      offset: 0,
      limit: 200,
    });
    const result = host.answer('gaps.page', request, 'test');
    if (!result.ok) throw new Error(result.error.message);
    return (result.value as { rows: readonly GapRow[] }).rows;
  };
  const text = (gap: GapRow): string =>
    `${gap.account}\n${gap.accountName}\n${gap.title}\n${gap.reason}\n${gap.people.join(' ')}`.toLowerCase();
  const all = host.assessment.gaps().map((gap) => ({ ...gap, accountName: host.assessment.accountName(gap.account) }));
  for (const search of ['prod', 'MFA password', 'inbox prod one', 'example', 'nothing-is-called-this']) {
    const words = search.toLowerCase().split(' ');
    const expected = all.filter((gap) => words.every((word) => text(gap).includes(word))).slice(0, 200);
    expect(page(search)).toEqual(expected);
  }
});
