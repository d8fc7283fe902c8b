/** Every way in, with a secret planted in each of its texts: whatever a channel would do with it, it is refused and not echoed. */
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { LedgerHost } from '../../../electron/ledger/host.ts';
import { secretInFile } from '../../../electron/ledger/offboarding/attached-text.ts';
import { refuseSecrets } from '../../../electron/ledger/register-secrets.ts';
import { tellableName } from '../../../shared/imports/secrets/file-names.ts';
import { secretIn } from '../../../shared/imports/secrets/values.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import { secretInRequest } from '../../../shared/ipc/kept-texts.ts';
import { HARMLESS, SECRETS } from '../../shared/imports/spellings-of-secrets.ts';

/** As it is in a schema of zod, as far as this test reads it. */
interface Schema {
  readonly def: {
    readonly type: string;
    readonly shape?: Readonly<Record<string, Schema>>;
    readonly element?: Schema;
    readonly innerType?: Schema;
    readonly keyType?: Schema;
    readonly valueType?: Schema;
    readonly options?: readonly Schema[];
    readonly in?: Schema;
    readonly getter?: () => Schema;
  };
  safeParse(value: unknown): { readonly success: boolean };
}

const PLANTED = `SecretAccessKey=${['wJalrXUtnFEMI', 'K7MDENG', 'bPxRfiCYEXAMPLEKEY'].join('/')}`;

interface Place {
  readonly path: string;
  /** A request, as far as this place goes, with the text in it. */
  with(text: string): unknown;
}

/** Every place of a request where free text may stand. */
function places(schema: Schema, path = ''): Place[] {
  const { def } = schema;
  switch (def.type) {
    case 'string':
      return schema.safeParse(PLANTED).success ? [{ path, with: (text) => text }] : [];
    case 'object':
      return Object.entries(def.shape ?? {}).flatMap(([name, inner]) =>
        places(inner, path === '' ? name : `${path}.${name}`).map((place) => ({
          ...place,
          with: (text: string) => ({ [name]: place.with(text) }),
        })),
      );
    case 'array':
      return within(def.element, `${path}[]`, (value) => [value]);
    case 'record':
      return [
        ...within(def.keyType, `${path}{name}`, (value) => ({ [String(value)]: 'x' })),
        ...within(def.valueType, `${path}{}`, (value) => ({ some: value })),
      ];
    case 'union':
      return (def.options ?? []).flatMap((option) => places(option, path));
    case 'pipe':
      return within(def.in, path, (value) => value);
    case 'lazy':
      return [{ path, with: (text) => text }];
    default:
      return within(def.innerType, path, (value) => value);
  }
}

function within(schema: Schema | undefined, path: string, wrap: (value: unknown) => unknown): Place[] {
  if (schema === undefined) return [];
  return places(schema, path).map((place) => ({ ...place, with: (text) => wrap(place.with(text)) }));
}

/** Where a text is not looked at by the gate of requests, and why that is right. */
const ELSEWHERE: readonly (readonly [RegExp, string])[] = [
  [/^(session|keys|backup)\./, 'is given a secret to use it, or names a backup file; keeps no text'],
  [/^reports\.save-picture content$/, 'a picture, which goes into a file of the person’s'],
  [/^paste\.(preview|apply) (text|columns\[\])$/, 'a table: each cell is looked at by what its column is'],
  [/^paste\.copy /, 'names what is there'],
  [/^register\.(?!.*(reason|note))/, 'fields are looked at one by one (refuseSecrets); keys name what is there'],
  [
    / (.*\.)?(search|id|key|keys\[\]|lines\[\]|line|list|step|items\[\]|questions\[\]|hash|rule|record|file|receipt)$/,
    'names what is there, or is only looked for',
  ],
  [/^handover\.(preview|apply) choices/, 'names what is there'],
];

const ways = Object.entries(contract).flatMap(([channel, { request }]) =>
  places(request as unknown as Schema).map((place) => ({ channel, ...place, name: `${channel} ${place.path}` })),
);

it('there are many ways in', () => expect(ways.length).toBeGreaterThan(80));

describe('a request', () => {
  it.each(ways.filter(({ name }) => !ELSEWHERE.some(([where]) => where.test(name))))(
    '$name refuses a secret',
    (way) => {
      expect(secretInRequest(way.channel, way.with(PLANTED))).not.toBeNull();
      expect(secretInRequest(way.channel, way.with('Ellen Voss'))).toBeNull();
    },
  );

  it('is not refused for what only looks like a secret', () => {
    for (const text of HARMLESS)
      expect(secretInRequest('drills.finish', { id: 'drill-1', result: 'passed', wentWrong: text }), text).toBeNull();
  });

  it('is refused before its channel is asked, and the answer does not repeat it', () => {
    const host = new LedgerHost({ db: new Database(':memory:'), witness: null, close: () => {} } as never);
    for (const [channel, request] of [
      [
        'gaps.waive',
        {
          rule: 'one-mfa-device',
          accounts: ['111111111111'],
          owner: 'ann@acme.example',
          reason: PLANTED,
          expiresAt: '2027-01-01',
        },
      ],
      ['views.save', { name: PLANTED, to: '/gaps' }],
      ['views.save', { name: 'Mine', to: `/gaps?search=${encodeURIComponent(PLANTED)}` }],
      ['imports.save-mapping', { name: PLANTED, mapping: { columns: {} } }],
      ['reviews.open', { name: PLANTED, kinds: ['group'], reviewers: {}, dueAt: '2027-01-01' }],
      ['policy.save', { reason: PLANTED }],
    ] as const) {
      const answer = host.answer(channel, request, 'tester');
      expect(answer, channel).toMatchObject({ ok: false, error: { code: 'refused' } });
      expect(JSON.stringify(answer)).not.toContain('wJalr');
    }
    expect(host.ledger.db.prepare('SELECT count(*) AS entries FROM log').get()).toEqual({ entries: 0 });
  });
});

describe('an edit of the register', () => {
  const edit = (set: Record<string, never>, key = 'aws') => ({
    kind: 'vault' as const,
    key,
    set,
    items: {},
    close: {},
  });
  it('refuses a secret in a value, in a property’s name and in the key', () => {
    expect(() => refuseSecrets(edit({ name: PLANTED } as never))).toThrow(/looks like/);
    expect(() => refuseSecrets(edit({ tags: { [PLANTED]: 1 } } as never))).toThrow(/looks like/);
    expect(() => refuseSecrets(edit({ tags: { team: { owner: [PLANTED] } } } as never))).toThrow(/looks like/);
    expect(() => refuseSecrets(edit({}, PLANTED))).toThrow(/looks like/);
  });
});

describe('a file as proof', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  it.each(SECRETS)('with %j in it is refused', (secret) => {
    expect(secretInFile(bytes(`Done on Monday\n\n${secret}\n`))).not.toBeNull();
  });

  it('with codes on lines of their own is refused', () => {
    expect(secretInFile(bytes('a1b2c-3d4e5\nf6a7b-8c9d0\n1e2f3-4a5b6\nc7d8e-9f0a1\n'))).not.toBeNull();
    expect(
      secretInFile(
        bytes('legal winner thank year wave sausage worth useful legal winner thank yellow'.replaceAll(' ', '\n')),
      ),
    ).not.toBeNull();
  });

  it('in another encoding is read too', () => {
    const text = `\ufeff${PLANTED}`;
    expect(secretInFile(new Uint8Array(Buffer.from(text, 'utf16le')))).not.toBeNull();
  });

  it('that is harmless, or no text, passes', () => {
    expect(secretInFile(bytes(HARMLESS.join('\n')))).toBeNull();
    expect(secretInFile(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 0]))).toBeNull();
  });
});

describe('the name of a file', () => {
  it.each([
    `aws ${PLANTED.replaceAll('/', '+')}.csv`,
    'root password=Hunter2.csv',
    'totp otpauth seed JBSWY3DPEHPK3PXP.csv',
    'otpauth_totp_JBSWY3DPEHPK3PXP.txt',
    'PW_hunter2!.txt',
  ])('%s is not told', (name) => {
    expect(tellableName(name)).toMatch(/^a file with a secret in its name\.\w+$/);
  });
  it.each([
    'people.csv',
    'bw-export (2).json',
    'organization 2026-11-24.json',
    '04b-keepassxc-group-named-Backup.csv',
    'password-rotation-2026.csv',
    'mfa-devices_111122223333.csv',
  ])('%s is told', (name) => expect(tellableName(name)).toBe(name));
  it('shows what nobody would see', () => expect(tellableName('a\u202egpj.exe\n')).toBe('a⟨U+202E⟩gpj.exe⟨U+000A⟩'));
});

it('a search keeps nothing, and is not refused', () => {
  expect(secretInRequest('gaps.page', { search: PLANTED })).toBeNull();
  expect(secretIn(PLANTED)).not.toBeNull();
});
