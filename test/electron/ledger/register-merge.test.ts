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

  const TWICE = {
    groups: [
      { key: 'aws-root@x.example', kind: 'mail' as const },
      { key: '01-group-id', kind: 'access' as const, aliases: ['AWS-Root@x.example'] },
    ],
    vaults: [
      { key: 'v1', provider: '1password', name: 'AWS Root' },
      { key: 'aws-root', provider: '1password' },
      { key: 'AWS root', provider: 'bitwarden' },
    ],
    devices: [
      { key: 'yk-1', kind: 'fido' as const, serial: '12 345 678' },
      { key: 'yubi', kind: 'fido' as const, serial: '12345678' },
      { key: 'unlabelled', kind: 'fido' as const },
      { key: 'unlabelled too', kind: 'fido' as const },
    ],
    places: [{ key: 'HQ safe' }, { key: 'hq-safe' }, { key: 'Berlin safe' }],
    phones: [{ number: '+49 30 5550100' }, { number: '030 5550100' }, { number: '+15550199' }],
  };

  it('are found among groups, vaults, devices, places and phones, each by its own signs', () => {
    const { ask } = ledgerOf(TWICE);
    const { pairs } = ask('register.duplicates', undefined);
    expect(pairs.map(({ a, b, because }) => [a.kind, a.key, b.key, because])).toEqual([
      ['group', '01-group-id', 'aws-root@x.example', 'both are called aws-root@x.example'],
      ['vault', 'aws-root', 'v1', 'the same name in the same password manager'],
      ['device', 'yk-1', 'yubi', 'both have the serial number 12345678'],
      ['place', 'HQ safe', 'hq-safe', 'the same name'],
      ['phone', '+49 30 5550100', '030 5550100', 'the same number, written differently'],
    ]);
  });

  it('are told apart in every kind', () => {
    const { ask } = ledgerOf(TWICE);
    for (const { a, b } of ask('register.duplicates', undefined).pairs)
      ask('register.save', { kind: a.kind, key: b.key, set: { distinctFrom: [a.key] } });
    expect(ask('register.duplicates', undefined).pairs).toEqual([]);
  });
});

describe('merging two phones', () => {
  it('keeps everybody who answers either of them', () => {
    const { ask, value } = ledgerOf({
      phones: [
        { number: '+15550100', holders: ['a@x.example'], complete: true },
        { number: '555-0100', holders: ['b@x.example'] },
      ],
      accounts: [{ id: '111122223333', phone: '555-0100' }],
    });
    ask('register.merge', { kind: 'phone', into: '+15550100', from: '555-0100' });
    expect(value('phone', '+15550100', 'holders')).toEqual(['a@x.example', 'b@x.example']);
    expect(value('account', '111122223333', 'phone')).toBe('+15550100');
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
