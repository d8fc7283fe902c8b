/**
 * Knowing less through an import: a value in a file replaced by one that says nothing never makes a verdict, a gap or a
 * figure of a screen safer than the value did.
 */
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { Assessment } from '../../../electron/ledger/assessment.ts';
import { applyImport } from '../../../electron/ledger/import-apply.ts';
import { Ledger } from '../../../electron/ledger/ledger.ts';
import { homeHandlers } from '../../../electron/ledger/requests/home.ts';
import { readImport } from '../../../shared/imports/read-import.ts';
import { reconcile } from '../../../shared/imports/reconcile/reconcile.ts';
import { isTold } from '../../../shared/imports/told.ts';
import type { LedgerDocument } from '../../../shared/register/document.ts';
import { factsOfDocument } from '../../../shared/register/record.ts';
import { sourceOf } from '../../shared/imports/helpers.ts';
import { saferHome, saferVerdict, saferWhatIf, vanishedGaps } from '../../shared/safer.ts';
import { formatOf, textOf } from './damage.ts';
import { FIXTURES, type Fixture } from './fixtures.ts';
import { tableOf } from './rewritten.ts';

const NOW = '2026-11-24T12:00:00Z';
const ROOT = 'aws-root-prod@acme.example';
const access = [{ person: 'alice@acme.example', level: 'manage' as const }];

/** A company of which everything is known, so that whatever is known less shows. */
const KNOWN = {
  format: 'root-ledger',
  version: 1,
  settings: { companyDomains: ['acme.example'] },
  people: ['alice', 'bob', 'carol'].map((name) => ({ email: `${name}@acme.example`, status: 'active' as const })),
  groups: [{ key: ROOT, kind: 'mail', complete: true, members: [{ person: 'alice@acme.example' }] }],
  vaults: [
    { key: '1password:AWS root', provider: '1password', complete: true, access },
    { key: 'bitwarden:AWS root', provider: 'bitwarden', complete: true, access },
  ],
  devices: [{ key: 'yk-1', kind: 'fido', holder: 'alice@acme.example' }],
  phones: [{ number: '+1 555 0100', complete: true, holders: ['bob@acme.example'] }],
  accounts: [
    {
      id: '111122223333',
      name: 'prod',
      email: ROOT,
      inbox: { group: ROOT },
      vaults: ['1password:AWS root'],
      devices: ['yk-1'],
      devicesComplete: true,
      phone: '+1 555 0100',
      credentials: { password: 'yes', mfa: 'yes', accessKeys: 'no', certificates: 'no' },
    },
    {
      id: '001122334455',
      name: 'legacy',
      email: 'aws+legacy@acme.example',
      inbox: { person: 'bob@acme.example' },
      vaults: ['bitwarden:AWS root'],
      devices: [],
      devicesComplete: true,
      phone: 'none',
      credentials: { password: 'yes', mfa: 'no', accessKeys: 'no', certificates: 'no' },
    },
  ],
} as unknown as LedgerDocument;

async function deskAfter({ file: name, kind, for: belongsTo, mapping }: Fixture, text: string) {
  const ledger = new Ledger(new Database(':memory:'), () => new Date(NOW));
  const provenance = { basis: 'declared', source: 'person', at: '2026-01-01T00:00:00Z' } as const;
  ledger.change({ actor: 'test', action: 'edit', title: 'what is known' }, (draft) => {
    for (const fact of factsOfDocument(KNOWN, provenance)) draft.put(fact);
  });
  const parsed = await readImport(sourceOf(text, name), { now: NOW, kind, belongsTo, mapping });
  const result = reconcile(ledger.register, [parsed], { now: NOW });
  applyImport(ledger, 'test', result, 'default');
  return { desk: { ledger, assessment: new Assessment(ledger), actor: 'test' }, summary: result.files[0] };
}
type Desk = Awaited<ReturnType<typeof deskAfter>>['desk'];

/** What sounds safer afterwards. */
function safer(before: Desk, after: Desk): string[] {
  const found: string[] = [];
  for (const id of before.assessment.accountIds())
    if (after.assessment.accountIds().includes(id))
      found.push(
        ...saferVerdict(before.assessment.account(id).verdict, after.assessment.account(id).verdict).map(
          (one) => `${id} ${one}`,
        ),
      );
  for (const { email } of KNOWN.people ?? [])
    found.push(
      ...saferWhatIf(
        before.assessment.whatIfVerdicts([email]).verdicts,
        after.assessment.whatIfVerdicts([email]).verdicts,
      ).map((one) => `${email} leaves: ${one}`),
    );
  found.push(...saferHome(homeHandlers['home.get'](before, undefined), homeHandlers['home.get'](after, undefined)));
  return found;
}

/** What stands in a cell that says nothing. */
const NOTHING = ['', '???', 'N/A'];
/** Where an empty cell means something, or is not recorded on purpose; and names, which may be anything. */
const HAS_A_MEANING: Readonly<Record<string, (column: string, nothing: string) => boolean>> = {
  'accounts-table': (_, nothing) => nothing === '',
  'google-groups-members': (column, nothing) => column === 'Email status' && nothing === '',
  'bw-member-access': (column, nothing) => column === 'Collection' && nothing === '???',
};

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly name: string;
}

/** The cells of a table in which something stands. */
function filledCells(fixture: Fixture): readonly Cell[] {
  const cells: Cell[] = [];
  tableOf(fixture, (header, rows) => {
    for (const [row, values] of rows.entries())
      for (const [column, value] of values.entries())
        if (value !== '') cells.push({ row, column, name: header[column] ?? '' });
    return [header, ...rows];
  });
  return cells;
}

function withCell(fixture: Fixture, { row, column }: Cell, value: string): string {
  return tableOf(fixture, (header, rows) => [
    header,
    ...rows.map((cells, at) => (at === row ? cells.map((cell, place) => (place === column ? value : cell)) : cells)),
  ]);
}

describe('a value that says nothing', () => {
  it.each(FIXTURES.filter((fixture) => formatOf(fixture) === 'table'))(
    'in $file makes nothing safer, or leaves things as they were, and is told',
    async (fixture) => {
      const { desk: before } = await deskAfter(fixture, textOf(fixture));
      const found: string[] = [];
      for (const cell of filledCells(fixture)) {
        const without = tableOf(fixture, (header, rows) => [header, ...rows.filter((_, at) => at !== cell.row)]);
        const asBefore = [(await deskAfter(fixture, without)).desk];
        for (const nothing of NOTHING) {
          if (HAS_A_MEANING[fixture.kind]?.(cell.name, nothing)) continue;
          const { desk, summary } = await deskAfter(fixture, withCell(fixture, cell, nothing));
          const calms = safer(before, desk);
          if (calms.length === 0) continue;
          const row = cell.row + 1;
          const isRowTold =
            summary?.failure !== null ||
            summary.problems.some((problem) => problem.row === row) ||
            isTold(summary.told, row);
          // As an empty cell, where that is one that is not recorded.
          if (fixture.kind === 'accounts-table')
            asBefore.push((await deskAfter(fixture, withCell(fixture, cell, ''))).desk);
          if (!isRowTold || asBefore.every((desk0) => safer(desk0, desk).length > 0))
            found.push(
              `${cell.name} of row ${row} as “${nothing}”${isRowTold ? '' : ', not told'}: ${calms.join('; ')}`,
            );
        }
      }
      expect(found).toEqual([]);
    },
  );
});

type Path = readonly (string | number)[];

/** Where texts, numbers and switches stand in a JSON document. */
function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return value === null ? [] : [path];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
}

/** Without it the row names somebody by another address of theirs, which nobody may know: they count as somebody outside. */
const NAMES_SOMEBODY_ELSE = /^value\.\d+\.mail$/;

function withLeaf(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  if (Array.isArray(value)) return value.map((entry, at) => (String(at) === key ? withLeaf(entry, rest, put) : entry));
  return Object.fromEntries(
    Object.entries(value as object).map(([name, inner]) => [name, name === key ? withLeaf(inner, rest, put) : inner]),
  );
}

describe('a JSON value that says nothing', () => {
  it.each(FIXTURES.filter((fixture) => formatOf(fixture) === 'json' && fixture.kind !== 'root-ledger'))(
    'in $file makes nothing safer, or leaves things as they were',
    async (fixture) => {
      const document = JSON.parse(textOf(fixture)) as unknown;
      const { desk: before } = await deskAfter(fixture, JSON.stringify(document));
      const { desk: nothingRead } = await deskAfter(fixture, '');
      const found: string[] = [];
      for (const path of leavesOf(document))
        for (const nothing of [null, '', '???']) {
          const { desk, summary } = await deskAfter(fixture, JSON.stringify(withLeaf(document, path, nothing)));
          const calms = safer(before, desk);
          if (calms.length === 0 || NAMES_SOMEBODY_ELSE.test(path.join('.')) || safer(nothingRead, desk).length === 0)
            continue;
          const isTold = (summary?.problems.length ?? 0) > 0 || (summary?.told.length ?? 0) > 0;
          found.push(
            `${path.join('.')} as ${JSON.stringify(nothing)}${isTold ? '' : ', not told'}: ${calms.join('; ')}`,
          );
        }
      expect(found).toEqual([]);
    },
  );
});

describe('a row taken out', () => {
  it.each(FIXTURES.filter((fixture) => formatOf(fixture) === 'table'))(
    'of $file removes no gap that the ledger had before',
    async (fixture) => {
      const bare = await deskAfter(
        fixture,
        tableOf(fixture, (header) => [header]),
      );
      const rows = textOf(fixture);
      const whole = (await deskAfter(fixture, rows)).desk;
      const count = filledCells(fixture).reduce((most, { row }) => Math.max(most, row + 1), 0);
      for (let row = 0; row < count; row += 1) {
        const text = tableOf(fixture, (header, all) => [header, ...all.filter((_, at) => at !== row)]);
        const { desk } = await deskAfter(fixture, text);
        const gaps = (of: Desk) => of.assessment.accountIds().flatMap((id) => of.assessment.gapsOf(id));
        // Gone without the row, and there both with it and without the file: only what is not in the file could have closed it.
        const gone = new Set(vanishedGaps(gaps(bare.desk), gaps(desk)));
        expect(
          vanishedGaps(gaps(whole), gaps(desk)).filter((gap) => gone.has(gap)),
          `row ${row + 1}`,
        ).toEqual([]);
      }
    },
  );
});
