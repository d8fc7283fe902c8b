/**
 * What changes nothing: the order of rows, columns and keys, unknown columns, line ends, letter case, the encoding, how letters
 * are composed, giving a table in two parts, importing twice.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readImportFiles } from '../../../electron/imports/read-files.ts';
import { readImport } from '../../../shared/imports/read-import.ts';
import { reconcile } from '../../../shared/imports/reconcile/reconcile.ts';
import { documentOf } from '../../../shared/register/record.ts';
import type { Register } from '../../../shared/register/register.ts';
import { apply, ledger, NOW, sourceOf } from '../../shared/imports/helpers.ts';
import { scratch } from '../ledger/scratch.ts';
import { formatOf, textOf } from './damage.ts';
import { FIXTURES, type Fixture } from './fixtures.ts';
import { tableOf } from './rewritten.ts';

const people = [
  { email: 'alice@acme.example', name: 'Alice Ng', aliases: ['alice.ng@acme.example'] },
  { email: 'bob@acme.example', name: 'Bob' },
];
const accounts = [
  { id: '111122223333', email: 'aws-root-prod@acme.example' },
  { id: '001122334455', email: 'aws+legacy@acme.example' },
];

async function importInto(register: Register, fixture: Fixture, text: string) {
  const { file: name, kind, for: belongsTo, mapping } = fixture;
  const parsed = await readImport(sourceOf(text, name), { now: NOW, kind, belongsTo, mapping });
  const result = reconcile(register, [parsed], { now: NOW });
  apply(register, result);
  return result.files[0];
}

/** What the ledger says after the import; lists without an order of their own are put in order. */
async function said(fixture: Fixture, text: string): Promise<unknown> {
  const register = ledger({ people, accounts });
  await importInto(register, fixture, text);
  return ordered(documentOf(register));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}

const TABLES = FIXTURES.filter((fixture) => formatOf(fixture) === 'table');
const CHANGES: Readonly<Record<string, (fixture: Fixture) => string>> = {
  'rows in another order': (fixture) => tableOf(fixture, (header, rows) => [header, ...rows.toReversed()]),
  'columns in another order': (fixture) =>
    tableOf(fixture, (header, rows) => [header, ...rows].map((record) => record.toReversed())),
  'a column more': (fixture) =>
    tableOf(fixture, (header, rows) => [['Zzz', ...header], ...rows.map((row) => ['z', ...row])]),
  'every row twice': (fixture) => tableOf(fixture, (header, rows) => [header, ...rows, ...rows]),
  'other line ends': (fixture) => tableOf(fixture, (header, rows) => [header, ...rows], '\r\n'),
  'old line ends': (fixture) => tableOf(fixture, (header, rows) => [header, ...rows], '\r'),
  'a header in capitals': (fixture) =>
    tableOf(fixture, (header, rows) => [header.map((name) => name.toUpperCase()), ...rows]),
  'addresses in capitals': (fixture) =>
    textOf(fixture).replace(/[\w.+#-]+@[\w.-]+/g, (address) => address.toUpperCase()),
  'blank lines': (fixture) => textOf(fixture).replace(/\n(?=[^\n]*$)/, '\n\n'),
};

describe.each(Object.entries(CHANGES))('a table with %s', (_name, change) => {
  it.each(TABLES)('$file says the same', async (fixture) => {
    expect(await said(fixture, change(fixture))).toEqual(await said(fixture, textOf(fixture)));
  });
});

const DOCUMENTS = FIXTURES.filter((fixture) => formatOf(fixture) === 'json' && fixture.kind !== 'root-ledger');

describe('a JSON document with keys and lists in another order', () => {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned).reverse();
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, inner]) => [key, turned(inner)] as const)
        .reverse(),
    );
  };

  it.each(DOCUMENTS)('$file says the same', async (fixture) => {
    const other = JSON.stringify(turned(JSON.parse(textOf(fixture))));
    expect(await said(fixture, other)).toEqual(await said(fixture, textOf(fixture)));
  });
});

describe('the same file a second time', () => {
  it.each(FIXTURES)('$file changes nothing', async (fixture) => {
    const register = ledger({ people, accounts });
    const text = textOf(fixture);
    await importInto(register, fixture, text);
    const before = documentOf(register);
    const again = await importInto(register, fixture, text);
    expect([again?.added, again?.changed, again?.gone]).toEqual([0, 0, 0]);
    expect(documentOf(register)).toEqual(before);
  });
});

const UTF16_MARK = 0xfeff;
const ENCODINGS: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with its mark': (text) => Buffer.from(`\uFEFF${text}`),
  'UTF-16, little end first': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16, big end first': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
};

describe('the same text in another encoding', () => {
  it.each(FIXTURES.filter((fixture) => formatOf(fixture) !== 'xml'))('$file says the same', async (fixture) => {
    const { file: name, kind, for: belongsTo, mapping } = fixture;
    // With letters that every encoding writes in its own way.
    const text = textOf(fixture).replaceAll('Alice', 'Älice 漢');
    expect(text.codePointAt(0)).not.toBe(UTF16_MARK);
    const read = async (bytes: Buffer) => {
      const path = join(scratch(), name);
      writeFileSync(path, bytes);
      const [parsed] = await readImportFiles([{ path }], { now: NOW, kind, belongsTo, mapping });
      return { ...parsed, file: name };
    };
    const plain = await read(Buffer.from(text));
    for (const [encoding, encoded] of Object.entries(ENCODINGS)) {
      if (name.endsWith('.txt')) continue;
      expect(await read(encoded(text)), encoding).toEqual(plain);
    }
  });
});

describe('letters composed in another way', () => {
  const accented = (fixture: Fixture): string =>
    textOf(fixture).replace(/\b(Alice|Bob|Cloud admins|AWS root)\b/g, (name) => `${name} Müllér`);

  it.each(FIXTURES)('$file names the same', async (fixture) => {
    const register = ledger({ people, accounts });
    const belongsTo = fixture.for?.replace(/\b(Cloud admins|AWS root)\b/, (name) => `${name} Müllér`);
    const one = { ...fixture, ...(belongsTo === undefined ? {} : { for: belongsTo }) };
    await importInto(register, one, accented(fixture).normalize('NFC'));
    const before = documentOf(register);
    const again = await importInto(register, one, accented(fixture).normalize('NFD'));
    expect([again?.added, again?.gone]).toEqual([0, 0]);
    expect(JSON.stringify(documentOf(register)).normalize('NFC')).toBe(JSON.stringify(before).normalize('NFC'));
  });
});

describe('a table in two parts, given together', () => {
  it.each(TABLES)('$file says the same but for what is whole', async (fixture) => {
    const { file: name, kind, for: belongsTo, mapping } = fixture;
    const parts = [0, 1].map((part) =>
      tableOf(fixture, (header, rows) => [header, ...rows.filter((_, at) => at % 2 === part)]),
    );
    const register = ledger({ people, accounts });
    const parsed = await Promise.all(
      parts.map((text) => readImport(sourceOf(text, name), { now: NOW, kind, belongsTo, mapping })),
    );
    apply(register, reconcile(register, parsed, { now: NOW }));
    const whole = ledger({ people, accounts });
    await importInto(
      whole,
      fixture,
      tableOf(fixture, (header, rows) => [header, ...rows]),
    );
    const bare = (of: Register) => JSON.stringify(ordered(withoutWhole(documentOf(of))));
    expect(bare(register)).toEqual(bare(whole));
  });

  /** Parts may show less of what is whole, never more: that is held elsewhere. */
  const withoutWhole = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(withoutWhole);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !/complete|accessListed|provenance/i.test(name))
        .map(([name, inner]) => [name, withoutWhole(inner)]),
    );
  };
});
