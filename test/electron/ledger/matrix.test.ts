import { describe, expect, it } from 'vitest';
import type { MatrixColumn } from '../../../shared/ipc/channels/matrix.ts';
import { ledgerOf, SMALL } from './register-fixture.ts';

const row = (ask: ReturnType<typeof ledgerOf>['ask'], id: string) => {
  const found = ask('custody.matrix', {}).rows.find((one) => one.id === id);
  if (found === undefined) throw new Error('no such row');
  return (column: MatrixColumn) => found.cells[column];
};

describe('the custody matrix', () => {
  it('calls what nobody recorded unknown, never anything else', () => {
    const { ask } = ledgerOf(SMALL);
    const dev = row(ask, '000022223333');
    for (const column of ['inbox', 'vault', 'rotated', 'device', 'phone', 'keys', 'drill'] as const)
      expect(dev(column)).toMatchObject({ state: 'unknown', says: 'Not recorded' });
  });

  it('tells observed from declared, and old from fresh', () => {
    const { ask, passDays } = ledgerOf(SMALL);
    expect(row(ask, '111122223333')('vault')).toMatchObject({ state: 'verified', says: '1password:AWS root' });
    ask('register.save', { kind: 'account', key: '333322221111', set: { phone: '+15550100' } });
    expect(row(ask, '333322221111')('phone').state).toBe('recorded');
    passDays(120);
    expect(row(ask, '111122223333')('vault').state).toBe('stale');
  });

  it('does not trust a statement further than what stands behind it', () => {
    const { ask } = ledgerOf(SMALL);
    ask('register.save', { kind: 'vault', key: '1password:AWS root', set: { complete: false } });
    expect(row(ask, '111122223333')('vault')).toMatchObject({
      state: 'unknown',
      says: '1password:AWS root: its list is open',
    });
    ask('register.save', { kind: 'account', key: '000022223333', set: { phone: '+15559999' } });
    expect(row(ask, '000022223333')('phone')).toMatchObject({
      state: 'unknown',
      says: '+15559999: not in the register',
    });
  });

  it('does not ask for what an account does not need', () => {
    const { ask } = ledgerOf({
      accounts: [{ id: '111122223333', credentials: { password: 'no', mfa: 'no', accessKeys: 'no' } }],
    });
    const cells = row(ask, '111122223333');
    for (const column of ['vault', 'rotated', 'device', 'keys'] as const)
      expect(cells(column).state).toBe('not-needed');
  });

  it('finds accounts by state and column, and counts all of them', () => {
    const { ask } = ledgerOf(SMALL);
    const page = ask('custody.matrix', { state: 'unknown', column: 'vault' });
    expect(page.rows.map(({ id }) => id)).toEqual(['000022223333']);
    expect(page.counts.vault).toEqual({ verified: 2, recorded: 0, stale: 0, unknown: 1, 'not-needed': 0 });
  });
});
