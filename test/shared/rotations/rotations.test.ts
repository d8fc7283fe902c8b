import { describe, expect, it } from 'vitest';
import { compileCustody } from '../../../shared/custody/index.ts';
import { applyEdits } from '../../../shared/handover/index.ts';
import { replacedEdits, rotatedEdits, rotationRows } from '../../../shared/rotations/index.ts';
import { ANN, AT, BOB, NOW, POLICY, tidyCompany } from '../offboarding/companies.ts';

const SEED = { key: 'seed-1', label: 'Shared seed', kind: 'totp' as const, vault: 'Root', enrolledAt: '2026-01-01' };

/** Ann’s access to the vault ended in March, after the last rotation; a seed is in the same vault. */
function document() {
  const tidy = tidyCompany();
  const vaults = (tidy.vaults ?? []).map((vault) => ({
    ...vault,
    access: (vault.access ?? []).map((entry) => (entry.person === ANN ? { ...entry, until: '2026-03-01' } : entry)),
  }));
  const accounts = (tidy.accounts ?? []).map((one) => ({ ...one, devices: ['key-safe', 'seed-1'] }));
  return { ...tidy, vaults, accounts, devices: [...(tidy.devices ?? []), SEED] };
}

const rowsOf = (of = document()) => rotationRows(compileCustody(of, { policy: POLICY, now: NOW }));

describe('rotations owed', () => {
  it('are one row per password, and one per seed whatever number of accounts it serves', () => {
    const rows = rowsOf();
    const accounts = document().accounts ?? [];
    expect(rows.filter(({ what }) => what === 'password')).toHaveLength(accounts.length);
    const seeds = rows.filter(({ what }) => what === 'seed');
    expect(seeds.map(({ id }) => id)).toEqual(['seed|seed-1']);
    expect(seeds[0]?.accounts).toHaveLength(accounts.length);
  });

  it('say who could have read it, why they should not, and since when', () => {
    const [row] = rowsOf().filter(({ what }) => what === 'password');
    expect(row?.people).toEqual([
      { email: ANN, name: 'Ann', because: 'access-removed', since: '2026-03-01T00:00:00.000Z', readsToday: false },
    ]);
  });

  it('warn of those who would read the new one too', () => {
    const tidy = tidyCompany();
    const people = (tidy.people ?? []).map((one) => (one.email === BOB ? { ...one, status: 'leaving' as const } : one));
    const [row] = rowsOf({ ...tidy, people } as never);
    expect(row?.people.map(({ email, readsToday }) => [email, readsToday])).toEqual([[BOB, true]]);
  });

  it('are gone once they are declared done', () => {
    const before = document();
    const ids = rowsOf(before).map(({ id }) => id);
    expect(rowsOf(applyEdits(before, rotatedEdits(before, ids, AT)) as never)).toEqual([]);
  });

  it('are gone once another device took the seed’s place', () => {
    const before = document();
    const next = { key: 'yk-9', kind: 'fido' as const, label: 'YubiKey 9', serial: '9', at: { place: 'HQ safe' } };
    const after = applyEdits(before, replacedEdits(before, 'seed-1', next, AT));
    expect(rowsOf(after as never).filter(({ what }) => what === 'seed')).toEqual([]);
    for (const one of after.accounts ?? []) expect(one.devices).toEqual(['key-safe', 'yk-9']);
  });

  it('do not invent accounts or devices', () => {
    expect(rotatedEdits(document(), ['password|999999999999', 'seed|nothing', 'odd'], AT)).toEqual([]);
  });
});
