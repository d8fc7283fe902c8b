import { describe, expect, it } from 'vitest';
import type { Basis, Json, Statement } from '../../../shared/register/facts.ts';
import { compareInstants } from '../../../shared/register/facts.ts';
import { factsOf, recordOf } from '../../../shared/register/record.ts';
import { Register } from '../../../shared/register/register.ts';

const REF = { kind: 'account', key: '111122223333' } as const;

function said(register: Register, basis: Basis, at: string, statement: Statement): void {
  const provenance = { basis, source: 'test', at };
  register.put({ ...REF, field: 'phone', item: '', statement, provenance, confirmed: provenance });
}

describe('the effective statement', () => {
  it('is the newest, however its instant is written', () => {
    const register = new Register();
    said(register, 'declared', '2026-03-01T00:00:00.500Z', { value: 'new' });
    said(register, 'observed', '2026-03-01T00:00:00Z', { value: 'old' });
    expect(register.get(REF)?.value('phone')).toBe('new');
  });

  it('prefers what was observed where both are of the same instant', () => {
    const register = new Register();
    said(register, 'declared', '2026-03-01T00:00:00.000Z', { value: 'declared' });
    said(register, 'observed', '2026-03-01T00:00:00Z', { value: 'observed' });
    expect(register.get(REF)?.value('phone')).toBe('observed');
  });

  it('is what a person declared where AWS could not be read', () => {
    const register = new Register();
    said(register, 'declared', '2026-01-01', { value: '+1' });
    said(register, 'observed', '2026-06-01', { unknown: { reason: 'access-denied' } });
    expect(register.get(REF)?.value('phone')).toBe('+1');
  });
});

it('orders instants by time, not by spelling', () => {
  expect(compareInstants('2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z')).toBe(0);
  expect(compareInstants('2026-01-01T02:00:00+02:00', '2026-01-01T00:30:00Z')).toBeLessThan(0);
  expect(compareInstants('2026-01-02', '2026-01-01T23:59:59Z')).toBeGreaterThan(0);
});

it('reads a record with a field that every object has by birth', () => {
  const record = { id: REF.key, constructor: 'odd', provenance: {} } as unknown as Record<string, Json>;
  const facts = factsOf('account', record, { basis: 'declared', source: 'test', at: '2026-01-01' });
  expect(facts.map(({ field }) => field)).toEqual(['constructor']);
});

describe('a list', () => {
  const provenance = { basis: 'declared', source: 'test', at: '2026-11-01T00:00:00Z' } as const;
  const kept = (record: { key: string; members?: Json | undefined }) => {
    const register = new Register();
    for (const fact of factsOf('group', record, provenance))
      register.put({ item: '', confirmed: fact.provenance, ...fact });
    const subject = register.get({ kind: 'group', key: record.key });
    return subject && recordOf(subject);
  };

  it('that was recorded with nobody in it is not taken for one that nobody recorded', () => {
    expect(kept({ key: 'g@x.example', members: [] })).toEqual({ key: 'g@x.example', members: [] });
    expect(kept({ key: 'g@x.example' })).toEqual({ key: 'g@x.example' });
  });

  it('keeps everybody who is in it', () => {
    const members = [{ person: 'a@x.example' }, { person: 'b@x.example' }];
    expect(kept({ key: 'g@x.example', members })).toEqual({ key: 'g@x.example', members });
  });
});
