/** Access to vaults: levels by what may be revealed, completeness, history. */
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../../shared/register/record.ts';
import { apply, diff, imported, ledger, NOW, read } from './helpers.ts';

describe('vaults', () => {
  const users = (list: object[]) => read(list, { for: '1password:AWS root', kind: 'op-vault-users' });
  const user = (email: string, permissions: string[], state = 'ACTIVE') => ({
    id: email,
    name: email,
    email,
    state,
    permissions,
  });

  it.each([
    [['allow_viewing'], 'read'],
    [['view_items', 'view_and_copy_passwords', 'manage_vault'], 'manage'],
    [['allow_managing'], 'grant'],
    [['view_items', 'view_item_history'], 'read'],
    [['Voir les éléments', 'allow_viewing'], 'read'],
  ])('give %j the level %s', async (permissions, level) => {
    const document = await imported(ledger(), await users([user('a@acme.example', permissions)]));
    expect(document.vaults?.[0]?.access).toEqual([{ person: 'a@acme.example', level, from: null, until: null }]);
  });

  it('tell of a permission word nobody knows', async () => {
    const file = await users([user('a@acme.example', ['Voir les éléments'])]);
    expect(file.problems).toEqual([{ row: 1, reason: expect.stringMatching(/not known/) }]);
  });

  const unknownReader = expect.objectContaining({ about: 'access', grantee: { unknown: true } });

  it.each([
    ['a permission word nobody knows', ['Voir les éléments'], 'ACTIVE'],
    ['a state nobody knows', ['allow_viewing'], 'QUARANTINED'],
    ['a recovery that somebody must confirm', ['allow_viewing'], 'RECOVERY_ACCEPTED'],
    ['no state', ['allow_viewing'], ''],
  ])('leave open who reads after %s', async (_, permissions, state) => {
    const file = await users([user('a@acme.example', permissions, state)]);
    expect(file.statements).toContainEqual(unknownReader);
    const [vault] = (await imported(ledger(), file)).vaults ?? [];
    expect(vault?.access ?? []).toEqual([]);
    expect(vault?.complete).not.toBe(true);
  });

  it('end nobody’s access by a permission word that nobody knows', async () => {
    const register = ledger({
      vaults: [{ key: '1password:AWS root', access: [{ person: 'a@acme.example', level: 'read' }] }],
    });
    const result = diff(register, await users([user('a@acme.example', ['Voir les éléments'])]));
    expect(result.files[0]).toMatchObject({ gone: 0 });
  });

  it('have no reader in somebody who was provisioned and never came', async () => {
    const file = await users([
      user('a@acme.example', ['allow_viewing'], 'TRANSFER_STARTED'),
      user('b@acme.example', ['allow_viewing'], 'TRANSFER_SUSPENDED'),
    ]);
    expect((await imported(ledger(), file)).vaults?.[0]?.access ?? []).toEqual([]);
    expect(file.statements).not.toContainEqual(unknownReader);
  });

  it('have a reader nobody can name in a user without an address', async () => {
    const file = await users([user('', ['allow_viewing'])]);
    expect(file.statements).toContainEqual(unknownReader);
  });

  it('list those who may use but never reveal, and those only invited, as without access', async () => {
    const document = await imported(
      ledger(),
      await users([user('a@acme.example', ['view_items']), user('b@acme.example', ['allow_viewing'], 'INVITED')]),
    );
    expect(document.vaults?.[0]?.access ?? []).toEqual([]);
  });

  it('propose that a suspended grantee’s access has ended', async () => {
    const register = ledger({
      vaults: [{ key: '1password:AWS root', access: [{ person: 'a@acme.example', level: 'read' }] }],
    });
    const result = diff(register, await users([user('a@acme.example', ['allow_viewing'], 'SUSPENDED')]));
    expect(result.files[0]).toMatchObject({ gone: 1 });
  });

  it('keep a level’s history when it changes', async () => {
    const register = ledger({
      vaults: [{ key: '1password:AWS root', access: [{ person: 'a@acme.example', level: 'read' }] }],
    });
    const document = await imported(register, await users([user('a@acme.example', ['allow_managing'])]));
    expect(document.vaults?.[0]?.access).toEqual([
      { person: 'a@acme.example', level: 'grant', from: NOW, until: null },
      { person: 'a@acme.example', level: 'read', until: NOW },
    ]);
  });

  it('are complete only when people and groups have both been listed', async () => {
    const register = ledger();
    apply(register, diff(register, await users([user('a@acme.example', ['allow_viewing'])])));
    expect(documentOf(register).vaults?.[0]?.complete).toBe(false);
    const groups = [{ id: 'g1', name: 'Cloud admins', state: 'ACTIVE', permissions: ['allow_viewing'] }];
    apply(register, diff(register, await read(groups, { for: '1password:AWS root', kind: 'op-vault-groups' })));
    const [vault] = documentOf(register).vaults ?? [];
    expect(vault).toMatchObject({ complete: true });
    expect(vault?.access).toContainEqual({ group: '1password:Cloud admins', level: 'read', from: null, until: null });
    // Nobody has listed that group yet: it is not an empty one.
    expect(documentOf(register).groups?.[0]).toMatchObject({ key: '1password:Cloud admins', complete: false });
  });

  it('do not lose a group’s grant because an access report has no rows for it', async () => {
    const register = ledger({
      vaults: [
        {
          key: '1password:AWS root',
          access: [
            { group: '1password:Empty', level: 'read' },
            { person: 'a@acme.example', level: 'read' },
          ],
        },
      ],
    });
    const report =
      'vaultName,vaultUUID,name,email,userUUID,status,assignment,permissions\nAWS root,,B,b@acme.example,,ACTIVE,Direct,"[\'allow_viewing\']"\n';
    const gone = diff(register, await read(report)).lines.filter((line) => line.change === 'gone');
    expect(gone.map((line) => line.title)).toEqual(['a@acme.example on 1password:AWS root']);
  });

  it('of one name and different ids stay apart', async () => {
    const vaults = [
      { id: 'aaaaaaaaaaaaaaaaaaaaaaaaa1', name: 'AWS', items: 1 },
      { id: 'bbbbbbbbbbbbbbbbbbbbbbbbb2', name: 'AWS', items: 1 },
    ];
    const register = ledger();
    const document = await imported(register, await read(vaults));
    expect(document.vaults).toHaveLength(2);
    expect(diff(register, await read(vaults)).lines).toEqual([]);
  });
});

describe('service accounts of 1Password', () => {
  const machine = {
    id: 'M',
    name: 'Deploy',
    email: 'deploy@1passwordserviceaccounts.com',
    type: 'SERVICE_ACCOUNT',
    state: 'ACTIVE',
  };

  it('open a vault as somebody unknown', async () => {
    const file = await read([{ ...machine, permissions: ['view_items', 'view_and_copy_passwords'] }], {
      for: '1password:AWS root',
    });
    expect(file.kind).toBe('op-vault-users');
    expect(file.statements).toContainEqual(expect.objectContaining({ about: 'access', grantee: { unknown: true } }));
    expect(file.problems).toMatchObject([{ row: 1, reason: expect.stringMatching(/service account/) }]);
  });

  it('are no people in a list of users', async () => {
    const file = await read([machine]);
    expect(file.statements).toEqual([]);
    expect(file.problems).toMatchObject([{ row: 1, reason: expect.stringMatching(/service account/) }]);
  });
});

describe('a group of 1Password', () => {
  it.each(['RECOVERY_STARTED', 'QUARANTINED'])('has a member nobody is sure of in the state %s', async (state) => {
    const file = await read(
      [{ id: 'A', name: 'Ann', email: 'a@acme.example', type: 'MEMBER', state, role: 'MEMBER' }],
      { for: '1password:Cloud admins' },
    );
    expect(file.kind).toBe('op-group-users');
    expect(file.statements.filter(({ about }) => about === 'member')).toMatchObject([{ member: { unknown: true } }]);
    expect(file.problems).toMatchObject([{ row: 1, reason: expect.stringMatching(/not known/) }]);
  });
});

it('a vault access report leaves open who reads by a state nobody knows', async () => {
  const file = await read(
    'vaultName,vaultUUID,name,email,userUUID,status,assignment,permissions\nAWS root,v1,Ann,a@acme.example,u1,RECOVERY_STARTED,Direct,"view_items,view_and_copy_passwords"\n',
  );
  expect(file.kind).toBe('op-vault-access');
  expect(file.statements.filter(({ about }) => about === 'access')).toMatchObject([{ grantee: { unknown: true } }]);
});
