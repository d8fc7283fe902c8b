/** What changes nothing: the order of rows, columns and keys, unknown columns, line ends, letter case, importing twice. */
import { describe, expect, it } from 'vitest';
import { readImport } from '../../../shared/imports/read-import.ts';
import { reconcile } from '../../../shared/imports/reconcile/reconcile.ts';
import { documentOf } from '../../../shared/register/record.ts';
import type { Register } from '../../../shared/register/register.ts';
import { apply, ledger, NOW, sourceOf } from '../../shared/imports/helpers.ts';
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
