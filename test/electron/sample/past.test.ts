/** The sample's past: it ends in what the sample shows today, and there is something to see on the way. */
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { Assessment } from '../../../electron/ledger/assessment.ts';
import { Ledger } from '../../../electron/ledger/ledger.ts';
import { compare } from '../../../electron/ledger/reports/compare.ts';
import { trend } from '../../../electron/ledger/reports/trend.ts';
import type { LedgerContext } from '../../../electron/ledger/requests/handler.ts';
import { recordSample } from '../../../electron/ledger/sample-facts.ts';
import { verifyChain } from '../../../electron/ledger/sealing/chain.ts';
import { sampleFacts } from '../../../electron/sample/facts.ts';
import { samplePast } from '../../../electron/sample/past.ts';
import { canonicalJson, type Json, type NewFact } from '../../../shared/register/facts.ts';

const NOW = '2026-11-24T12:00:00.000Z';
const DAY_MS = 86_400_000;

function recorded(): LedgerContext {
  const ledger = new Ledger(new Database(':memory:'), () => new Date(NOW));
  const context = { ledger, assessment: new Assessment(ledger), actor: 'h.keeper' };
  recordSample(context, null);
  return context;
}

const ago = (days: number): string => new Date(Date.parse(NOW) - days * DAY_MS).toISOString();
/** What the next scan reads anew. */
const isReading = ({ kind, provenance }: Pick<NewFact, 'kind' | 'provenance'>): boolean =>
  provenance.source.startsWith('aws:') && (kind === 'account' || kind === 'organization');

describe('the past of the sample company', () => {
  const context = recorded();

  it('ends in what the sample shows today', () => {
    const words = (facts: Iterable<Pick<NewFact, 'kind' | 'key' | 'field' | 'item' | 'statement' | 'provenance'>>) =>
      [...facts]
        .filter((fact) => !isReading(fact))
        .map(({ kind, key, field, item, statement, provenance: { basis, at } }) =>
          canonicalJson([kind, key, field, item ?? '', basis, at, { ...statement }] as Json),
        )
        .sort();
    expect(words([...context.ledger.facts.current()].flat())).toEqual(words(sampleFacts(NOW)));
  });

  it('is in order, nobody says anything before its time, and its chain fits', () => {
    const past = samplePast(NOW);
    const times = past.map(({ at }) => Date.parse(at));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeLessThanOrEqual(Date.parse(NOW));
    for (const { at, put } of past)
      for (const { provenance } of put) expect(Date.parse(provenance.at)).toBeLessThanOrEqual(Date.parse(at));
    expect(verifyChain(context.ledger.db)).toEqual([]);
  });

  it('gives three months of points, with gaps opened and closed and unknowns becoming fewer', () => {
    let answer = trend(context, { days: 90, every: 7 });
    while (answer.pending > 0) answer = trend(context, { days: 90, every: 7 });
    const { points } = answer;
    expect(points.length).toBeGreaterThanOrEqual(11);
    expect(points.some(({ opened }) => (opened ?? 0) > 0)).toBe(true);
    expect(points.some(({ closed }) => (closed ?? 0) > 0)).toBe(true);
    expect(points.at(-1)?.unknown).toBeLessThan(points[0]?.unknown ?? 0);
    expect(points.at(-1)?.accounts).toBeGreaterThan(points[0]?.accounts ?? 0);
  });

  it('names who gained and who lost reach between two dates', () => {
    const { people, closed } = compare(context, { from: ago(75), to: ago(1) });
    expect(closed).toBeGreaterThan(0);
    expect(people.some(({ gained }) => gained > 0)).toBe(true);
    expect(people.find(({ email }) => email === 'dmitri.volkov@fernhill.example')?.lost).toBeGreaterThan(0);
  });
});
