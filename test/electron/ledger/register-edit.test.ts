import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../../electron/ledger/ledger.ts';
import { ledgerOf, SMALL } from './register-fixture.ts';

describe('editing the register', () => {
  it('creates a subject once, and says so the second time', () => {
    const { ask, value } = ledgerOf(SMALL);
    ask('register.save', { kind: 'person', key: 'cara@acme.example', create: true, set: { name: 'Cara' } });
    expect(value('person', 'cara@acme.example', 'name')).toBe('Cara');
    expect(() => ask('register.save', { kind: 'person', key: 'cara@acme.example', create: true })).toThrow(/already/);
  });

  it('declares beside what was observed, and takes a declaration back', () => {
    const { ask, ledger, value } = ledgerOf(SMALL);
    const field = () => ledger.register.get({ kind: 'group', key: 'root@acme.example' })?.fields.get('name');
    ask('register.save', { kind: 'group', key: 'root@acme.example', set: { name: 'Root list' } });
    expect(value('group', 'root@acme.example', 'name')).toBe('Root list');
    expect(field()?.contradicting).toHaveLength(1);
    ask('register.save', { kind: 'group', key: 'root@acme.example', set: { name: null } });
    expect(field()?.contradicting).toHaveLength(0);
    expect(value('group', 'root@acme.example', 'name')).toBe('Root mail');
  });

  it('refuses a value of the wrong shape and changes nothing', () => {
    const { ask, snapshot } = ledgerOf(SMALL);
    const before = snapshot();
    expect(() => ask('register.save', { kind: 'account', key: '111122223333', set: { vaults: 'one' } })).toThrow(
      /vaults/,
    );
    expect(snapshot()).toBe(before);
  });

  it('refuses what looks like a secret, without quoting it', () => {
    const { ask, snapshot } = ledgerOf(SMALL);
    const before = snapshot();
    const secret = 'password: hunter2-hunter2';
    for (const set of [
      { vaultItems: [{ vault: '1password:AWS root', item: 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP' }] },
      { name: secret },
    ]) {
      let said = '';
      try {
        ask('register.save', { kind: 'account', key: '111122223333', set });
      } catch (error) {
        said = String(error);
      }
      expect(said).toMatch(/stores no secrets/);
      expect(said).not.toMatch(/hunter2|JBSWY/);
    }
    expect(snapshot()).toBe(before);
  });

  it.each([
    ['person', 'ann@acme.example', { lastDay: '9999-12-31' }],
    ['person', 'ann@acme.example', { lastDay: '1970-01-01T01:00:00+01:00' }],
    ['account', '111122223333', { passwordRotatedAt: '2099-12-31' }],
  ] as const)('refuses a date that stands for none: %s', (kind, key, set) => {
    const { ask, snapshot, ledger } = ledgerOf(SMALL);
    if (ledger.register.get({ kind, key }) === undefined) ask('register.save', { kind, key, create: true, set: {} });
    const before = snapshot();
    expect(() => ask('register.save', { kind, key, set })).toThrow(/stands for no date/);
    expect(snapshot()).toBe(before);
  });

  it('keeps an instant in UTC, whatever zone it was written in', () => {
    const { ask, value } = ledgerOf(SMALL);
    const set = { passwordRotatedAt: '2026-01-01T00:00:00+02:00' };
    ask('register.save', { kind: 'account', key: '111122223333', set });
    expect(value('account', '111122223333', 'passwordRotatedAt')).toBe('2025-12-31T22:00:00Z');
  });

  it('says that a device is in one place only', () => {
    const { ask, value } = ledgerOf(SMALL);
    ask('register.save', { kind: 'device', key: 'yk-1', set: { vault: '1password:AWS root' } });
    expect(value('device', 'yk-1', 'vault')).toBe('1password:AWS root');
    expect(value('device', 'yk-1', 'holder')).toBeUndefined();
  });
});

function itemStillOpen(ledger: Ledger): string {
  const items = ledger.register.get({ kind: 'group', key: 'g@acme.example' })?.items.get('members') ?? new Map();
  for (const [name, field] of items) {
    const statement = field.effective?.statement;
    if (statement !== undefined && 'value' in statement && (statement.value as { until: unknown }).until === null)
      return name;
  }
  throw new Error('nobody is in the group');
}

describe('lists with a history', () => {
  const save = { kind: 'group', key: 'root@acme.example' } as const;

  it('ends an entry by closing its time, and a new time is an entry of its own', () => {
    const { ask, entries, passDays } = ledgerOf(SMALL);
    passDays(1);
    ask('register.save', { ...save, close: { members: ['person:alice@acme.example'] } });
    expect(entries('group', save.key).find(({ person }) => person === 'alice@acme.example')?.until).toBe(
      '2026-11-02T00:00:00.000Z',
    );
    passDays(1);
    ask('register.save', {
      ...save,
      items: { members: [{ person: 'alice@acme.example', from: '2026-11-03', until: null }] },
    });
    const alice = entries('group', save.key).filter(({ person }) => person === 'alice@acme.example');
    expect(alice.map(({ from }) => from).sort()).toEqual(['2024-01-01T00:00:00Z', '2026-11-03']);
  });

  it('changes the role of somebody who is in, without a second entry', () => {
    const { ask, entries } = ledgerOf(SMALL);
    ask('register.save', {
      ...save,
      items: { members: [{ person: 'alice@acme.example', role: 'owner', from: '2024-01-01T00:00:00Z', until: null }] },
    });
    expect(entries('group', save.key).filter(({ person }) => person === 'alice@acme.example')).toHaveLength(1);
  });

  it('never loses a span of time, whatever is ended and begun again', () => {
    const step = fc.constantFrom('add', 'end');
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const { ask, ledger, entries, passDays } = ledgerOf({ groups: [{ key: 'g@acme.example', kind: 'mail' }] });
        const spans: { from: string; until: string | null }[] = [];
        const edit = { kind: 'group', key: 'g@acme.example' } as const;
        for (const what of steps) {
          passDays(1);
          const now = ledger.now().toISOString();
          const open = spans.find(({ until }) => until === null);
          if (what === 'add') {
            ask('register.save', {
              ...edit,
              items: { members: [{ person: 'x@acme.example', from: open?.from ?? now, until: null }] },
            });
            if (open === undefined) spans.push({ from: now, until: null });
          } else if (open !== undefined) {
            const item = itemStillOpen(ledger);
            ask('register.save', { ...edit, close: { members: [item] } });
            open.until = now;
          }
        }
        const held = entries('group', edit.key).map(({ from, until }) => ({ from, until }));
        expect(held.map((span) => JSON.stringify(span)).sort()).toEqual(
          spans.map((span) => JSON.stringify(span)).sort(),
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('confirming', () => {
  it('makes a statement fresh without adding one', () => {
    const { ask, ledger, passDays } = ledgerOf(SMALL);
    passDays(200);
    ask('register.confirm', { kind: 'phone', keys: ['+15550100'] });
    const field = ledger.register.get({ kind: 'phone', key: '+15550100' })?.fields.get('holders');
    expect(field?.effective?.confirmed.at.slice(0, 10)).toBe('2027-05-20');
    expect(ask('register.page', { kind: 'phone', problemsOnly: true }).total).toBe(0);
  });
});

describe('many at once', () => {
  const keys = ['111122223333', '000022223333', '333322221111'];

  it('shows what it would change, changes just that, and is undone as one step', () => {
    const { ask, value, snapshot, ledger } = ledgerOf(SMALL);
    ask('register.save', { kind: 'vault', key: '1password:Spare', create: true });
    const before = snapshot();
    const wanted = { kind: 'account', keys, add: { vaults: ['1password:AWS root'] } };
    const preview = ask('register.bulk-preview', wanted);
    expect([preview.changing, preview.unchanged]).toEqual([1, 2]);
    expect(preview.changes[0]).toMatchObject({
      key: '000022223333',
      fields: [{ label: 'Password kept in', before: null }],
    });
    expect(snapshot()).toBe(before);
    const done = ask('register.bulk', wanted);
    expect(done.changed).toBe(1);
    expect(value('account', '000022223333', 'vaults')).toEqual(['1password:AWS root']);
    ledger.undo(done.seq, 'ada');
    expect(snapshot()).toBe(before);
  });

  it('adds to, takes out of and replaces lists; a list that nobody recorded stays so', () => {
    const { ask, value } = ledgerOf(SMALL);
    ask('register.bulk', { kind: 'account', keys, remove: { vaults: ['1password:AWS root'] } });
    expect(value('account', '111122223333', 'vaults')).toEqual([]);
    expect(value('account', '000022223333', 'vaults')).toBeUndefined();
    ask('register.bulk', { kind: 'account', keys, set: { inbox: { group: 'root@acme.example' }, phone: '+15550100' } });
    expect(keys.map((key) => value('account', key, 'phone'))).toEqual(['+15550100', '+15550100', '+15550100']);
  });

  it('writes nothing where nothing changes', () => {
    const { ask, ledger } = ledgerOf(SMALL);
    const entries = () => ledger.db.prepare('SELECT count(*) FROM log').pluck().get();
    const before = entries();
    expect(ask('register.bulk', { kind: 'account', keys: ['111122223333'], set: { name: 'prod' } }).changed).toBe(0);
    expect(entries()).toBe(before);
  });
});

describe('removing', () => {
  it('says what still names it, refuses, and does it when asked to all the same', () => {
    const { ask, ledger, passDays } = ledgerOf(SMALL);
    passDays(1);
    const ref = { kind: 'vault', key: '1password:AWS root' } as const;
    const { uses, total } = ask('register.uses', ref);
    expect(total).toBe(2);
    expect(uses[0]).toMatchObject({ kind: 'account', label: 'Password kept in' });
    expect(() => ask('register.remove', ref)).toThrow(/still named/);
    const before = ledger.now().toISOString();
    passDays(1);
    ask('register.remove', { ...ref, force: true });
    expect(ledger.register.get(ref)).toBeUndefined();
    expect(ledger.registerAsOf(before).get(ref)).toBeDefined();
  });
});

describe('a page of the register', () => {
  it('searches, sorts and tells names instead of keys', () => {
    const { ask } = ledgerOf(SMALL);
    expect(ask('register.page', { kind: 'person', search: 'stone' }).rows.map(({ key }) => key)).toEqual([
      'bob@acme.example',
    ]);
    const view = ask('register.get', { kind: 'device', key: 'yk-1' });
    expect(view.named['person:bob@acme.example']?.name).toBe('Bob Stone');
    expect(view.hanging.map(({ account }) => account)).toEqual(['333322221111']);
    expect(view.ways).toEqual([{ how: 'is enrolled as MFA device', accounts: 1 }]);
  });

  it('sorts people by how much would break, the worst first', () => {
    const { ask } = ledgerOf({
      ...SMALL,
      accounts: [
        {
          id: '111122223333',
          inbox: { person: 'bob@acme.example' },
          vaults: [],
          phone: 'none',
          credentials: { password: 'yes', mfa: 'no', accessKeys: 'no' },
        },
      ],
    });
    const { rows } = ask('register.page', { kind: 'person', sort: { by: 'impact', descending: true } });
    expect(rows[0]?.key).toBe('bob@acme.example');
    expect(rows[0]?.impact?.lost).toBe(1);
  });

  it('counts a list that nobody recorded as open', () => {
    const { ask } = ledgerOf({ places: [{ key: 'Safe' }, { key: 'Locker', keyholders: ['bob@acme.example'] }] });
    expect(ask('register.page', { kind: 'place', problemsOnly: true }).rows.map(({ key }) => key)).toEqual(['Safe']);
  });
});
