import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Assessment } from '../../../electron/ledger/assessment.ts';
import { Ledger } from '../../../electron/ledger/ledger.ts';
import { sampleFacts } from '../../../electron/sample/facts.ts';
import type { Json, NewFact, SubjectKind } from '../../../shared/register/facts.ts';
import { canonicalJson } from '../../../shared/register/facts.ts';

const START = Date.parse('2026-11-24T12:00:00Z');
const HOUR_MS = 3_600_000;

function sampleLedger() {
  let now = START;
  const ledger = new Ledger(new Database(':memory:'), () => new Date(now));
  ledger.change({ actor: 'test', action: 'sample', title: 'sample' }, (draft) => {
    for (const fact of sampleFacts(new Date(START).toISOString())) draft.put(fact);
  });
  return { ledger, passHours: (hours: number) => (now += hours * HOUR_MS) };
}

/** What a user sees: everything but the order of equals. */
function seen(assessment: Assessment) {
  return {
    gaps: assessment
      .gaps()
      .map((gap) => canonicalJson(gap as unknown as Json))
      .sort(),
    rows: assessment.rows().map((row) => canonicalJson(row as unknown as Json)),
    people: assessment.registerRows('person').map((row) => canonicalJson(row as unknown as Json)),
  };
}

describe('an assessment while time goes by', () => {
  it('counts nobody any more whose last day is over, from midnight in UTC and with nobody’s edit', () => {
    const { ledger, passHours } = sampleLedger();
    const [leaver] = new Assessment(ledger)
      .impacts()
      .filter(({ reaches, status }) => reaches > 0 && status === 'active');
    if (leaver === undefined) throw new Error('nobody reaches anything');
    ledger.change({ actor: 'test', action: 'edit', title: 'edit' }, (draft) =>
      draft.put({
        kind: 'person',
        key: leaver.email,
        field: 'lastDay',
        statement: { value: '2026-11-24' },
        provenance: { basis: 'declared', source: 'person', at: draft.at, by: 'test' },
      }),
    );
    const following = new Assessment(ledger);
    const standing = () => ({
      status: following.impactOf(leaver.email)?.status,
      row: following.registerRows('person').find(({ key }) => key === leaver.email)?.status,
      stillListed: following
        .gaps()
        .filter(({ rule, people }) => rule === 'left-still-listed' && people.includes(leaver.email)).length,
      reaches: following.model.people.left[following.model.people.find(leaver.email)],
    });
    expect(standing()).toMatchObject({ status: 'leaving', row: 'leaving', stillListed: 0, reaches: 0 });
    // Half an hour later, which is no reason to judge anew but for the day that ended.
    passHours(11.75);
    seen(following);
    expect(standing()).toMatchObject({ status: 'leaving', row: 'leaving', stillListed: 0, reaches: 0 });
    passHours(0.25);
    expect(standing()).toMatchObject({ status: 'left', row: 'left', reaches: 1 });
    expect(standing().stillListed).toBeGreaterThan(0);
    expect(seen(following)).toEqual(seen(new Assessment(ledger)));
  });
});

describe('an assessment that follows changes', () => {
  const { ledger: pool } = sampleLedger();
  const refs = (['account', 'person', 'group', 'vault', 'device', 'phone'] as const).flatMap((kind) =>
    [...pool.register.subjects(kind).values()].flatMap((subject) =>
      [...subject.fields.keys()].map((field) => ({ kind: kind as SubjectKind, key: subject.key, field })),
    ),
  );
  const edit = fc.record({
    slot: fc.constantFrom(...refs),
    /** Take the value of the same field of another subject, end the field, or remove the subject. */
    how: fc.constantFrom('copy', 'copy', 'copy', 'end', 'remove'),
    other: fc.nat(),
    hours: fc.constantFrom(0, 0, 2, 30),
  });

  it('sees what an assessment from the start sees', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const { ledger, passHours } = sampleLedger();
        const following = new Assessment(ledger);
        seen(following);
        for (const { slot, how, other, hours } of edits) {
          passHours(hours);
          ledger.change({ actor: 'test', action: 'edit', title: 'edit' }, (draft) => {
            if (how === 'remove') return draft.remove(slot);
            if (how === 'end') return draft.end({ ...slot, item: '', basis: 'declared' });
            const donors = refs.filter(({ kind, field }) => kind === slot.kind && field === slot.field);
            const donor = donors[other % donors.length] ?? slot;
            const value = ledger.register.get(donor)?.value(donor.field);
            if (value === undefined) return;
            const provenance = { basis: 'declared', source: 'person', at: draft.at, by: 'test' } as const;
            draft.put({ ...slot, statement: { value }, provenance } satisfies NewFact);
          });
          expect(seen(following)).toEqual(seen(new Assessment(ledger.register, () => ledger.now())));
        }
      }),
      { numRuns: 6, seed: 3 },
    );
  });

  it('keeps the gaps of accounts that an edit does not reach', () => {
    const { ledger } = sampleLedger();
    const assessment = new Assessment(ledger);
    assessment.gaps();
    const [first, second] = assessment.accountIds();
    const untouched = assessment.briefGapsOf(second ?? '');
    ledger.change({ actor: 'test', action: 'edit', title: 'edit' }, (draft) =>
      draft.put({
        kind: 'account',
        key: first ?? '',
        field: 'phone',
        statement: { value: '+15550199' },
        provenance: { basis: 'declared', source: 'person', at: draft.at },
      }),
    );
    expect(assessment.briefGapsOf(second ?? '')).toBe(untouched);
  });

  it('answers as of a past instant from what was true then', () => {
    const { ledger, passHours } = sampleLedger();
    const assessment = new Assessment(ledger);
    const before = assessment.accountIds().length;
    passHours(48);
    ledger.change({ actor: 'test', action: 'edit', title: 'gone' }, (draft) =>
      draft.remove({ kind: 'account', key: assessment.accountIds()[0] ?? '' }),
    );
    expect(assessment.accountIds()).toHaveLength(before - 1);
    expect(assessment.at(new Date(START + HOUR_MS).toISOString()).accountIds()).toHaveLength(before);
  });
});
