/** Every row of every format is used or told with its reason, whatever stands in it: the counts add up. */
import { describe, expect, it } from 'vitest';
import type { ParsedFile } from '../../../shared/imports/parsed-file.ts';
import { readImport } from '../../../shared/imports/read-import.ts';
import { reconcile } from '../../../shared/imports/reconcile/reconcile.ts';
import { countTold } from '../../../shared/imports/told.ts';
import { randomFrom } from '../../shared/custody/random-ledger.ts';
import { ledger, NOW, sourceOf } from '../../shared/imports/helpers.ts';
import { formatOf, textOf } from './damage.ts';
import { FIXTURES, type Fixture } from './fixtures.ts';
import { tableOf } from './rewritten.ts';

const people = [{ email: 'alice@acme.example', name: 'Alice Ng' }, { email: 'bob@acme.example' }];
const accounts = [{ id: '111122223333', email: 'aws-root-prod@acme.example' }, { id: '001122334455' }];
const GENERIC = /^(?:The row holds nothing that is read|Nothing that the ledger keeps came)/;

async function parsed({ file: name, kind, for: belongsTo, mapping }: Fixture, text: string): Promise<ParsedFile> {
  return await readImport(sourceOf(text, name), { now: NOW, kind, belongsTo, mapping });
}

/** The faults of a file's account of its rows; none where it adds up. */
async function faults(fixture: Fixture, text: string): Promise<string[]> {
  const file = await parsed(fixture, text);
  const found: string[] = [];
  for (const { row } of file.statements)
    if (row < 0 || row > file.rows) found.push(`a statement of row ${row}, of ${file.rows}`);
  const [summary] = reconcile(ledger({ people, accounts }), [file], { now: NOW }).files;
  if (summary === undefined) return ['no summary'];
  const { rows, usedRows, told } = summary;
  if (usedRows < 0 || usedRows + countTold(told) !== rows)
    found.push(`${rows} rows, ${usedRows} used and ${countTold(told)} told`);
  for (const { reason, rows: count, ranges } of told) {
    if (reason === '') found.push('a reason without words');
    const listed = ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
    if (listed !== count) found.push(`${count} rows told, ${listed} listed`);
  }
  return found;
}

describe('rows = used + told', () => {
  it.each(FIXTURES)('$file, each row with a reason of its own', async (fixture) => {
    expect(await faults(fixture, textOf(fixture))).toEqual([]);
    const file = await parsed(fixture, textOf(fixture));
    const [summary] = reconcile(ledger({ people, accounts }), [file], { now: NOW }).files;
    expect(summary?.told.filter(({ reason }) => GENERIC.test(reason))).toEqual([]);
  });
});

const JUNK = ['', '-', 'x'.repeat(400), 'a@b', '0', 'NULL', '\u0000', '🂡', '=1+1', '9999-12-31', 'root', 'true'];

describe('rows = used + told, with junk among them', () => {
  const tables = FIXTURES.filter((fixture) => formatOf(fixture) === 'table');
  it.each(tables)('$file', async (fixture) => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const random = randomFrom(seed);
      const text = tableOf(fixture, (header, rows) => {
        const mixed = [...rows, ...rows, ...rows].map((row) =>
          row.map((cell) => (random() < 0.3 ? (JUNK[Math.floor(random() * JUNK.length)] ?? '') : cell)),
        );
        const torn = mixed.map((row) => (random() < 0.15 ? row.slice(0, Math.floor(random() * row.length)) : row));
        return [header, ...torn.sort(() => random() - 0.5)];
      });
      expect(await faults(fixture, text), `seed ${seed}`).toEqual([]);
    }
  });

  const documents = FIXTURES.filter((fixture) => formatOf(fixture) === 'json');
  it.each(documents)('$file', async (fixture) => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const random = randomFrom(seed);
      const junk = (value: unknown, depth: number): unknown => {
        if (depth > 1 && random() < 0.1) return [null, 7, '', [], {}, 'x', false][Math.floor(random() * 7)];
        if (Array.isArray(value)) {
          const list = value.map((entry) => junk(entry, depth + 1));
          return random() < 0.3 ? [...list, ...list, null, {}] : list;
        }
        if (typeof value !== 'object' || value === null) return value;
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, junk(inner, depth + 1)]));
      };
      const text = JSON.stringify(junk(JSON.parse(textOf(fixture)), 0));
      expect(await faults(fixture, text), `seed ${seed}`).toEqual([]);
    }
  });
});
