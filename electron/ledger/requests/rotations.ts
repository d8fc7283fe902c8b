/** Who still knows it, and declaring rotations done. */
import type { CustodyModel } from '../../../shared/custody/index.ts';
import type { Edit } from '../../../shared/handover/index.ts';
import type { rotationChannels } from '../../../shared/ipc/channels/rotations.ts';
import { MOST_FILTERS, MOST_ROW_ACCOUNTS } from '../../../shared/ipc/channels/rotations.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import {
  type RotationGroup,
  type RotationRow,
  replacedEdits,
  rotatedEdits,
  rotationGroups,
  rotationRows,
} from '../../../shared/rotations/index.ts';
import { hasWords, wordsOf } from '../../../shared/text/search.ts';
import type { Assessment } from '../assessment.ts';
import { mustExist, writeEdits } from '../register-edit.ts';
import type { LedgerContext, LedgerHandlers } from './handler.ts';

const MOST_NAMED = 5;

interface RotationFilters {
  readonly search: string;
  readonly person?: string | undefined;
  readonly vault?: string | undefined;
}

export const rotationHandlers: LedgerHandlers<typeof rotationChannels> = {
  'rotations.list': ({ assessment }, { offset, limit, ...filters }) => {
    const all = rowsOf(assessment);
    const rows = matching(all, filters);
    return {
      total: rows.length,
      rows: rows.slice(offset, offset + limit).map((row) => ({
        ...row,
        accounts: row.accounts.slice(0, MOST_ROW_ACCOUNTS),
        accountsTotal: row.accounts.length,
      })),
      people: counted(all, ({ people }) => people.map(({ email, name }) => [email, name])).map(
        ({ key, name, rows: many }) => ({ email: key, name, rows: many }),
      ),
      vaults: counted(all, ({ vaults }) => vaults.map((key) => [key, assessment.world.vaultName(key)])),
    };
  },
  'rotations.summary': ({ assessment }) => {
    const { model } = assessment;
    const rows = groupsOf(model);
    return {
      owed: rows.length,
      passwords: rows.filter(({ what }) => what === 'password').length,
      seeds: rows.filter(({ what }) => what === 'seed').length,
      urgent: rows.filter(({ worth }) => worth === 'still-in' || worth === 'in-with-help').length,
      first: rotationRows(model, rows.slice(0, MOST_NAMED)).map(({ id, title, people }) => ({
        id,
        title,
        people: people.map(({ name }) => name),
      })),
    };
  },
  'rotations.mark': (context, { ids, on, note }) => {
    const { ledger, assessment } = context;
    const now = ledger.now().toISOString();
    if (on !== undefined && on > now.slice(0, 10))
      throw new LedgerError('invalid-request', 'A rotation that is still to come is not done.', {
        hint: 'Choose today or an earlier day.',
      });
    // A plain date is its first instant, so of today's work only the present moment says that it came after everything.
    const at = on === undefined || on === now.slice(0, 10) ? now : on;
    const edits = rotatedEdits(assessment.document, ids, at);
    if (edits.length === 0) throw new LedgerError('not-found', 'The ledger has none of these.');
    const passwords = edits.filter(({ kind }) => kind === 'account').length;
    const title = `Declared rotated: ${worded(passwords, edits.length - passwords)}`;
    return { seq: written(context, edits, title, note), marked: edits.length };
  },
  'rotations.replace': (context, { device, at, ...next }) => {
    const { ledger, assessment } = context;
    mustExist(ledger, { kind: 'device', key: device });
    if (ledger.register.get({ kind: 'device', key: next.key }) !== undefined)
      throw new LedgerError('conflict', `The ledger has a device ${next.key} already.`, {
        hint: 'Give it another name.',
      });
    const edits = replacedEdits(assessment.document, device, { ...next, at }, ledger.now().toISOString());
    const title = `Replaced MFA device ${device} by ${next.label}`;
    return { seq: written(context, edits, title), accounts: edits.length - 1 };
  },
};

/** Rows that these filters let through; with `ids`, those alone. */
export function rotationsMatching(
  { assessment }: LedgerContext,
  { ids, ...filters }: RotationFilters & { readonly ids?: readonly string[] | undefined },
): RotationRow[] {
  const chosen = ids === undefined ? null : new Set(ids);
  return matching(rowsOf(assessment), filters).filter(({ id }) => chosen === null || chosen.has(id));
}

const groups = new WeakMap<CustodyModel, readonly RotationGroup[]>();
const rows = new WeakMap<CustodyModel, readonly RotationRow[]>();

/** Worked out once per state of the ledger, as the rows are: the list, its summary and its copy ask for the same. */
function groupsOf(model: CustodyModel): readonly RotationGroup[] {
  const known = groups.get(model) ?? rotationGroups(model);
  groups.set(model, known);
  return known;
}

function rowsOf({ model }: Assessment): readonly RotationRow[] {
  const known = rows.get(model) ?? rotationRows(model, groupsOf(model));
  rows.set(model, known);
  return known;
}

function matching(rows: readonly RotationRow[], { search, person, vault }: RotationFilters): RotationRow[] {
  const words = wordsOf(search);
  return rows.filter((row) => {
    if (person !== undefined && !row.people.some(({ email }) => email === person)) return false;
    if (vault !== undefined && !row.vaults.includes(vault)) return false;
    if (words.length === 0) return true;
    return hasWords(
      `${row.title}\n${row.accounts.map(({ id, name }) => `${id} ${name ?? ''}`).join(' ')}\n${row.kept.join(' ')}\n${row.people.map(({ email, name }) => `${email} ${name}`).join(' ')}`,
      words,
    );
  });
}

function counted(
  rows: readonly RotationRow[],
  of: (row: RotationRow) => readonly (readonly [key: string, name: string])[],
): { key: string; name: string; rows: number }[] {
  const found = new Map<string, { key: string; name: string; rows: number }>();
  for (const row of rows)
    for (const [key, name] of of(row)) {
      const one = found.get(key) ?? { key, name, rows: 0 };
      one.rows += 1;
      found.set(key, one);
    }
  return [...found.values()].sort((a, b) => b.rows - a.rows || a.name.localeCompare(b.name)).slice(0, MOST_FILTERS);
}

function written({ ledger, actor }: LedgerContext, edits: readonly Edit[], title: string, reason?: string): number {
  return writeEdits(
    ledger,
    actor,
    edits.map((edit) => ({ ...edit, close: {} })),
    title,
    reason,
  ).seq;
}

function worded(passwords: number, seeds: number): string {
  const parts: string[] = [];
  if (passwords > 0) parts.push(`${passwords} password${passwords === 1 ? '' : 's'}`);
  if (seeds > 0) parts.push(`${seeds} seed${seeds === 1 ? '' : 's'}`);
  return parts.join(' and ');
}
