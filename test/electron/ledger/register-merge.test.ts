import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerOf, SMALL } from './register-fixture.ts';

const PEOPLE = ['a@x.example', 'b@x.example', 'c@x.example'];
const person = fc.constantFrom(...PEOPLE);
const day = fc.integer({ min: 10, max: 28 }).map((number) => `2026-01-${number}T00:00:00Z`);
const member = fc.record({ person, from: day, until: fc.option(day, { nil: null }) });
type Member = { person: string; from: string; until: string | null };

const ledgers = fc.record({
  groups: fc.array(fc.uniqueArray(member, { selector: (one) => JSON.stringify(one), maxLength: 5 }), {
    minLength: 1,
    maxLength: 3,
  }),
  holders: fc.uniqueArray(person, { maxLength: 3 }),
  holder: person,
});

const documentOf = ({ groups, holders, holder }: { groups: Member[][]; holders: string[]; holder: string }) => ({
  people: PEOPLE.map((email) => ({ email })),
  groups: groups.map((members, at) => ({ key: `g${at}@x.example`, members })),
  phones: [{ number: '+15550100', holders }],
  devices: [{ key: 'd', kind: 'fido' as const, holder }],
  accounts: [{ id: '111122223333', inbox: { person: holder }, accessKeyHolders: holders }],
});

describe('merging two people', () => {
  it('lets everything that named the second name the first, and keeps its address as an alias', () => {
    const { ask, entries, value, ledger } = ledgerOf(SMALL);
    ask('register.merge', { kind: 'person', into: 'alice@acme.example', from: 'a.ng@acme.example' });
    expect(ledger.register.get({ kind: 'person', key: 'a.ng@acme.example' })).toBeUndefined();
    expect(value('person', 'alice@acme.example', 'aliases')).toEqual(['a.ng@acme.example', 'ang@acme.example']);
    // Both spans of time are still there: what she could read until 2023 is not forgotten.
    expect(entries('group', 'root@acme.example').map(({ person: who, from }) => [who, from])).toEqual([
      ['alice@acme.example', '2022-01-01T00:00:00Z'],
      ['alice@acme.example', '2024-01-01T00:00:00Z'],
    ]);
  });

  it('leaves nothing that names the second, loses no entry, and is undone as one step', () => {
    fc.assert(
      fc.property(ledgers, (made) => {
        const { ask, ledger, snapshot, entries } = ledgerOf(documentOf(made));
        const before = snapshot();
        const sizes = made.groups.map((members) => new Set(members.map((one) => JSON.stringify(one))).size);
        const { seq } = ask('register.merge', { kind: 'person', into: 'a@x.example', from: 'b@x.example' });
        expect(ask('register.uses', { kind: 'person', key: 'b@x.example' }).total).toBe(0);
        for (const [at, size] of sizes.entries()) expect(entries('group', `g${at}@x.example`)).toHaveLength(size);
        ledger.undo(seq, 'ada');
        expect(snapshot()).toBe(before);
      }),
      { numRuns: 40 },
    );
  });

  it('is refused for one and the same', () => {
    const { ask } = ledgerOf(SMALL);
    expect(() => ask('register.merge', { kind: 'person', into: 'bob@acme.example', from: 'bob@acme.example' })).toThrow(
      /two different/,
    );
  });
});

describe('likely duplicates', () => {
  it('are proposed, and no more once somebody has told them apart', () => {
    const { ask } = ledgerOf(SMALL);
    expect(ask('register.duplicates', undefined).pairs.map(({ because }) => because)).toEqual(['the same name']);
    ask('register.save', { kind: 'person', key: 'alice@acme.example', set: { distinctFrom: ['a.ng@acme.example'] } });
    expect(ask('register.duplicates', undefined).pairs).toEqual([]);
  });
});

describe('merging two groups', () => {
  it('unites their members without losing a span of time', () => {
    const { ask, entries, value } = ledgerOf({
      groups: [
        { key: 'one@x.example', members: [{ person: 'a@x.example', from: null, until: '2025-01-01' }] },
        {
          key: 'two@x.example',
          complete: false,
          members: [{ person: 'a@x.example', from: '2026-01-01', until: null }],
        },
      ],
      accounts: [{ id: '111122223333', inbox: { group: 'two@x.example' } }],
    });
    ask('register.merge', { kind: 'group', into: 'one@x.example', from: 'two@x.example' });
    expect(entries('group', 'one@x.example').map(({ until }) => until)).toEqual(
      expect.arrayContaining(['2025-01-01', null]),
    );
    expect(value('account', '111122223333', 'inbox')).toEqual({ group: 'one@x.example' });
    expect(value('group', 'one@x.example', 'complete')).toBe(false);
  });
});
