/** The open ledger format: the round trip loses nothing, and a record says everything about its subject. */
import { describe, expect, it } from 'vitest';
import type { NewFact } from '../../../shared/register/facts.ts';
import { documentOf, exportOf } from '../../../shared/register/record.ts';
import { Register } from '../../../shared/register/register.ts';
import { apply, diff, imported, ledger, read, state } from './helpers.ts';

const document = {
  format: 'root-ledger' as const,
  version: 1 as const,
  exportedAt: '2026-11-23T12:00:00Z',
  settings: { companyDomains: ['acme.example'] },
  people: [
    { email: 'alice@acme.example', name: 'Alice', status: 'active' as const, lastDay: null },
    { email: 'bob@acme.example' },
  ],
  groups: [
    {
      key: 'g@acme.example',
      kind: 'mail' as const,
      members: [
        { person: 'alice@acme.example', from: '2024-01-01T00:00:00Z', until: '2025-01-01T00:00:00Z' },
        { person: 'alice@acme.example', from: '2025-06-01T00:00:00Z', until: null },
        { group: 'sub@acme.example' },
      ],
    },
  ],
  vaults: [
    { key: 'v', provider: 'other', complete: false, access: [{ person: 'bob@acme.example', level: 'grant' as const }] },
  ],
  accounts: [
    {
      id: '111122223333',
      email: 'root@acme.example',
      inbox: 'none' as const,
      vaults: [],
      phone: '+15550100',
      credentials: { mfa: 'unknown' as const },
    },
  ],
};

/** A ledger in which facts of every basis, an unknown, a confirmation and a case stand side by side. */
function rich(): Register {
  const register = ledger(document);
  const at = (day: string) => `2026-10-${day}T00:00:00Z`;
  const account = { kind: 'account', key: '111122223333', item: '' } as const;
  const facts: NewFact[] = [
    {
      ...account,
      field: 'credentials.mfa',
      statement: { value: 'yes' },
      provenance: { basis: 'observed', source: 'aws:iam:GetAccountSummary', at: at('01') },
    },
    {
      ...account,
      field: 'credentials.mfa',
      statement: { value: 'no' },
      provenance: { basis: 'tested', source: 'drill', at: at('02'), by: 'alice@acme.example' },
    },
    {
      ...account,
      field: 'aws.report',
      statement: { unknown: { reason: 'access-denied', detail: 'AccessDenied' } },
      provenance: { basis: 'observed', source: 'aws', at: at('03') },
    },
    {
      ...account,
      field: 'aws.partition',
      statement: { value: 'aws' },
      provenance: { basis: 'observed', source: 'aws', at: at('01') },
      confirmed: { basis: 'observed', source: 'aws', at: at('05') },
    },
    {
      kind: 'case',
      key: 'c1',
      field: 'steps',
      item: 's1',
      statement: { value: { id: 's1', done: true } },
      provenance: { basis: 'declared', source: 'person', at: at('04'), by: 'bob@acme.example' },
    },
    {
      kind: 'place',
      key: 'HQ safe',
      field: 'present',
      item: '',
      statement: { value: true },
      provenance: { basis: 'declared', source: 'person', at: at('04') },
    },
  ];
  state(register, facts);
  return register;
}

describe('the round trip', () => {
  it('export, import into an empty ledger, export gives the same document', async () => {
    const exported = exportOf(rich(), '2026-11-23T12:00:00Z');
    const fresh = new Register();
    apply(fresh, diff(fresh, await read(exported)));
    expect(exportOf(fresh, '2026-11-23T12:00:00Z')).toEqual(exported);
  });

  it('importing an export into the ledger it comes from changes nothing', async () => {
    const register = rich();
    const result = diff(register, await read(exportOf(register, '2026-11-23T12:00:00Z')));
    expect(result.lines).toEqual([]);
    expect(result.files[0]).toMatchObject({ added: 0, changed: 0, gone: 0, rows: 7, matchedRows: 7 });
  });

  it('counts records: all of them are new to an empty ledger', async () => {
    const result = diff(new Register(), await read(document));
    expect(result.files[0]).toMatchObject({
      rows: 5,
      matchedRows: 0,
      accounts: 1,
      people: 0,
      added: 5,
      changed: 0,
      gone: 0,
    });
  });
});

describe('a record that the ledger has already', () => {
  it('changes where it says something else, and where it leaves custody unrecorded', async () => {
    const register = ledger(document);
    const next = {
      ...document,
      accounts: [
        { id: '111122223333', email: 'root@acme.example', inbox: null, vaults: ['v'], credentials: { mfa: 'unknown' } },
      ],
    };
    const result = diff(register, await read(next));
    expect(result.files[0]).toMatchObject({ added: 0, changed: 1, gone: 0 });
    apply(register, result);
    expect(documentOf(register).accounts?.[0]).toEqual({
      id: '111122223333',
      email: 'root@acme.example',
      vaults: ['v'],
      credentials: { mfa: 'unknown' },
    });
  });

  it('takes a list that it gives as the whole list', async () => {
    const register = ledger(document);
    const next = { ...document, groups: [{ ...document.groups[0], members: [{ group: 'sub@acme.example' }] }] };
    expect((await imported(register, await read(next))).groups?.[0]?.members).toEqual([{ group: 'sub@acme.example' }]);
  });

  it('keeps what AWS said about the account where the document does not speak of it', async () => {
    const register = rich();
    const plain = { ...document, accounts: [{ id: '111122223333', inbox: 'none', vaults: [], phone: '+15550100' }] };
    apply(register, diff(register, await read(plain)));
    expect(register.get({ kind: 'account', key: '111122223333' })?.value('aws.partition')).toBe('aws');
    expect(register.get({ kind: 'account', key: '111122223333' })?.value('credentials.mfa')).toBe('yes');
  });

  it('never makes a record gone', async () => {
    const register = ledger(document);
    const result = diff(
      register,
      await read({ format: 'root-ledger', version: 1, people: [{ email: 'alice@acme.example', name: 'Alice' }] }),
    );
    expect(result.files[0]?.gone).toBe(0);
    apply(register, result, 'all');
    expect(documentOf(register).accounts).toHaveLength(1);
  });

  it('does not undo what is newer than the document', async () => {
    const register = ledger(document, '2026-11-24T00:00:00Z');
    state(register, [
      {
        kind: 'account',
        key: '111122223333',
        field: 'phone',
        item: '',
        statement: { value: '+15550199' },
        provenance: { basis: 'observed', source: 'file:aws-contact-information', at: '2026-11-24T00:00:00Z' },
      },
    ]);
    const result = diff(register, await read({ ...document, exportedAt: '2026-11-23T12:00:00Z' }));
    expect(result.lines.some((line) => line.change === 'conflicting' && !line.acceptable)).toBe(true);
    apply(register, result, 'all');
    expect(documentOf(register).accounts?.[0]?.phone).toBe('+15550199');
  });
});

describe('a document that does not follow the format', () => {
  it.each([
    ['another version', { format: 'root-ledger', version: 2 }],
    ['a field of another type', { format: 'root-ledger', version: 1, people: [{ email: 7 }] }],
    ['an account id of another length', { format: 'root-ledger', version: 1, accounts: [{ id: '1' }] }],
    ['a list that is none', { format: 'root-ledger', version: 1, groups: {} }],
  ])('is refused whole: %s', async (_name, value) => {
    const file = await read(value);
    expect(file.failure).not.toBeNull();
    expect(file.statements).toEqual([]);
  });

  it('loses the records whose provenance is forged out of shape, and nothing else', async () => {
    const file = await read({
      ...document,
      people: [{ email: 'a@x.example', provenance: { name: 'x' } }, { email: 'b@x.example' }],
    });
    expect(file.problems).toEqual([{ row: 1, reason: expect.stringMatching(/provenance/) }]);
    expect(file.statements.filter((said) => said.about === 'record' && said.kind === 'person')).toHaveLength(1);
  });

  it('keeps fields that are called like what objects inherit, and changes no object by them', async () => {
    const text =
      '{"format":"root-ledger","version":1,"people":[{"email":"a@x.example","constructor":{"a":1},"__proto__":{"polluted":1}}]}';
    const document = await imported(ledger(), await read(text));
    expect(document.people).toEqual([{ email: 'a@x.example', constructor: { a: 1 } }]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('loses secrets that somebody wrote into it', async () => {
    const file = await read({
      ...document,
      accounts: [
        {
          id: '111122223333',
          name: 'otpauth://totp/x?secret=CANARY',
          secretAccessKey: 'CANARY-key',
          vaultItems: [{ vault: 'v', item: 'password: CANARY-item' }],
        },
      ],
    });
    expect(JSON.stringify(file)).not.toContain('CANARY');
    expect(file.refused).toEqual(['accounts[].secretAccessKey']);
    expect(file.problems.map((problem) => problem.row)).toEqual([5, 5]);
  });

  it('refuses fields that are named like secrets, and keeps what only speaks of one', async () => {
    const about = { aws: { rootPassword: { lastChanged: null } }, passwordRotatedAt: '2026-01-01T00:00:00Z' };
    const file = await read({
      ...document,
      people: [{ email: 'alice@acme.example', password: 'CANARY-1', 'recovery code': 'CANARY-2', Notes: 'CANARY-3' }],
      accounts: [{ id: '111122223333', credentials: { password: 'yes' }, pin: 'CANARY-4', ...about }],
      reviews: [],
      drills: [{ id: 'd1', notes: 'The key was in the safe.', 'private key': 'CANARY-5', password: 'CANARY-6' }],
    });
    expect(JSON.stringify(file)).not.toContain('CANARY');
    expect(file.refused).toEqual(
      expect.arrayContaining(['people[].password', 'people[].recovery code', 'people[].Notes', 'accounts[].pin']),
    );
    const facts = file.statements.flatMap((said) => (said.about === 'record' ? said.facts : []));
    expect(facts.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['credentials.password', 'aws.rootPassword', 'passwordRotatedAt', 'notes']),
    );
  });
});
