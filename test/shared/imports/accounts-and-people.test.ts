/** Listings of accounts and people: inboxes, drift, and asking instead of assuming. */
import { describe, expect, it } from 'vitest';
import { factsFor } from '../../../shared/imports/reconcile/facts-for.ts';
import { documentOf } from '../../../shared/register/record.ts';
import { apply, diff, imported, ledger, NOW, read } from './helpers.ts';

describe('accounts', () => {
  const account = (id: string, email: string) => ({
    Id: id,
    Arn: `arn:aws:organizations::999999999999:account/o-abcdefghij/${id}`,
    Email: email,
    Name: id,
    State: 'ACTIVE',
  });
  const management = account('999999999999', 'aws+mgmt@acme.example');
  const known = () =>
    ledger({
      accounts: [{ id: '111122223333', organization: 'o-abcdefghij' }],
      groups: [{ key: 'aws@acme.example', kind: 'mail' }],
    });

  it('find their inbox by the exact address first, then without the tag', async () => {
    const register = ledger({
      groups: [
        { key: 'aws@acme.example', kind: 'mail' },
        { key: 'aws+prod@acme.example', kind: 'mail' },
      ],
    });
    const document = await imported(
      register,
      await read({
        Accounts: [
          account('111122223333', 'aws+prod@acme.example'),
          account('444455556666', 'aws+dev@acme.example'),
          management,
        ],
      }),
    );
    expect(document.accounts?.map((entry) => entry.inbox)).toEqual([
      { group: 'aws+prod@acme.example' },
      { group: 'aws@acme.example' },
      { group: 'aws@acme.example' },
    ]);
  });

  it('are gone only from a whole list with its management account', async () => {
    expect(diff(known(), await read({ Accounts: [management] })).files[0]?.gone).toBe(1);
    const partial = diff(known(), await read({ Accounts: [account('444455556666', 'x@acme.example')] }));
    expect(partial.files[0]).toMatchObject({
      gone: 0,
      problems: [{ row: 0, reason: expect.stringMatching(/management account/) }],
    });
    expect(diff(known(), await read({ Accounts: [management], NextToken: 'x' })).files[0]?.gone).toBe(0);
  });

  it('show where two files of the same date contradict each other, and take neither', async () => {
    const summary = await read({ SummaryMap: { AccountMFAEnabled: 0 } }, { name: '111122223333.json' });
    const audit = await read([
      { Account: '111122223333', LoginProfile: true, AccessKeys: [], 'MFA Devices': ['x'.repeat(16).toUpperCase()] },
    ]);
    for (const files of [
      [summary, audit],
      [audit, summary],
    ]) {
      const result = diff(known(), ...files);
      const lines = result.lines.filter(({ change }) => change === 'conflicting');
      expect(lines.map(({ after }) => after)).toEqual(
        expect.arrayContaining([{ 'credentials.mfa': 'yes' }, { 'credentials.mfa': 'no' }]),
      );
      expect(lines.every(({ acceptable, byDefault }) => acceptable && !byDefault)).toBe(true);
      expect(factsFor(result, 'default').facts.filter(({ field }) => field === 'credentials.mfa')).toEqual([]);
      expect(result.files[0]?.problems.map(({ reason }) => reason).join()).toContain('contradict each other');
    }
  });

  it('are dated by their import where the file has no date, and marked so', async () => {
    const { facts } = factsFor(diff(ledger(), await read({ Accounts: [management] })), 'default');
    expect(facts[0]?.provenance).toMatchObject({
      basis: 'observed',
      source: 'file:aws-accounts',
      at: NOW,
      detail: expect.stringMatching(/dated by its import/),
    });
  });
});

describe('people', () => {
  const known = () =>
    ledger({
      people: [
        { email: 'alice@acme.example' },
        { email: 'bob@acme.example', status: 'active' },
        { email: 'x@other.example' },
      ],
    });

  it('who are absent from a directory are asked about, never marked left by themselves', async () => {
    const register = known();
    const result = diff(
      register,
      await read([
        { id: '1', status: 'ACTIVE', profile: { login: 'alice@acme.example', email: 'alice@acme.example' } },
      ]),
    );
    expect(result.files[0]).toMatchObject({ gone: 1, people: 1 });
    apply(register, result);
    expect(documentOf(register).people?.find((person) => person.email === 'bob@acme.example')?.status).toBe('active');
  });

  it('are not gone because a list of leavers leaves them out', async () => {
    const result = diff(known(), await read('email,name,last day\nbob@acme.example,Bob,2026-12-31\n'));
    expect(result.files[0]).toMatchObject({ gone: 0, changed: 1 });
    const document = await imported(known(), await read('email,name,last day\nbob@acme.example,Bob,2026-12-31\n'));
    expect(document.people?.find((person) => person.email === 'bob@acme.example')).toMatchObject({
      status: 'active',
      lastDay: '2026-12-31T00:00:00Z',
    });
  });

  it('who are leaving stay so although their directory account is active', async () => {
    const register = ledger({ people: [{ email: 'bob@acme.example', status: 'leaving' }] });
    const document = await imported(
      register,
      await read([{ id: '1', status: 'ACTIVE', profile: { login: 'bob@acme.example', email: 'bob@acme.example' } }]),
    );
    expect(document.people?.[0]?.status).toBe('leaving');
  });
});

describe('a last day', () => {
  const people = { people: [{ email: 'bob@acme.example', name: 'Bob', status: 'active' as const }] };
  const table = (day: string, status = '') => `Email,Status,Last day\nbob@acme.example,${status},${day}\n`;

  it.each([
    ['2026-11-23', '', /last day of bob@acme\.example, 2026-11-23, is over, and the status says active/],
    ['2026-11-23', 'Active', /is over, and the status says active/],
    ['2026-11-24', 'Terminated', /says left, and the last day, 2026-11-24, is to come/],
  ])('%s beside the status “%s” is told as a contradiction', async (day, status, words) => {
    const result = diff(ledger(people), await read(table(day, status), { kind: 'people' }));
    expect(result.files[0]?.problems).toContainEqual({ row: 1, reason: expect.stringMatching(words) });
  });

  it.each([
    ['2026-11-24', ''],
    ['2026-11-23', 'Terminated'],
    ['', 'Active'],
  ])('%s beside the status “%s” is no contradiction', async (day, status) => {
    const result = diff(ledger(people), await read(table(day, status), { kind: 'people' }));
    expect(result.files[0]?.problems.filter(({ reason }) => reason.includes('they count as gone'))).toEqual([]);
  });
});
