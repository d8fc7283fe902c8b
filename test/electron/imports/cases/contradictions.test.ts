/** Two rows about one thing that differ: both are told, and neither counts, whichever comes first. */
import { describe, expect, it } from 'vitest';
import { field, fieldWithVault, harbour, toldOf } from './case-ledger.ts';

describe('an account in two rows', () => {
  it('02b with two root emails', async () => {
    const ledger = await harbour();
    const before = ledger.recordOf('210000000002');
    const [file] = await ledger.apply('02b-same-account-id-twice.json');
    expect(toldOf(file)).toMatch(/Rows 2 and 3 contradict each other/);
    expect(file?.conflicting).toBeGreaterThan(0);
    expect(ledger.recordOf('210000000002')).toMatchObject({ name: before?.name, email: before?.email });
    expect(ledger.valueOf('210000000002', 'state')).toBe('ACTIVE');
  });

  it('with two root emails and states, in a table', async () => {
    const ledger = await field();
    const before = ledger.recordOf('200000000002');
    const [file] = await ledger.apply('aws-accounts.same-account-twice-contradicting.csv');
    expect(toldOf(file)).toMatch(/Rows 1 and 2 contradict each other/);
    expect(ledger.recordOf('200000000002')).toMatchObject({ email: before?.email, state: before?.state });
  });

  it('02f with two root rows in a credential report', async () => {
    const ledger = await harbour();
    const [file] = await ledger.apply('02f-credential-report-two-root-rows.csv');
    expect(toldOf(file)).toMatch(/[Rr]ows 1 and 2/);
    expect((await ledger.account('210000000001'))?.credentials.mfa).toBe('unknown');
  });
});

describe('a person in two rows', () => {
  it.each([undefined, 'people'])('02c who was employed again (--kind %s)', async (kind) => {
    const ledger = await harbour();
    const [file] = await ledger.apply('02c-hr-rehired-two-rows-per-person.csv', kind === undefined ? {} : { kind });
    for (const email of ['ines.moreau@harbour.example', 'tom.reed@harbour.example']) {
      expect(ledger.person(email)?.status ?? 'active').toBe('active');
      expect(ledger.person(email)?.lastDay ?? null).toBeNull();
    }
    expect(toldOf(file)).toMatch(/Rows 1 and 2 contradict each other/);
    expect(toldOf(file)).toMatch(/Rows 3 and 4 contradict each other/);
    expect(file).toMatchObject({ gone: 0, changed: 0 });
  });

  it('02d whose old login has ended is here', async () => {
    const ledger = await harbour();
    const [file] = await ledger.apply('02d-okta-active-then-old-deprovisioned.json');
    expect(ledger.person('ines.moreau@harbour.example')?.status).toBe('active');
    expect(toldOf(file)).toMatch(/^2: This login has ended/m);
  });

  it.each(['people.same-person-twice-contradicting.csv', 'people.same-person-twice-contradicting.reversed.csv'])(
    '%s',
    async (name) => {
      const ledger = await fieldWithVault();
      const [file] = await ledger.apply(name);
      expect(toldOf(file)).toMatch(/Rows 1 and 2 contradict each other/);
      expect(ledger.person('bob@field.example')?.status).toBe('active');
      expect(ledger.person('bob@field.example')?.lastDay ?? null).toBeNull();
    },
  );
});
