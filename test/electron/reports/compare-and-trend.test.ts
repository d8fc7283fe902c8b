/** Two dates compared, and the trend: told from history, as it was. */
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { Assessment } from '../../../electron/ledger/assessment.ts';
import { Ledger } from '../../../electron/ledger/ledger.ts';
import { compare } from '../../../electron/ledger/reports/compare.ts';
import { comparisonFile } from '../../../electron/ledger/reports/comparison-files.ts';
import { trend } from '../../../electron/ledger/reports/trend.ts';
import type { LedgerContext } from '../../../electron/ledger/requests/handler.ts';
import type { Json, SubjectKind } from '../../../shared/register/facts.ts';

const START = Date.parse('2026-03-02T12:00:00Z');
const DAY_MS = 86_400_000;
const ACCOUNT = '111122223333';
const iso = (day: number): string => new Date(START + day * DAY_MS).toISOString();

type Says = readonly [kind: SubjectKind, key: string, field: string, value: Json, item?: string];

/** A small company: Alice reads the inbox and the vault, Bob has the device. */
const FIRST: readonly Says[] = [
  ['person', 'alice@acme.example', 'name', 'Alice Quist'],
  ['person', 'bob@acme.example', 'name', 'Bob Vane'],
  ['person', 'carol@acme.example', 'name', 'Carol Zane'],
  ['group', 'root@acme.example', 'members', { person: 'alice@acme.example' }, 'person:alice@acme.example'],
  ['vault', 'v', 'access', { person: 'alice@acme.example', level: 'read' }, 'person:alice@acme.example|read'],
  ['device', 'yk', 'holder', 'bob@acme.example'],
  ['account', ACCOUNT, 'name', 'prod'],
  ['account', ACCOUNT, 'inbox', { group: 'root@acme.example' }],
  ['account', ACCOUNT, 'vaults', ['v']],
  ['account', ACCOUNT, 'devices', ['yk']],
  ['account', ACCOUNT, 'credentials.password', 'yes'],
  ['account', ACCOUNT, 'credentials.mfa', 'yes'],
];

function company() {
  let now = START;
  const ledger = new Ledger(new Database(':memory:'), () => new Date(now));
  const context: LedgerContext = { ledger, assessment: new Assessment(ledger), actor: 'test' };
  const say = (day: number, statements: readonly Says[]): void => {
    now = START + day * DAY_MS;
    ledger.change({ actor: 'test', action: 'edit', title: `day ${day}` }, (draft) => {
      for (const [kind, key, field, value, item = ''] of statements)
        draft.put({
          kind,
          key,
          field,
          item,
          statement: { value },
          provenance: { basis: 'declared', source: 'person', at: draft.at, by: 'alice@acme.example' },
        });
    });
  };
  say(0, FIRST);
  return { context, say, day: (day: number) => (now = START + day * DAY_MS) };
}

describe('two dates compared', () => {
  const { context, say, day } = company();
  say(10, [['device', 'yk', 'holder', 'carol@acme.example']]);
  day(20);
  const comparison = compare(context, { from: iso(5), to: iso(15) });

  it('says who gained and who lost reach, and by what', () => {
    expect(comparison.accounts).toMatchObject([
      {
        id: ACCOUNT,
        is: 'changed',
        gained: [{ person: 'carol@acme.example', name: 'Carol Zane', parts: ['factor'] }],
        lost: [{ person: 'bob@acme.example', name: 'Bob Vane', parts: ['factor'] }],
      },
    ]);
    expect(comparison.people.map(({ email, gained, lost }) => [email, gained, lost])).toEqual([
      ['bob@acme.example', 0, 1],
      ['carol@acme.example', 1, 0],
    ]);
  });

  it('says which statements differ, and who said so', () => {
    expect(comparison.statements).toEqual([
      expect.objectContaining({
        kind: 'device',
        key: 'yk',
        before: 'Bob Vane',
        after: 'Carol Zane',
        by: 'alice@acme.example',
      }),
    ]);
  });

  it('finds nothing between two dates on which nothing was changed', () => {
    const quiet = compare(context, { from: iso(11), to: iso(12) });
    expect([quiet.accountsTotal, quiet.statementsTotal, quiet.peopleTotal]).toEqual([0, 0, 0]);
  });

  it('tells of accounts that came', () => {
    const since = compare(context, { from: '2026-03-01T00:00:00Z', to: iso(15) });
    expect(since.accounts).toMatchObject([{ id: ACCOUNT, is: 'new' }]);
  });

  it('refuses dates in the wrong order', () => {
    expect(() => compare(context, { from: iso(15), to: iso(5) })).toThrow('before');
  });

  it('is saved whole, and redacted without anybody’s name', () => {
    const file = (redacted: boolean, format: 'html' | 'json'): string =>
      comparisonFile(context, { from: iso(5), to: iso(15), format, redacted, font: null }).text;
    for (const format of ['html', 'json'] as const) {
      expect(file(false, format)).toContain('Carol Zane');
      expect(file(true, format)).not.toMatch(/carol|zane|bob|vane|acme\.example/i);
    }
  });
});

describe('the trend', () => {
  const whole = (context: LedgerContext) => {
    let answer = trend(context, { days: 60, every: 7 });
    for (let asked = 0; answer.pending > 0 && asked < 60; asked += 1) answer = trend(context, { days: 60, every: 7 });
    return answer.points;
  };

  it('works past days out one at a time, then has them all', () => {
    const { context, day } = company();
    day(40);
    const first = trend(context, { days: 60, every: 7 });
    expect(first.pending).toBeGreaterThan(2);
    expect(trend(context, { days: 60, every: 7 }).pending).toBe(first.pending - 1);
    const points = whole(context);
    expect(points.map(({ at }) => at)).toEqual(points.map(({ at }) => at).toSorted());
    expect(points.length).toBe(first.pending + 2);
  });

  it('shows gaps that were mended as closed, and facts growing older', () => {
    const { context, say, day } = company();
    say(21, [['device', 'yk', 'holder', 'alice@acme.example']]);
    day(40);
    const points = whole(context);
    const before = points.find(({ at }) => at > iso(14));
    const after = points.at(-1);
    expect(points[0]?.opened).toBeNull();
    expect(points.reduce((sum, { opened }) => sum + (opened ?? 0), 0)).toBeGreaterThan(0);
    expect(after?.medianAgeDays).toBeGreaterThan(before?.medianAgeDays ?? 0);
    for (const [index, point] of points.entries()) {
      const total = (one: typeof point): number => Object.values(one.open).reduce((sum, count) => sum + count, 0);
      const previous = points[index - 1];
      if (previous !== undefined)
        expect(total(point) - total(previous)).toBe((point.opened ?? 0) - (point.closed ?? 0));
    }
  });

  it('has nothing to say of an empty ledger', () => {
    const ledger = new Ledger(new Database(':memory:'), () => new Date(START));
    expect(trend({ ledger, assessment: new Assessment(ledger), actor: 'test' }, { days: 60, every: 7 })).toEqual({
      points: [],
      pending: 0,
    });
  });
});
