/** Subjects that look like one and the same. Only proposed: nothing is ever merged without being asked. */
import type { RegisterKind, RegisterRow } from '../../shared/ipc/channels/register.ts';
import type { LedgerDocument } from '../../shared/register/document.ts';
import { addressKey, nameKey, recordKey } from '../../shared/text/compare.ts';
import { looks } from '../../shared/text/look-alike.ts';

export interface LikelyPair {
  readonly a: RegisterRow;
  readonly b: RegisterRow;
  readonly because: string;
}

const MOST_PAIRS_OF_A_KIND = 200;

/** So much of a number tells two lines apart, however the country and the zero before it are written. */
const TELLING_DIGITS = 8;

/** One subject, as far as looking alike goes. */
interface Candidate {
  readonly key: string;
  readonly distinctFrom?: readonly string[] | null | undefined;
}

/** Two with a sign in common look alike. */
interface Sign<Of> {
  signs(subject: Of): readonly (string | null | undefined)[];
  because(shared: string): string;
}

const plain = (text: string | null | undefined): string =>
  nameKey(text ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const digits = (text: string): string => text.replace(/\D/g, '').slice(-TELLING_DIGITS);

/** Pairs of every kind that nobody has told apart, kind by kind. `rowsOf` gives what the list shows of each subject. */
export function likelyDuplicates(
  document: LedgerDocument,
  rowsOf: (kind: RegisterKind) => readonly RegisterRow[],
): LikelyPair[] {
  const { people, groups, vaults, devices, places, phones } = document;
  return [
    ...pairsOf(
      (people ?? []).map((person) => ({ ...person, key: person.email })),
      rowsOf('person'),
      [
        {
          signs: ({ email, aliases }) => [email, ...(aliases ?? [])].map(recordKey),
          because: (shared) => `both have the address ${shared}`,
        },
        { signs: ({ name }) => [plain(name)], because: () => 'the same name' },
        {
          signs: ({ email, name }) => [looks(email), name ? looks(name) : null],
          because: () => 'written to look alike',
        },
        { signs: ({ email }) => [addressKey(email).split('@')[0]], because: (shared) => `both are ${shared}@` },
      ],
    ),
    ...pairsOf(groups ?? [], rowsOf('group'), [
      {
        signs: ({ key, aliases }) => [key, ...(aliases ?? [])].map(recordKey),
        because: (shared) => `both are called ${shared}`,
      },
      { signs: ({ name, kind }) => [name ? `${kind ?? ''} ${plain(name)}` : null], because: () => 'the same name' },
    ]),
    ...pairsOf(vaults ?? [], rowsOf('vault'), [
      {
        signs: ({ key, name, aliases, provider }) =>
          [key, name, ...(aliases ?? [])].flatMap((one) => (one ? [`${plain(provider)} ${plain(one)}`] : [])),
        because: () => 'the same name in the same password manager',
      },
    ]),
    ...pairsOf(devices ?? [], rowsOf('device'), [
      {
        signs: ({ serial }) => [plain(serial).replaceAll(' ', '')],
        because: (shared) => `both have the serial number ${shared}`,
      },
    ]),
    ...pairsOf(places ?? [], rowsOf('place'), [{ signs: ({ key }) => [plain(key)], because: () => 'the same name' }]),
    ...pairsOf(
      (phones ?? []).map((phone) => ({ ...phone, key: phone.number })),
      rowsOf('phone'),
      [{ signs: ({ number }) => [digits(number)], because: () => 'the same number, written differently' }],
    ),
  ];
}

function pairsOf<Of extends Candidate>(
  subjects: readonly Of[],
  rows: readonly RegisterRow[],
  signs: readonly Sign<Of>[],
): LikelyPair[] {
  const rowOf = new Map(rows.map((row) => [row.key, row]));
  const pairs = new Map<string, LikelyPair>();
  for (const sign of signs)
    for (const [shared, found] of sharedSigns(subjects, sign))
      for (const [index, one] of found.entries())
        for (const other of found.slice(index + 1)) {
          const [a, b] = [rowOf.get(one.key), rowOf.get(other.key)];
          const name = [one.key, other.key].sort().join('\n');
          if (a !== undefined && b !== undefined && !pairs.has(name) && !toldApart(one, other))
            pairs.set(name, { a, b, because: sign.because(shared) });
          if (pairs.size >= MOST_PAIRS_OF_A_KIND) return [...pairs.values()];
        }
  return [...pairs.values()];
}

function sharedSigns<Of>(subjects: readonly Of[], { signs }: Sign<Of>): Map<string, Of[]> {
  const signed = subjects.flatMap((subject) =>
    [...new Set(signs(subject))].flatMap((sign) => (sign ? [{ sign, subject }] : [])),
  );
  const bySign = Map.groupBy(signed, ({ sign }) => sign);
  return new Map([...bySign].map(([sign, found]) => [sign, found.map(({ subject }) => subject)]));
}

const toldApart = (a: Candidate, b: Candidate): boolean =>
  (a.distinctFrom ?? []).includes(b.key) || (b.distinctFrom ?? []).includes(a.key);
