/**
 * The open format there and back: what one ledger exports, an empty one takes in whole and exports again the same; one with a
 * past takes it as claims, whatever is in it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { readImportFiles } from '../../../electron/imports/read-files.ts';
import { LedgerHost } from '../../../electron/ledger/host.ts';
import { applyImport } from '../../../electron/ledger/import-apply.ts';
import { Ledger } from '../../../electron/ledger/ledger.ts';
import { chainHead } from '../../../electron/ledger/log.ts';
import { databaseOf } from '../../../electron/ledger/open.ts';
import { verification } from '../../../electron/ledger/verification.ts';
import { drillsIn } from '../../../shared/drills/index.ts';
import { rootUsesIn } from '../../../shared/gaps/root-uses.ts';
import { waiversIn } from '../../../shared/gaps/waivers.ts';
import { reconcile } from '../../../shared/imports/reconcile/reconcile.ts';
import { casesIn } from '../../../shared/offboarding/index.ts';
import { BASES, type Json } from '../../../shared/register/facts.ts';
import { KINDS, SUBJECT_KINDS } from '../../../shared/register/kinds.ts';
import { exportOf, type LedgerRecord } from '../../../shared/register/record.ts';
import { reviewStanding } from '../../../shared/reviews/standing.ts';
import { scratch } from '../ledger/scratch.ts';

const NOW = '2026-12-01T09:00:00.000Z';
const RUNS = 25;

/** Everything that the sample company has: each kind of record, each basis, a past of its own. */
let everything: LedgerRecord;
beforeAll(() => {
  const host = new LedgerHost(databaseOf(new Database(':memory:')), () => new Date(NOW));
  host.internal('sample.record', null, 'me');
  everything = exportOf(host.ledger.register, NOW);
  host.close();
});

const empty = (): Ledger => new Ledger(new Database(':memory:'), () => new Date(NOW));

async function taken(ledger: Ledger, document: LedgerRecord) {
  const path = join(scratch(), 'export.json');
  writeFileSync(path, JSON.stringify(document));
  const parsed = await readImportFiles([{ path }], { now: NOW });
  const found = reconcile(ledger.register, parsed, { now: NOW, by: 'mallory', asClaims: chainHead(ledger.db).seq > 0 });
  applyImport(ledger, 'mallory', found, 'default');
  return { parsed, found };
}

type Record_ = Record<string, Json>;
const COLLECTIONS = SUBJECT_KINDS.filter((kind) => kind !== 'settings').map((kind) => KINDS[kind].collection);

/** Names as people have them, and as formulas, quotes and other scripts have them. */
const name = fc.constantFrom(
  'Zoë Ångström',
  "Bridget O'Hara",
  '山田 太郎',
  'a, "b"; c',
  '=1+1',
  'x'.repeat(120),
  'نور حداد',
);
/** What is chosen of the records; small, so that a failure names it in a line. */
const choices = fc.record({
  seed: fc.nat(),
  share: fc.double({ min: 0.05, max: 1, noNaN: true }),
  called: name,
  basis: fc.constantFrom(...BASES),
});

/** A choice of the records, some with another name, basis, source and time than they had. */
function chosen({
  seed,
  share,
  called,
  basis,
}: typeof choices extends fc.Arbitrary<infer T> ? T : never): LedgerRecord {
  let state = seed || 1;
  const chance = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const altered = (record: Record_): Record_ => {
    if (chance() > 0.3 || typeof record.name !== 'string') return record;
    const source = { basis, source: 'person', at: '2026-10-03T08:00:00.000Z', by: 'olga' };
    return { ...record, name: called, provenance: { ...(record.provenance as Record_), name: [source] } };
  };
  const lists = COLLECTIONS.flatMap((collection) => {
    const records = everything[collection];
    return Array.isArray(records)
      ? [[collection, (records as Record_[]).filter(() => chance() < share).map(altered)] as const]
      : [];
  });
  return { ...everything, ...Object.fromEntries(lists) };
}

describe('an export', () => {
  test('has every kind of record and every basis in it that the rest of this is about', () => {
    const kinds = COLLECTIONS.filter((collection) => ((everything[collection] as Json[]) ?? []).length > 0);
    expect(kinds).toEqual(
      expect.arrayContaining([
        'people',
        'accounts',
        'cases',
        'drills',
        'waivers',
        'campaigns',
        'handovers',
        'rootUses',
      ]),
    );
    for (const basis of BASES) expect(JSON.stringify(everything)).toContain(`"basis":"${basis}"`);
  });

  test('comes back the same from an empty ledger, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(choices, async (choice) => {
        const first = empty();
        await taken(first, chosen(choice));
        const there = exportOf(first.register, NOW);
        const second = empty();
        const { found } = await taken(second, there);
        expect(found.lines.length).toBeGreaterThan(0);
        expect(exportOf(second.register, NOW)).toEqual(there);
        expect(verification(second, { now: new Date(NOW) }).problems).toEqual([]);
        for (const ledger of [first, second]) ledger.db.close();
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  test('of the whole sample comes back as it was', async () => {
    const ledger = empty();
    await taken(ledger, everything);
    expect(exportOf(ledger.register, NOW)).toEqual(everything);
  });

  test('is claims alone in a ledger with a past: nothing observed, tested, signed, passed, excepted or decided', async () => {
    await fc.assert(
      fc.asyncProperty(choices, async (choice) => {
        const ledger = empty();
        ledger.note({ actor: 'ada', action: 'note', title: 'Begun' });
        await taken(ledger, chosen(choice));
        const { register } = ledger;
        // Besides the receipt of the import itself, which this ledger writes.
        const stated = ledger.db
          .prepare(
            `SELECT DISTINCT p.basis, p."by" FROM fact f JOIN subject s ON s.id = f.subject_id
             JOIN provenance p ON p.id = f.provenance_id WHERE s.kind <> 'receipt'`,
          )
          .all();
        expect(stated).toEqual([{ basis: 'declared', by: 'mallory' }]);
        expect(casesIn(register).flatMap(({ signatures }) => signatures)).toEqual([]);
        expect(casesIn(register).filter(({ status }) => status === 'signed')).toEqual([]);
        expect(drillsIn(register).filter(({ status }) => status === 'passed')).toEqual([]);
        expect([...waiversIn(register).values()].filter(({ expiresAt }) => expiresAt > NOW)).toEqual([]);
        expect(rootUsesIn(register).size).toBe(0);
        expect(reviewStanding(register, NOW).reviewedAt.size).toBe(0);
        expect(verification(ledger, { now: new Date(NOW) }).problems).toEqual([]);
        ledger.db.close();
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  test('leaves the files of its proofs behind, which verifying the new ledger tells', async () => {
    const proof = {
      id: 'e1',
      kind: 'file',
      text: 'proof.pdf',
      hash: 'ab'.repeat(32),
      sizeBytes: 3,
      at: NOW,
      by: 'olga',
    };
    const [one, ...others] = everything.cases as Record_[];
    const [first, ...rest] = (one?.progress ?? []) as Record_[];
    const progress = [{ ...first, evidence: [proof] }, ...rest];
    const ledger = empty();
    await taken(ledger, { ...everything, cases: [{ ...one, progress } as Json, ...others] });
    const { problems, notes } = verification(ledger, { now: new Date(NOW) });
    expect(problems).toEqual([]);
    expect(notes).toEqual([`evidence: ${one?.id} names a file that did not come with its import: proof.pdf`]);
  });
});
