/** Every kind of file: recognized by content, counted, its secrets refused by name, and no planted secret anywhere. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readImportFiles } from '../../../electron/imports/read-files.ts';
import { KIND_NAMES } from '../../../shared/imports/kind-names.ts';
import { receiptFacts } from '../../../shared/imports/receipt.ts';
import { factsFor } from '../../../shared/imports/reconcile/facts-for.ts';
import { reconcile } from '../../../shared/imports/reconcile/reconcile.ts';
import { ledger, NOW } from '../../shared/imports/helpers.ts';
import { FIXTURES, FOLDER } from './fixtures.ts';

const people = [
  { email: 'alice@acme.example', name: 'Alice Ng', aliases: ['alice.ng@acme.example'] },
  { email: 'bob@acme.example', name: 'Bob' },
];
const accounts = [
  { id: '111122223333', email: 'aws-root-prod@acme.example' },
  { id: '001122334455', email: 'aws+legacy@acme.example' },
];

async function imported(fixture: (typeof FIXTURES)[number]) {
  const { file, for: belongsTo, mapping } = fixture;
  const parsed = await readImportFiles([{ path: join(FOLDER, file) }], { now: NOW, belongsTo, mapping });
  const result = reconcile(ledger({ people, accounts }), parsed, { now: NOW });
  return { parsed, result };
}

describe('each kind of file', () => {
  it('has a fixture', () => {
    const kinds = new Set(FIXTURES.map((fixture) => fixture.kind));
    expect(KIND_NAMES.filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(readdirSync(FOLDER).sort()).toEqual(FIXTURES.map((fixture) => fixture.file).sort());
  });

  it.each(FIXTURES)('$file is recognized, counted and its secrets refused', async (fixture) => {
    const { result } = await imported(fixture);
    const summary = result.files[0];
    expect(summary).toMatchObject({
      file: fixture.file,
      kind: fixture.kind,
      failure: null,
      refused: fixture.refused ?? [],
    });
    const { rows, matchedRows, accounts: named, people: known, added, changed, gone } = summary ?? ({} as never);
    expect([rows, matchedRows, named, known, added, changed, gone]).toEqual(fixture.counts);
    expect((summary?.problems ?? []).map((problem) => problem.row)).toEqual(fixture.problemRows ?? []);
  });

  it.each(FIXTURES)('$file gives none of its planted secrets away', async (fixture) => {
    const { parsed, result } = await imported(fixture);
    const receipt = receiptFacts(result, { id: 'r1', at: NOW, accepted: 1, lines: 'default' });
    const everything = JSON.stringify([parsed, result, factsFor(result, 'all'), receipt]);
    expect(everything).not.toMatch(/CANARY/);
  });
});
