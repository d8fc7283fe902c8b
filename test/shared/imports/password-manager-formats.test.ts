/** Password managers: shapes of one version, language or export that another has not. */
import { describe, expect, it } from 'vitest';
import { read, told } from './helpers.ts';

describe('Bitwarden’s member access report', () => {
  const report = (header: string, ...rows: readonly string[]): string => [header, ...rows, ''].join('\n');
  const HEADERS = [
    'Email,Name,Two-Step Login,Account Recovery,Group,Collection,Collection Permission,Total Items',
    'Email,Name,Two-Step Login,Account Recovery,Group,Shared Folder,Shared Folder Permission,Total Items',
    'Email Address,Full Name,Two-Step Login,Account Recovery,Group Name,Collection Name,Collection Permission,Total Items',
  ];

  it.each(HEADERS)('%s', async (header) => {
    const file = await read(report(header, 'alice@acme.example,Alice Ng,On,Off,(No Group),AWS root,Manage,4'));
    expect(file).toMatchObject({ kind: 'bw-member-access', complete: true, problems: [] });
    expect(file.statements.filter(({ about }) => about === 'access')).toMatchObject([
      {
        vault: { key: 'bitwarden:AWS root' },
        grantee: { person: { addresses: ['alice@acme.example'] } },
        level: 'manage',
      },
    ]);
  });

  it.each([
    ['(Aucun groupe)', '(Aucune collection)', '(Aucune Autorisation de Collection)'],
    ['(Keine Gruppe)', '(Keine Sammlung)', '(Keine Sammlungsberechtigung)'],
    ['（グループなし）', '（コレクションなし）', '（権限なし）'],
  ])('%s, %s', async (group, collection, permission) => {
    const file = await read(
      report(HEADERS[0] ?? '', `bob@acme.example,Bob,Aus,Aus,${group},${collection},${permission},0`),
    );
    expect(file.statements).toMatchObject([{ about: 'person', list: 'tool' }]);
  });

  it('a collection whose own name is in brackets is one', async () => {
    const file = await read(report(HEADERS[0] ?? '', 'bob@acme.example,Bob,On,Off,(No Group),(Archive),View items,2'));
    expect(file.statements).toContainEqual(expect.objectContaining({ about: 'access', level: 'read' }));
  });

  it('names in brackets that are not one and the same word are told', async () => {
    const file = await read(
      report(
        HEADERS[0] ?? '',
        'alice@acme.example,Alice Ng,On,Off,(No Group),AWS root,View items,2',
        'bob@acme.example,Bob,On,Off,(Admins),AWS root,View items,2',
      ),
    );
    expect(told(file)).toMatch(/brackets.*\(Admins\)/);
  });

  it.each(['Elemente anzeigen', 'Voir les éléments', '项目查看', 'Custom', 'N/A?'])(
    'the permission %s makes nobody a reader, and leaves the list open',
    async (permission) => {
      const file = await read(report(HEADERS[0] ?? '', `bob@acme.example,Bob,On,Off,-,AWS root,${permission},2`));
      const access = file.statements.filter((said) => said.about === 'access' && said.level !== null);
      expect(access).toMatchObject([{ grantee: { unknown: true } }]);
      expect(told(file)).toContain(`${permission} is not known`);
    },
  );

  it('a row without an address opens its collection as somebody unknown', async () => {
    const file = await read(report(HEADERS[0] ?? '', ',Bob,On,Off,-,AWS root,View items,2'));
    expect(file.statements).toMatchObject([{ about: 'access', grantee: { unknown: true } }]);
    expect(told(file)).toMatch(/no email address/);
  });

  it('somebody in a group that opens nothing is in the group', async () => {
    const file = await read(
      report(HEADERS[0] ?? '', 'bob@acme.example,Bob,On,Off,Admins,(No Collection),(No Collection Permission),0'),
    );
    expect(file.statements).toContainEqual(
      expect.objectContaining({ about: 'member', group: { key: 'bitwarden:Admins', name: 'Admins' } }),
    );
  });

  it('a permission on a collection without a name is a row that cannot be read', async () => {
    const file = await read(
      report(HEADERS[0] ?? '', 'bob@acme.example,Bob,On,Off,(No Group),[error: cannot decrypt],View items,2'),
    );
    expect(file).toMatchObject({ complete: false, statements: [] });
  });

  it('a permission in another language that may hide the passwords makes nobody a reader', async () => {
    const file = await read(
      report(
        HEADERS[0] ?? '',
        '"bob@acme.example",Bob,Ein,Aus,(Keine Gruppe),AWS,"Einträge anzeigen, verborgene Passwörter",2',
      ),
    );
    const access = file.statements.filter(({ about }) => about === 'access');
    expect(access).toContainEqual(expect.objectContaining({ grantee: { unknown: true } }));
    expect(access).toContainEqual(expect.objectContaining({ grantee: { person: expect.anything() }, level: null }));
    expect(told(file)).toMatch(/^1: .*not known/m);
  });
});

describe('KeePass’s recycle bin and references', () => {
  const csv = (group: string, userName = 'aws-root@acme.example'): string =>
    `"Group","Title","Username","Password","URL","Notes"\n"${group}","AWS","${userName}","x","https://signin.aws.amazon.com",""\n`;

  it.each(['Passwords/Recycle Bin', 'Root/Papierkorb', 'Datenbank/Corbeille/Old'])('%s is the bin', async (group) => {
    const file = await read(csv(group), { for: 'keepass:Cloud' });
    expect(file.statements).toEqual([]);
    expect(told(file)).toMatch(/^1: .*recycle bin/m);
  });

  it.each(['Recycle Bin', 'Root/AWS/Recycle Bin', 'Root/Backup', 'Root/Bin', 'Root/Trash', 'Root/AWS/Corbeille'])(
    '%s is not',
    async (group) => {
      const file = await read(csv(group), { for: 'keepass:Cloud' });
      expect(file.statements).toMatchObject([{ about: 'item', userName: 'aws-root@acme.example' }]);
    },
  );

  it('a field that stands for another entry’s is told', async () => {
    const file = await read(csv('Root/AWS', '{REF:U@I:46C9B1FFBD4ABC4BBB260C6190BAD20C}'), { for: 'keepass:Cloud' });
    expect(told(file)).toMatch(/^1: .*\{REF/m);
  });
});

describe('LastPass', () => {
  const csv = (grouping: string, name = 'R&amp;D root'): string =>
    `url,username,password,totp,extra,name,grouping,fav\nhttps://signin.aws.amazon.com/,aws-root@acme.example,x,,,${name},${grouping},0\n`;

  it('has no bin, whatever a folder is called', async () => {
    const file = await read(csv('Shared-Cloud\\Recycle Bin'));
    expect(file.statements).toMatchObject([{ about: 'item', vault: { key: 'lastpass:Shared-Cloud' } }]);
  });

  it('a slash in a folder’s name is part of it', async () => {
    const file = await read(csv('Shared-Ops/Cloud\\AWS'));
    expect(file.statements).toMatchObject([{ vault: { key: 'lastpass:Shared-Ops/Cloud' } }]);
  });

  it.each([
    ['R&amp;D root', 'R&D root'],
    ['&quot;prod&quot; &lt;1&gt;', '"prod" <1>'],
    ['it&#39;s', "it's"],
    ['&amp;lt;', '&lt;'],
  ])('%s is %s', async (name, title) => {
    const file = await read(csv('Shared-Cloud', name));
    expect(file.statements).toMatchObject([{ title }]);
  });

  it('a secret that HTML takes apart is refused all the same', async () => {
    const file = await read(csv('Shared-Cloud', 'password:&#39;CANARY-1&#39;'));
    expect(JSON.stringify(file)).not.toContain('CANARY-1');
  });
});

describe('Bitwarden’s trash', () => {
  it('is told and left out', async () => {
    const file = await read([
      {
        object: 'item',
        type: 1,
        name: 'AWS',
        collectionIds: ['c1'],
        organizationId: 'o1',
        deletedDate: '2026-01-01T00:00:00Z',
        login: { username: 'aws-root@acme.example', uris: null },
      },
    ]);
    expect(file).toMatchObject({ kind: 'bw-export', statements: [] });
    expect(told(file)).toMatch(/^1: .*trash/m);
  });
});
