/** Members of groups: people by their addresses, nothing gone without proof, nothing newer overwritten. */
import { describe, expect, it } from 'vitest';
import { reconcile } from '../../../shared/imports/reconcile/reconcile.ts';
import { documentOf } from '../../../shared/register/record.ts';
import { apply, diff, imported, ledger, NOW, read } from './helpers.ts';

const GAM = 'group,type,role,id,status,email,delivery_settings\n';
const row = (email: string, more: { type?: string; role?: string; status?: string; delivery?: string } = {}): string =>
  `g@acme.example,${more.type ?? 'USER'},${more.role ?? 'MEMBER'},1,${more.status ?? 'ACTIVE'},${email},${more.delivery ?? ''}\n`;

const withGroup = () =>
  ledger({
    people: [
      { email: 'alice@acme.example', name: 'Alice Ng', aliases: ['alice.ng@acme.example'] },
      { email: 'bob@acme.example', name: 'Bob Ro' },
    ],
    groups: [
      {
        key: 'g@acme.example',
        kind: 'mail',
        members: [
          {
            person: 'alice@acme.example',
            role: 'member',
            delivery: 'digest',
            from: '2024-01-01T00:00:00Z',
            until: null,
          },
          { person: 'bob@acme.example' },
        ],
      },
    ],
  });

describe('members of a group', () => {
  it('are recognized by alias, and what the file does not say stays', async () => {
    const result = diff(withGroup(), await read(GAM + row('ALICE.NG@acme.example') + row('bob@acme.example')));
    expect(result.lines.filter((line) => line.counted)).toEqual([]);
    expect(result.files[0]).toMatchObject({ matchedRows: 2, people: 2, added: 0, changed: 0, gone: 0 });
  });

  it('who are strangers come as outsiders, in the ledger and in the group', async () => {
    const register = withGroup();
    const document = await imported(
      register,
      await read(GAM + row('alice@acme.example') + row('bob@acme.example') + row('x@agency.example')),
    );
    expect(document.people).toContainEqual(expect.objectContaining({ email: 'x@agency.example', outsider: true }));
    expect(document.groups?.[0]?.members).toContainEqual({
      person: 'x@agency.example',
      role: 'member',
      delivery: 'all',
      from: null,
      until: null,
    });
  });

  it('who are missing from a whole list are proposed as gone, and stay until somebody accepts', async () => {
    const register = withGroup();
    const result = diff(register, await read(GAM + row('alice@acme.example')));
    expect(result.files[0]).toMatchObject({ gone: 1, added: 0 });
    apply(register, result);
    expect(documentOf(register).groups?.[0]?.members).toContainEqual({ person: 'bob@acme.example' });
    apply(register, result, 'all');
    expect(documentOf(register).groups?.[0]?.members).toContainEqual({ person: 'bob@acme.example', until: NOW });
  });

  it('who come back get an interval of their own', async () => {
    const register = withGroup();
    apply(register, diff(register, await read(GAM + row('alice@acme.example'))), 'all');
    const later = '2027-01-01T00:00:00Z';
    const again = await read(GAM + row('alice@acme.example') + row('bob@acme.example'), { now: later });
    apply(register, reconcile(register, [again], { now: later }));
    const bobs = documentOf(register).groups?.[0]?.members?.filter((member) => member.person === 'bob@acme.example');
    expect(bobs).toEqual([
      { person: 'bob@acme.example', until: NOW },
      { person: 'bob@acme.example', role: 'member', delivery: 'all', from: later, until: null },
    ]);
  });

  it('are never gone because of an empty file, a header alone, an unreadable row or a page', async () => {
    const texts = [GAM, `${GAM}${row('alice@acme.example')}broken\n`];
    for (const text of texts) expect(diff(withGroup(), await read(text)).files[0]?.gone).toBe(0);
    const page = {
      kind: 'admin#directory#members',
      members: [{ email: 'alice@acme.example', role: 'MEMBER' }],
      nextPageToken: 'x',
    };
    const result = diff(withGroup(), await read(page, { for: 'g@acme.example' }));
    expect(result.files[0]).toMatchObject({
      gone: 0,
      problems: [{ row: 0, reason: expect.stringMatching(/incomplete/) }],
    });
  });

  it('are judged over all pages of a listing together, one entry per file', async () => {
    const page = (email: string, more: object) =>
      read(
        { kind: 'admin#directory#members', members: [{ email, role: 'MEMBER', type: 'USER' }], ...more },
        { for: 'g@acme.example' },
      );
    const pages = [await page('alice@acme.example', { nextPageToken: 'x' }), await page('carol@acme.example', {})];
    const result = diff(withGroup(), ...pages);
    expect(result.files.map((file) => [file.rows, file.added, file.problems.length])).toEqual([
      [1, 0, 0],
      [1, 1, 0],
    ]);
    expect(result.lines.filter((line) => line.change === 'gone').map((line) => line.title)).toEqual([
      'bob@acme.example in g@acme.example',
    ]);
  });

  it('make the list incomplete where everybody in the domain is one of them', async () => {
    const register = withGroup();
    const document = await imported(
      register,
      await read(GAM + row('alice@acme.example') + row('', { type: 'CUSTOMER' })),
    );
    expect(document.groups?.[0]?.complete).toBe(false);
    expect(diff(register, await read(GAM + row('', { type: 'CUSTOMER' }))).files[0]?.gone).toBe(0);
  });

  it('who are suspended or invited receive nothing', async () => {
    const document = await imported(withGroup(), await read(GAM + row('bob@acme.example', { status: 'SUSPENDED' })));
    expect(document.groups?.[0]?.members).toContainEqual(
      expect.objectContaining({ person: 'bob@acme.example', delivery: 'none' }),
    );
  });

  it('are not overwritten by a file that is older than what the ledger knows', async () => {
    const register = withGroup();
    apply(
      register,
      diff(register, await read(GAM + row('alice@acme.example', { role: 'OWNER' }) + row('bob@acme.example'))),
    );
    const old = await read(GAM + row('alice@acme.example') + row('bob@acme.example'), { now: '2026-06-01T00:00:00Z' });
    const result = diff(register, old);
    expect(result.files[0]).toMatchObject({ changed: 0, gone: 0 });
    expect(result.lines.find((line) => line.change === 'conflicting')).toMatchObject({ acceptable: false, facts: [] });
  });

  it('with the addresses of two people are told', async () => {
    const graph = {
      value: [
        { '@odata.type': '#microsoft.graph.user', mail: 'alice@acme.example', userPrincipalName: 'bob@acme.example' },
      ],
    };
    const result = diff(withGroup(), await read(graph, { for: 'g@acme.example' }));
    expect(result.files[0]?.problems).toEqual([{ row: 1, reason: expect.stringMatching(/two people/) }]);
  });

  it('of nested groups are kept in the group that they are in', async () => {
    const text =
      'group,type,role,id,status,email,level,subgroup\n' +
      'g@acme.example,USER,MEMBER,1,ACTIVE,alice@acme.example,0,\n' +
      'g@acme.example,USER,OWNER,2,ACTIVE,carol@acme.example,1,sub@acme.example\n';
    const document = await imported(ledger(), await read(text));
    const members = Object.fromEntries(
      (document.groups ?? []).map((group) => [
        group.key,
        group.members?.map((member) => member.person ?? member.group),
      ]),
    );
    expect(members).toEqual({
      'g@acme.example': ['sub@acme.example', 'alice@acme.example'],
      'sub@acme.example': ['carol@acme.example'],
    });
  });

  describe('of whom the file does not say whether they are people or groups', () => {
    const BARE = 'Group Email,Member Email\n';
    const withNested = () =>
      ledger({
        people: [{ email: 'alice@acme.example', name: 'Alice Ng' }],
        groups: [{ key: 'ops@acme.example', kind: 'mail', aliases: ['oncall@acme.example'], members: [] }],
      });

    it('are the group whose address they have, never a person', async () => {
      for (const address of ['ops@acme.example', 'OnCall@acme.example']) {
        const register = withNested();
        const file = await read(`${BARE}g@acme.example,${address}\n`);
        const result = diff(register, file);
        expect(result.files[0]?.problems).toEqual([{ row: 1, reason: expect.stringMatching(/known group/) }]);
        apply(register, result);
        const document = documentOf(register);
        expect(document.people?.map(({ email }) => email)).toEqual(['alice@acme.example']);
        expect(document.groups?.find(({ key }) => key === 'g@acme.example')?.members).toMatchObject([
          { group: 'ops@acme.example' },
        ]);
      }
    });

    it('are a group that another file of the import brings', async () => {
      const register = ledger();
      const files = [
        await read(`${BARE}g@acme.example,ops@acme.example\n`),
        await read('group,type,role,id,status,email\nops@acme.example,USER,OWNER,1,ACTIVE,bob@acme.example\n'),
      ];
      const document = await imported(register, ...files);
      expect(document.people?.map(({ email }) => email)).toEqual(['bob@acme.example']);
    });

    it('are told as unknown where nobody knows them, once for each file, and not where they are known people', async () => {
      const told = async (...addresses: string[]) =>
        diff(withNested(), await read(BARE + addresses.map((one) => `g@acme.example,${one}\n`).join(''))).files[0]
          ?.problems;
      expect(await told('alice@acme.example')).toEqual([]);
      expect(await told('alice@acme.example', 'x@agency.example', 'y@agency.example')).toEqual([
        { row: 0, reason: expect.stringMatching(/^Of 2 members it is unknown whether person or group/) },
      ]);
      const typed = await read('Group Email,Member Email,Member Type\ng@acme.example,x@agency.example,USER\n');
      expect(diff(withNested(), typed).files[0]?.problems).toEqual([]);
    });

    it('stay a person where somebody said that the address is one’s', async () => {
      const file = await read(`${BARE}g@acme.example,ops@acme.example\n`);
      const sameAs = new Map([['ops@acme.example', 'alice@acme.example']]);
      const result = reconcile(withNested(), [file], { now: NOW, sameAs });
      expect(result.lines.map(({ title }) => title)).toContain('alice@acme.example in g@acme.example');
    });

    it.each([
      ['entra-members', 'userPrincipalName,displayName,id\nops@acme.example,Ops,1\n'],
      ['exchange-members', 'PrimarySmtpAddress,Name\nops@acme.example,Ops\n'],
      ['google-groups-members', 'Email address,Nickname\nops@acme.example,Ops\n'],
      ['graph-members', JSON.stringify({ value: [{ id: '1', mail: 'ops@acme.example', userPrincipalName: null }] })],
    ] as const)('in a file of %s are looked up among groups', async (kind, text) => {
      const document = await imported(withNested(), await read(text, { kind, for: 'g@acme.example' }));
      expect(document.people?.map(({ email }) => email)).toEqual(['alice@acme.example']);
    });
  });

  it('by name alone are proposed for a merge, never merged', async () => {
    const file = await read('Group Email,Member Email,Member Name\ng@acme.example,a.ng@home.example,Alice Ng\n');
    const result = diff(withGroup(), file);
    expect(result.merges).toEqual([{ address: 'a.ng@home.example', name: 'Alice Ng', person: 'alice@acme.example' }]);
    expect(result.files[0]?.people).toBe(0);
  });
});

describe('accepting line by line', () => {
  it('brings along what a line needs, and calls a list incomplete of which a part is left out', async () => {
    const register = ledger();
    const result = diff(register, await read(GAM + row('a@acme.example') + row('b@acme.example')));
    const one = result.lines.find((line) => line.title.startsWith('a@'));
    apply(register, result, new Set([one?.id ?? '']));
    const document = documentOf(register);
    expect(document.people?.map((person) => person.email)).toEqual(['a@acme.example']);
    expect(document.groups).toEqual([
      expect.objectContaining({ key: 'g@acme.example', kind: 'mail', complete: false }),
    ]);
    expect(document.groups?.[0]?.members).toHaveLength(1);
  });

  it('gives every line an id of its own', async () => {
    const result = diff(
      withGroup(),
      await read(GAM + row('x@agency.example') + row('y@agency.example')),
      await read(GAM + row('x@agency.example', { role: 'OWNER' })),
    );
    const ids = result.lines.map((line) => line.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('changes nothing the second time', async () => {
    const register = withGroup();
    const file = await read(
      GAM + row('alice@acme.example', { role: 'OWNER' }) + row('bob@acme.example') + row('x@agency.example'),
    );
    apply(register, diff(register, file));
    expect(diff(register, file).lines).toEqual([]);
  });
});

describe('a listing of GAM that leaves somebody out', () => {
  const HEADER = 'group,type,role,id,status,email,level,subgroup';
  const TOP = 'root@acme.example';
  const scopes = async (...rows: readonly string[]) =>
    (await read([HEADER, ...rows, ''].join('\n'))).scopes.flatMap((scope) =>
      scope.of === 'members' ? [scope.group.key] : [],
    );

  it('each member once: subgroups are not listed whole', async () => {
    const rows = [
      `${TOP},USER,MEMBER,1,ACTIVE,a@acme.example,0,${TOP}`,
      `${TOP},USER,MEMBER,2,ACTIVE,b@acme.example,1,sub@acme.example`,
    ];
    expect(await scopes(...rows)).toEqual([TOP]);
  });

  it('somebody twice: nothing is left out', async () => {
    const rows = [
      `${TOP},USER,MEMBER,1,ACTIVE,a@acme.example,0,${TOP}`,
      `${TOP},USER,MEMBER,1,ACTIVE,a@acme.example,1,sub@acme.example`,
      `${TOP},USER,MEMBER,2,ACTIVE,b@acme.example,1,sub@acme.example`,
    ];
    expect(await scopes(...rows)).toEqual([TOP, 'sub@acme.example']);
  });

  it('owners alone: no group is listed whole', async () => {
    expect(await scopes(`${TOP},USER,OWNER,1,ACTIVE,a@acme.example,,`)).toEqual([]);
  });

  it('a service account is nobody, an outside address may be a list', async () => {
    const file = await read(
      `group,type,role,id,status,email\n${TOP},USER,MEMBER,1,ACTIVE,bot@project.iam.gserviceaccount.com\n${TOP},EXTERNAL,MEMBER,2,,list@vendor.example\n`,
    );
    expect(file.statements.flatMap((said) => (said.about === 'member' ? [said.member] : []))).toEqual([
      { person: { addresses: ['list@vendor.example'] }, mayBeGroup: true },
    ]);
    expect(file.problems).toMatchObject([{ row: 1, reason: expect.stringMatching(/service account/) }]);
  });
});
