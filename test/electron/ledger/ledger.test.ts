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

  it('lets an observation and a declaration stand side by side, the newer one counting, and shows the drift', () => {
    const ledger = new Ledger(new Database(':memory:'));
    ledger.change(EDIT, (draft) => {
      draft.put(fact('111122223333', 'email', 'aws@acme.example', 'observed', '2026-01-01'));
      draft.put(fact('111122223333', 'email', 'root@acme.example', 'declared', '2026-03-01'));
    });
    const field = ledger.register.get({ kind: 'account', key: '111122223333' })?.fields.get('email');
    expect(field?.effective?.statement).toEqual({ value: 'root@acme.example' });
    expect(field?.contradicting.map((held) => held.statement)).toEqual([{ value: 'aws@acme.example' }]);
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
