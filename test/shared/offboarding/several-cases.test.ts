import { describe, expect, it } from 'vitest';
import { verdicts } from '../../../shared/offboarding/index.ts';
import { ANN, account, BOB, CY, tidyCompany, worldAt } from './companies.ts';

const SHARED = '111111111111';
const BOBS = '111111111112';
const company = tidyCompany({
  accounts: [account(SHARED), account(BOBS, { inbox: { person: BOB }, vaults: [], vaultItems: [] })],
});
const companySide = (leavers: string[], alsoLeaving: string[]) =>
  verdicts(worldAt(company, leavers, alsoLeaving)).map(({ company: verdict }) => verdict);

describe('an account in several cases', () => {
  it('is lost in each of them where nobody of one alone would take it along', () => {
    expect(companySide([ANN], [])).toEqual(['fragile', 'fine']);
    expect(companySide([ANN], [BOB])[0]).toBe('lost');
    expect(companySide([BOB], [ANN])[0]).toBe('lost');
  });

  it('is a matter of the other case alone where the others lose it by themselves', () => {
    expect(companySide([BOB], [ANN])[1]).toBe('lost');
    expect(companySide([ANN], [BOB])[1]).toBe('fine');
    expect(companySide([CY], [BOB])[1]).toBe('fine');
  });
});
