import { describe, expect, it } from 'vitest';
import { compileCustody } from '../../../shared/custody/index.ts';
import { applyEdits } from '../../../shared/handover/index.ts';
import { questionsOf, REVIEW_KINDS, removalEdits } from '../../../shared/reviews/index.ts';
import { calm, daysAgo, type Spoilt } from '../gaps/calm.ts';
import { findingOf } from '../gaps/worlds.ts';
import { ANN, AT, NOW, POLICY, tidyCompany } from '../offboarding/companies.ts';

const questions = (document = tidyCompany(), unused = false) =>
  questionsOf(compileCustody(document, { policy: POLICY, now: NOW }), { kinds: REVIEW_KINDS, unused });

describe('the questions of a review', () => {
  it('ask about everybody on every list that an account hangs on, once', () => {
    const asked = questions();
    expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
    expect(asked.filter(({ kind }) => kind === 'vault').map(({ who }) => who)).toContain(ANN);
    expect(asked.every(({ accounts }) => accounts > 0)).toBe(true);
  });

  it('leave out what has ended, and lists that open nothing unless they are asked for', () => {
    const tidy = tidyCompany();
    const spare = { key: 'Spare', complete: true, access: [{ person: ANN, level: 'read' as const }] };
    const ended = (tidy.vaults ?? []).map((vault) => ({
      ...vault,
      access: (vault.access ?? []).map((entry) => ({ ...entry, until: '2026-02-01' })),
    }));
    const document = { ...tidy, vaults: [...ended, spare] };
    expect(questions(document).filter(({ kind }) => kind === 'vault')).toEqual([]);
    expect(
      questions(document, true)
        .filter(({ kind }) => kind === 'vault')
        .map(({ key }) => key),
    ).toEqual(['Spare']);
  });

  it('answered with remove, are not asked again', () => {
    const document = tidyCompany();
    const asked = questions(document);
    const after = applyEdits(document, removalEdits(document, asked, AT));
    expect(questions(after)).toEqual([]);
    expect(removalEdits(after, asked, AT)).toEqual([]);
  });
});

describe('review-overdue', () => {
  const LISTS = ['group|aws-root-prod@acme.example', 'vault|root', 'place|HQ safe', 'phone|+442079460123'];
  const campaign = (more: object, at: string | null, lists = LISTS): Spoilt['records'] => ({
    'campaign|r1': {
      id: 'r1',
      name: 'Autumn',
      status: 'closed',
      openedAt: daysAgo(60),
      dueAt: daysAgo(30).slice(0, 10),
      closedAt: at,
      decisions: lists.map((list) => {
        const [kind, key] = list.split('|');
        return { id: list, kind, key, name: key, decision: at === null ? null : 'keep', at } as never;
      }),
      ...more,
    } as never,
  });
  const old = { aws: { 'aws.joinedAt': '2020-01-01' }, scannedAt: daysAgo(200) };
  const of = (spoilt: Spoilt) => findingOf('review-overdue', calm({ ...old, ...spoilt }));

  it('is fine while everything was looked at within the interval', () => {
    expect(of({ records: campaign({}, daysAgo(20)) ?? {} }).status).toBe('fine');
  });

  it('speaks when nobody ever looked, once the ledger is old enough', () => {
    const never = of({});
    expect(never).toMatchObject({ status: 'gap', reason: expect.stringContaining('Nobody has ever reviewed') });
    expect(findingOf('review-overdue', calm()).status).toBe('not-applicable');
  });

  it('speaks when the last look is too old, and names what was never looked at', () => {
    expect(of({ records: campaign({}, daysAgo(120)) ?? {} })).toMatchObject({
      status: 'gap',
      reason: expect.stringContaining('last reviewed 120 days ago'),
    });
    expect(of({ records: campaign({}, daysAgo(20), LISTS.slice(0, 3)) ?? {} })).toMatchObject({
      status: 'gap',
      reason: 'Who answers +442079460123 has never been reviewed.',
    });
  });

  it('is graver while a review that is late has open questions about the account', () => {
    expect(of({ records: campaign({ status: 'open' }, null) ?? {} })).toMatchObject({
      status: 'gap',
      severity: 'medium',
      reason: expect.stringContaining('four decisions about this account are open'),
    });
  });

  it('has nothing to ask where nobody is on any list', () => {
    const nobody = calm({ ...old, custody: { inbox: null, vaults: null, devices: null, phone: null } });
    expect(findingOf('review-overdue', nobody).status).toBe('not-applicable');
  });
});
