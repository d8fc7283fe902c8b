import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../electron/ledger/ledger.ts';
import { readLog } from '../../../electron/ledger/log.ts';
import { verifyChain } from '../../../electron/ledger/sealing/chain.ts';
import type { Basis, NewFact } from '../../../shared/register/facts.ts';
import { exportOf } from '../../../shared/register/record.ts';
import { Register } from '../../../shared/register/register.ts';

const EDIT = { actor: 'ada', action: 'edit', title: 'An edit' };

function fact(key: string, field: string, value: string, basis: Basis = 'declared', at = '2026-01-01'): NewFact {
  return { kind: 'account', key, field, statement: { value }, provenance: { basis, source: 'person', at, by: 'ada' } };
}

/** A clock that a test moves by hand. */
function clock(start: string) {
  let now = new Date(start);
  return { read: () => now, set: (at: string) => (now = new Date(at)) };
}

const snapshot = (register: Register) => exportOf(register, '2026-01-01');

describe('a ledger', () => {
  it('keeps what was true before an edit, and answers as of any date', () => {
    const time = clock('2026-01-10T00:00:00Z');
    const ledger = new Ledger(new Database(':memory:'), time.read);
    ledger.change(EDIT, (draft) => draft.put(fact('111122223333', 'phone', '+1')));
    time.set('2026-02-10T00:00:00Z');
    ledger.change(EDIT, (draft) => draft.put(fact('111122223333', 'phone', '+2', 'declared', '2026-02-10')));

    expect(ledger.register.get({ kind: 'account', key: '111122223333' })?.value('phone')).toBe('+2');
    const then = ledger.registerAsOf('2026-01-20T00:00:00.000Z');
    expect(then.get({ kind: 'account', key: '111122223333' })?.value('phone')).toBe('+1');
    expect(ledger.facts.history({ kind: 'account', key: '111122223333' }).map((old) => old.statement)).toEqual([
      { value: '+2' },
      { value: '+1' },
    ]);
  });

  it('lets an observation and a declaration of custody stand side by side, the newer one counting, and shows the drift', () => {
    const ledger = new Ledger(new Database(':memory:'));
    ledger.change(EDIT, (draft) => {
      draft.put(fact('111122223333', 'phone', '+1', 'observed', '2026-01-01'));
      draft.put(fact('111122223333', 'phone', '+2', 'declared', '2026-03-01'));
    });
    const field = ledger.register.get({ kind: 'account', key: '111122223333' })?.fields.get('phone');
    expect(field?.effective?.statement).toEqual({ value: '+2' });
    expect(field?.contradicting.map((held) => held.statement)).toEqual([{ value: '+1' }]);
  });

  it('does not let a failed reading pass for what was read before', () => {
    const ledger = new Ledger(new Database(':memory:'));
    const ref = { kind: 'account', key: '111122223333' } as const;
    ledger.change(EDIT, (draft) => draft.put(fact(ref.key, 'credentials.mfa', 'yes', 'observed', '2026-01-01')));
    ledger.change(EDIT, (draft) =>
      draft.put({
        ...ref,
        field: 'credentials.mfa',
        statement: { unknown: { reason: 'access-denied' } },
        provenance: { basis: 'observed', source: 'aws:iam:GetAccountSummary', at: '2026-01-02' },
      }),
    );
    expect(ledger.register.get(ref)?.value('credentials.mfa')).toBeUndefined();
    expect(ledger.register.get(ref)?.unknown('credentials.mfa')).toEqual({ reason: 'access-denied' });
  });

  it('confirms an equal statement by an entry that only confirms, and knows as of any date how it was confirmed', () => {
    const ledger = new Ledger(new Database(':memory:'));
    ledger.change(EDIT, (draft) => draft.put(fact('111122223333', 'phone', '+1', 'observed', '2026-01-01')));
    const again = ledger.change(EDIT, (draft) =>
      draft.put(fact('111122223333', 'phone', '+1', 'observed', '2026-05-01')),
    );
    expect(again).toMatchObject({ added: 0, ended: 0, confirmed: 1 });
    const [entry] = readLog(ledger.db, { limit: 1, search: '' });
    expect(entry).toMatchObject({ seq: 2, action: 'confirm', title: 'An edit: 1 fact confirmed' });
    const held = ledger.register.get({ kind: 'account', key: '111122223333' })?.fields.get('phone')?.effective;
    expect(held).toMatchObject({ provenance: { at: '2026-01-01' }, confirmed: { at: '2026-05-01' } });
    const confirmedAt = (seq: number) => [...ledger.facts.asOf(seq)].map(({ confirmed }) => confirmed.at);
    expect([confirmedAt(1), confirmedAt(2)]).toEqual([['2026-01-01'], ['2026-05-01']]);
    expect(verifyChain(ledger.db)).toEqual([]);
  });

  it('writes nothing of a change that fails in the middle', () => {
    const ledger = new Ledger(new Database(':memory:'));
    ledger.change(EDIT, (draft) => draft.put(fact('111122223333', 'phone', '+1')));
    const before = snapshot(ledger.register);
    expect(() =>
      ledger.change(EDIT, (draft) => {
        draft.put(fact('111122223333', 'phone', '+2'));
        throw new Error('power cut');
      }),
    ).toThrow('power cut');
    expect(snapshot(ledger.register)).toEqual(before);
    expect(snapshot(new Ledger(ledger.db).register)).toEqual(before);
    expect(verifyChain(ledger.db)).toEqual([]);
  });

  it('refuses to undo a change that later changes build on', () => {
    const ledger = new Ledger(new Database(':memory:'));
    const first = ledger.change(EDIT, (draft) => draft.put(fact('111122223333', 'phone', '+1')));
    ledger.change(EDIT, (draft) => draft.put(fact('111122223333', 'phone', '+2')));
    expect(() => ledger.undo(first.seq, 'ada')).toThrow(/followed by other changes/);
  });

  it('does not go back in time when the clock does', () => {
    const time = clock('2026-03-01T00:00:00Z');
    const ledger = new Ledger(new Database(':memory:'), time.read);
    ledger.change(EDIT, (draft) => draft.put(fact('1', 'phone', '+1')));
    time.set('2026-02-28T12:00:00Z');
    const later = ledger.change(EDIT, (draft) => draft.put(fact('1', 'phone', '+2')));
    expect(later.at).toBe('2026-03-01T00:00:00.000Z');
    expect(readLog(ledger.db, { limit: 1, search: '' })[0]).toMatchObject({ wall: '2026-02-28T12:00:00.000Z' });
  });
});

describe('what AWS can say', () => {
  const ref = { kind: 'account', key: '111122223333' } as const;
  const state = (ledger: Ledger, ...facts: readonly NewFact[]) =>
    ledger.change(EDIT, (draft) => {
      for (const one of facts) draft.put(one);
    });
  const field = (ledger: Ledger, name: string) => ledger.register.get(ref)?.fields.get(name);

  it.each([
    ['email', 'a@x.example', 'b@x.example'],
    ['name', 'prod', 'other'],
    ['state', 'SUSPENDED', 'ACTIVE'],
    ['organization', 'o-aaaaaaaaaa', 'o-bbbbbbbbbb'],
    ['credentials.password', 'yes', 'no'],
    ['credentials.mfa', 'no', 'yes'],
    ['credentials.accessKeys', 'yes', 'no'],
    ['credentials.certificates', 'yes', 'no'],
    ['aws.partition', 'aws', 'aws-cn'],
  ])('%s counts as AWS said it, whatever is declared later, in any order, and the rest is drift', (name, aws, said) => {
    const seen = fact(ref.key, name, aws, 'observed', '2026-01-01');
    const declared = fact(ref.key, name, said, 'declared', '2026-03-01');
    const tested = fact(ref.key, name, said, 'tested', '2026-03-02');
    for (const facts of [
      [seen, declared, tested],
      [declared, tested, seen],
    ]) {
      const ledger = new Ledger(new Database(':memory:'));
      state(ledger, ...facts);
      expect(field(ledger, name)?.effective?.statement).toEqual({ value: aws });
      expect(field(ledger, name)?.contradicting).toHaveLength(2);
    }
  });

  it('is unknown once AWS refuses to repeat it: no declaration takes its place', () => {
    const ledger = new Ledger(new Database(':memory:'));
    const denied: NewFact = {
      ...fact(ref.key, 'credentials.accessKeys', '', 'observed', '2026-04-01'),
      statement: { unknown: { reason: 'access-denied' } },
    };
    state(ledger, fact(ref.key, 'credentials.accessKeys', 'yes', 'observed', '2026-01-01'));
    state(ledger, fact(ref.key, 'credentials.accessKeys', 'no', 'declared', '2026-03-01'), denied);
    expect(field(ledger, 'credentials.accessKeys')?.effective?.statement).toEqual(denied.statement);
    expect(field(ledger, 'credentials.accessKeys')?.contradicting.map(({ statement }) => statement)).toEqual([
      { value: 'no' },
    ]);
  });

  it('is taken from people where AWS has no such answer', () => {
    const ledger = new Ledger(new Database(':memory:'));
    state(ledger, fact(ref.key, 'email', 'root@acme.example', 'declared', '2026-01-01'), {
      ...fact(ref.key, 'email', '', 'observed', '2026-04-01'),
      statement: { unknown: { reason: 'not-management' } },
    });
    expect(ledger.register.get(ref)?.value('email')).toBe('root@acme.example');
  });

  it('is never replaced by an older observation, from whatever source, nor made fresh by it', () => {
    const ledger = new Ledger(new Database(':memory:'));
    state(ledger, fact(ref.key, 'credentials.accessKeys', 'yes', 'observed', '2026-03-01T00:00:00Z'));
    const older = (value: string) => ({
      ...fact(ref.key, 'credentials.accessKeys', value, 'observed', '2026-02-28T23:59:59Z'),
    });
    expect(state(ledger, older('no'))).toMatchObject({ added: 0, ended: 0, confirmed: 0 });
    expect(state(ledger, older('yes'))).toMatchObject({ added: 0, ended: 0, confirmed: 0 });
    // Two hours east of it, the same clock shows an older instant.
    state(ledger, fact(ref.key, 'credentials.accessKeys', 'no', 'observed', '2026-03-01T01:00:00+02:00'));
    expect(ledger.register.get(ref)?.value('credentials.accessKeys')).toBe('yes');
    expect(field(ledger, 'credentials.accessKeys')?.effective?.confirmed.at).toBe('2026-03-01T00:00:00Z');
  });

  it('is not kept out by a source whose clock is ahead', () => {
    const time = clock('2026-03-01T00:00:00Z');
    const ledger = new Ledger(new Database(':memory:'), time.read);
    state(ledger, fact(ref.key, 'credentials.accessKeys', 'no', 'observed', '2199-01-01T00:00:00Z'));
    time.set('2026-03-02T00:00:00Z');
    state(ledger, fact(ref.key, 'credentials.accessKeys', 'yes', 'observed', '2026-03-02T00:00:00Z'));
    expect(ledger.register.get(ref)?.value('credentials.accessKeys')).toBe('yes');
  });

  it.each(['credentials.accessKeys', 'credentials.certificates'])(
    '%s: that none is active does not say that none is there',
    (name) => {
      const seen = (source: string, value: string, at: string): NewFact => ({
        ...fact(ref.key, name, value),
        provenance: { basis: 'observed', source, at },
      });
      const ledger = new Ledger(new Database(':memory:'));
      state(ledger, seen('file:prowler', 'no', '2026-01-01'));
      expect(ledger.register.get(ref)?.unknown(name)?.reason).toBe('not-scanned');
      state(ledger, seen('aws:iam:GetAccountSummary', 'yes', '2026-01-02'));
      state(ledger, seen('file:prowler', 'no', '2026-01-03'), seen('file:aws-credential-report', 'no', '2026-01-04'));
      expect(ledger.register.get(ref)?.value(name)).toBe('yes');
      state(ledger, seen('file:aws-root-manager', 'no', '2026-01-05'));
      expect(ledger.register.get(ref)?.value(name)).toBe('no');
      const old = new Register();
      const kept = seen('file:prowler', 'no', '2026-01-01');
      old.put({ ...kept, item: '', confirmed: kept.provenance });
      expect(old.get(ref)?.unknown(name)?.reason).toBe('not-scanned');
    },
  );

  it('stays when the import that brought it is taken back after a scan has seen the same', () => {
    const seen = (source: string, value: string, at: string): NewFact => ({
      ...fact(ref.key, 'credentials.accessKeys', value),
      provenance: { basis: 'observed', source, at },
    });
    const ledger = new Ledger(new Database(':memory:'));
    state(ledger, seen('file:aws-account-summary', 'no', '2026-01-01'));
    const { seq } = state(ledger, seen('file:aws-account-summary', 'yes', '2026-01-02'));
    state(ledger, seen('aws:iam:GetAccountSummary', 'yes', '2026-01-03'));
    ledger.undo(seq, 'ada');
    expect(ledger.register.get(ref)?.value('credentials.accessKeys')).toBe('yes');
  });
});

describe('the log', () => {
  it('notices an altered fact, an altered entry and a missing one', () => {
    const build = () => {
      const ledger = new Ledger(new Database(':memory:'));
      for (const phone of ['+1', '+2', '+3']) ledger.change(EDIT, (draft) => draft.put(fact('1', 'phone', phone)));
      ledger.db.exec(`DROP TRIGGER log_is_append_only_update; DROP TRIGGER log_is_append_only_delete;
        DROP TRIGGER fact_history_is_permanent_update; PRAGMA foreign_keys = OFF`);
      return ledger.db;
    };
    const altered = build();
    altered.exec(`UPDATE fact SET value = '"+9"' WHERE id = 2`);
    expect(verifyChain(altered)).toEqual([
      'what belongs to log entry 2 is not what it sealed',
      'what belongs to log entry 3 is not what it sealed',
    ]);
    const reworded = build();
    reworded.exec(`UPDATE log SET title = 'Nothing happened' WHERE seq = 2`);
    expect(verifyChain(reworded)).toEqual(['log entry 2 was altered']);
    const torn = build();
    torn.exec('DELETE FROM log WHERE seq = 2');
    expect(verifyChain(torn)).toContain('log entry 2 is missing');
  });

  it('cannot be changed by the product itself', () => {
    const ledger = new Ledger(new Database(':memory:'));
    ledger.change(EDIT, (draft) => draft.put(fact('1', 'phone', '+1')));
    expect(() => ledger.db.exec('DELETE FROM log')).toThrow('append-only');
    expect(() => ledger.db.exec('DELETE FROM fact')).toThrow('never deleted');
    expect(() => ledger.db.exec(`UPDATE fact SET value = '1'`)).toThrow('only ended or confirmed');
  });
});

describe('any sequence of changes', () => {
  const operation = fc.record({
    key: fc.constantFrom('1', '2'),
    field: fc.constantFrom('phone', 'email'),
    item: fc.constantFrom('', 'x', 'y'),
    basis: fc.constantFrom<Basis>('observed', 'declared', 'tested'),
    value: fc.constantFrom('a', 'b', null),
    day: fc.integer({ min: 10, max: 28 }),
  });

  it('reads back as it stands in memory, keeps the chain whole, and is undone step by step to where it began', () => {
    fc.assert(
      fc.property(fc.array(fc.array(operation, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), (changes) => {
        const ledger = new Ledger(new Database(':memory:'));
        const seqs: number[] = [];
        for (const change of changes) {
          const { seq, added, ended } = ledger.change(EDIT, (draft) => {
            for (const { key, field, item, basis, value, day } of change) {
              const slot = { kind: 'account', key, field, item, basis } as const;
              if (value === null) draft.end(slot);
              else
                draft.put({ ...slot, statement: { value }, provenance: { basis, source: 's', at: `2026-01-${day}` } });
            }
          });
          if (added + ended > 0) seqs.push(seq);
        }
        expect(snapshot(new Ledger(ledger.db).register)).toEqual(snapshot(ledger.register));
        for (const seq of seqs.reverse()) ledger.undo(seq, 'ada');
        expect(ledger.register.subjects('account').size).toBe(0);
        expect(snapshot(new Ledger(ledger.db).register)).toEqual(snapshot(new Register()));
        expect(verifyChain(ledger.db)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
