/** The register: pages, one subject, history, editing, suggestions and likely duplicates. */
import type {
  REGISTER_SORTS,
  RegisterKind,
  RegisterRow,
  registerChannels,
} from '../../../shared/ipc/channels/register.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import { KIND_NAMES } from '../../../shared/register/labels.ts';
import { recordOf } from '../../../shared/register/record.ts';
import type { Assessment } from '../assessment.ts';
import { likelyDuplicates } from '../duplicates.ts';
import { fieldViews, historyEntry } from '../field-views.ts';
import { pageFrom } from '../paging.ts';
import {
  bulkEdit,
  confirmSubjects,
  createSubject,
  mergeSubjects,
  removeSubject,
  saveSubject,
} from '../register-edit.ts';
import type { LedgerHandlers } from './handler.ts';

const MOST_HANGING = 500;

export const registerHandlers: LedgerHandlers<typeof registerChannels> = {
  'register.page': ({ assessment }, { kind, search, sort, offset, limit, asOf, problemsOnly }) => {
    const rows = matching(assessment.at(asOf).registerRows(kind), search).filter(
      (row) => !problemsOnly || row.stale || row.drift || row.complete === false,
    );
    const order = sort === undefined ? BY_NAME : { ...sort, compare: COMPARE[sort.by] };
    return pageFrom(rows, order, offset, limit);
  },
  'register.get': ({ assessment }, { kind, key, asOf }) => {
    const at = assessment.at(asOf);
    const subject = at.subject(kind, key);
    const row = at.registerRows(kind).find((candidate) => candidate.key === subject?.key);
    if (subject === undefined || row === undefined)
      throw new LedgerError('not-found', `The ledger has no ${KIND_NAMES[kind][0]} ${key}.`);
    const hanging = at.hanging(kind, subject.key);
    return {
      row,
      record: recordOf(subject),
      fields: fieldViews(subject, at.policy.reviewDays, at.instant()),
      hanging: hanging.slice(0, MOST_HANGING),
      hangingTotal: hanging.length,
    };
  },
  'register.history': ({ ledger }, { kind, key, limit }) => {
    const entries = ledger.facts.history({ kind, key });
    return { entries: entries.slice(0, limit).map(historyEntry), total: entries.length };
  },
  'register.save': ({ ledger, actor }, { kind, key, create, set, items, close, reason }) => {
    const edit = { kind, key, set, items, close };
    return create ? createSubject(ledger, actor, edit, reason) : saveSubject(ledger, actor, edit, reason);
  },
  'register.bulk': ({ ledger, actor }, { kind, keys, set, reason }) => {
    const { seq } = bulkEdit(ledger, actor, kind, keys, set, reason);
    return { seq, changed: keys.length };
  },
  'register.confirm': ({ ledger, actor }, { kind, keys }) => confirmSubjects(ledger, actor, kind, keys),
  'register.merge': ({ ledger, actor }, { kind, into, from, reason }) =>
    mergeSubjects(ledger, actor, kind, into, from, reason),
  'register.remove': ({ ledger, actor }, { kind, key, force, reason }) =>
    removeSubject(ledger, actor, { kind, key }, force, reason),
  'register.suggest': ({ assessment }, { kinds, text, limit }) => ({ hits: suggest(assessment, kinds, text, limit) }),
  'register.duplicates': ({ assessment }) => ({
    pairs: likelyDuplicates(assessment.document.people ?? [], assessment.registerRows('person')),
  }),
};

function matching(rows: readonly RegisterRow[], search: string): RegisterRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = `${row.key}\n${row.name}\n${row.summary}\n${row.status ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** What starts with the text first, then what holds it. */
function suggest(assessment: Assessment, kinds: readonly RegisterKind[], text: string, limit: number) {
  const wanted = text.trim().toLowerCase();
  const rank = (row: RegisterRow): number => {
    const name = row.name.toLowerCase();
    const key = row.key.toLowerCase();
    if (name.startsWith(wanted) || key.startsWith(wanted)) return 0;
    return name.split(/[\s@._-]+/).some((word) => word.startsWith(wanted)) ? 1 : 2;
  };
  return kinds
    .flatMap((kind) => matching(assessment.registerRows(kind), wanted))
    .sort((a, b) => rank(a) - rank(b) || b.accounts - a.accounts || a.name.localeCompare(b.name))
    .slice(0, limit)
    .map(({ kind, key, name, summary }) => ({ kind, key, name, detail: summary }));
}

const COMPARE: Record<(typeof REGISTER_SORTS)[number], (a: RegisterRow, b: RegisterRow) => number> = {
  name: (a, b) => a.name.localeCompare(b.name, undefined, { numeric: true, sensitivity: 'base' }),
  key: (a, b) => a.key.localeCompare(b.key, undefined, { numeric: true }),
  accounts: (a, b) => a.accounts - b.accounts,
  age: (a, b) => (a.oldest ?? '9').localeCompare(b.oldest ?? '9'),
  status: (a, b) => (a.status ?? '').localeCompare(b.status ?? ''),
};
const BY_NAME = { descending: false, compare: COMPARE.name };
