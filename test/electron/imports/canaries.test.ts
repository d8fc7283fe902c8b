/** What a kind names as secret has a planted secret in its fixtures: a field without one would be looked for in vain. */
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { ImportKind } from '../../../shared/imports/kind.ts';
import { IMPORT_KINDS } from '../../../shared/imports/table.ts';
import { csvRecords } from '../../../shared/imports/text/csv.ts';
import { normalName, tableHead } from '../../../shared/imports/text/header.ts';
import { MARK } from '../../e2e/canaries.ts';
import { FIXTURES, fixtureText } from './fixtures.ts';

describe('planted secrets', () => {
  const declared = IMPORT_KINDS.flatMap((kind) =>
    secretsOf(kind).map(({ field, ending }) => ({ kind: kind.kind, field, ending })),
  );

  it('are looked for in kinds that name secret fields', () => {
    expect(new Set(declared.map(({ kind }) => kind)).size).toBeGreaterThan(3);
  });

  it.each(declared)('of $kind are in its field $field, of a file in $ending', ({ kind, field, ending }) => {
    const files = FIXTURES.filter((one) => one.kind === kind && one.file.endsWith(ending)).map(({ file }) => file);
    expect(files).not.toEqual([]);
    expect(files.flatMap((file) => [...plantedIn(file)])).toContain(normalName(field));
  });

  it.each(FIXTURES.filter(({ refused }) => refused !== undefined))(
    '$file has one in everything that is refused of it',
    ({ file, refused }) => {
      const planted = plantedIn(file);
      expect(refused?.filter((name) => !planted.has(normalName(lastPart(file, name))))).toEqual([]);
    },
  );
});

function secretsOf({ table, json }: ImportKind): readonly { readonly field: string; readonly ending: string }[] {
  return [
    ...(table?.secret ?? []).map((field) => ({ field, ending: '.csv' })),
    ...(json?.secret ?? []).map((field) => ({ field, ending: '.json' })),
  ];
}

const lastPart = (file: string, name: string): string =>
  file.endsWith('.json') ? (name.split('.').at(-1) ?? name) : name;

/** The columns, fields and elements of a fixture that have a planted secret in them or below them, by normalized name. */
function plantedIn(file: string): ReadonlySet<string> {
  const text = fixtureText(file);
  const found = new Set<string>();
  if (file.endsWith('.json')) inJson(JSON.parse(text), [], found);
  else if (file.endsWith('.xml')) inXml(text, found);
  else inTable(text, found);
  return new Set([...found].map(normalName));
}

function inJson(value: unknown, path: readonly string[], found: Set<string>): void {
  if (typeof value === 'string') {
    if (value.includes(MARK)) for (const name of path) found.add(name);
  } else if (Array.isArray(value)) for (const entry of value) inJson(entry, path, found);
  else if (typeof value === 'object' && value !== null)
    for (const [name, part] of Object.entries(value)) inJson(part, [...path, name], found);
}

function inTable(text: string, found: Set<string>): void {
  const head = tableHead(text);
  if (head === null) throw new Error('not a table');
  const [titles = [], ...records] = csvRecords(text.slice(head.skip), head.delimiter);
  for (const cells of records)
    for (const [at, cell] of cells.entries()) if (cell.includes(MARK)) found.add(titles[at] ?? '');
}

/** Elements by their own name and by `Parent.Name`, fields of entries by their key. */
function inXml(text: string, found: Set<string>): void {
  const parser = new SaxesParser();
  const path: string[] = [];
  let key = '';
  parser.on('opentag', ({ name }) => void path.push(name));
  parser.on('closetag', () => void path.pop());
  parser.on('text', (piece) => {
    if (path.at(-1) === 'Key') key = piece;
    if (!piece.includes(MARK)) return;
    for (const [at, name] of path.entries()) {
      if (name === 'Value') found.add(key);
      else if (name !== 'Notes') found.add(name);
      found.add(`${path[at - 1] ?? ''}.${name}`);
    }
  });
  parser.write(text).close();
}
