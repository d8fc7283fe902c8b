/** The register: pages, one subject, history, editing, suggestions and likely duplicates. */
import type {
  Hanging,
  REGISTER_SORTS,
  RegisterKind,
  RegisterRow,
  registerChannels,
} from '../../../shared/ipc/channels/register.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import { KIND_NAMES } from '../../../shared/register/labels.ts';
import { recordOf } from '../../../shared/register/record.ts';
import { finder, searchable, wordsOf } from '../../../shared/text/search.ts';
import type { Assessment } from '../assessment.ts';
import { likelyDuplicates } from '../duplicates.ts';
import { fieldViews, historyEntry } from '../field-views.ts';
import { chainHead } from '../log.ts';
import { namedBy, namedIn } from '../named-subjects.ts';
import { chosenFrom, inOrderOf, pageFrom, sorted } from '../paging.ts';
import { bulkEdits, bulkPreview } from '../register-bulk.ts';
import { bulkEdit, confirmSubjects, createSubject, saveSubject } from '../register-edit.ts';
import { mergeSubjects, removeSubject, usesOf } from '../register-references.ts';
import type { LedgerHandlers } from './handler.ts';

const MOST_HANGING = 500;
const MOST_USES = 200;

export const registerHandlers: LedgerHandlers<typeof registerChannels> = {
  'register.page': ({ assessment }, { kind, search, sort, offset, limit, asOf, problemsOnly }) => {
    const at = assessment.at(asOf);
    const all = at.registerRows(kind);
    const rows = chosenFrom(all, { search, sort, problemsOnly }, () => {
      const chosen = matching(all, search).filter(
        (row) => !problemsOnly || row.stale || row.drift || row.complete === false,
      );
      if (kind !== 'person' || sort?.by !== 'impact') return sorted(chosen, orderOf(sort));
      // Those whose leaving would break most rank first, which is what descending means.
      const impacts = rankedImpacts(at);
      return inOrderOf(chosen, (row) => impacts.get(row.key) ?? impacts.size, !sort.descending);
    });
    const page = pageFrom(rows, offset, limit);
    if (kind !== 'person') return page;
    return { total: page.total, rows: page.rows.map((row) => ({ ...row, impact: at.impactOf(row.key) ?? null })) };
  },
  'register.get': ({ assessment }, { kind, key, asOf }) => {
    const at = assessment.at(asOf);
    const subject = at.subject(kind, key);
    if (subject === undefined) throw new LedgerError('not-found', `The ledger has no ${KIND_NAMES[kind][0]} ${key}.`);
    const hanging = at.hanging(kind, subject.key);
    const impact = kind === 'person' ? at.impactOf(subject.key) : undefined;
    return {
      row: { ...at.registerRow(subject), impact: impact ?? null },
      record: recordOf(subject),
      fields: fieldViews(subject, at.policy.reviewDays, at.instant()),
      hanging: hanging.slice(0, MOST_HANGING),
      hangingTotal: hanging.length,
      ways: waysOf(hanging),
      named: namedBy(at, subject),
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
  'register.bulk': ({ ledger, actor }, { reason, ...wanted }) => {
    const { edits } = bulkEdits(ledger, wanted);
    if (edits.length === 0) return { seq: chainHead(ledger.db).seq, changed: 0 };
    return { seq: bulkEdit(ledger, actor, wanted.kind, edits, reason).seq, changed: edits.length };
  },
  'register.bulk-preview': ({ ledger, assessment }, wanted) => {
    const preview = bulkPreview(ledger, wanted);
    const values = preview.changes.flatMap(({ fields }) =>
      fields.flatMap(({ field, before, after }) => [[field, before] as const, [field, after] as const]),
    );
    return { ...preview, named: namedIn(assessment, wanted.kind, values) };
  },
  'register.uses': ({ ledger }, ref) => {
    const uses = usesOf(ledger, ref);
    return { uses: uses.slice(0, MOST_USES), total: uses.length };
  },
  'register.confirm': ({ ledger, actor }, { kind, keys }) => confirmSubjects(ledger, actor, kind, keys),
  'register.merge': ({ ledger, actor }, { kind, into, from, reason }) =>
    mergeSubjects(ledger, actor, kind, into, from, reason),
  'register.remove': ({ ledger, actor }, { kind, key, force, reason }) =>
    removeSubject(ledger, actor, { kind, key }, force, reason),
  'register.suggest': ({ assessment }, { kinds, text, limit }) => ({ hits: suggest(assessment, kinds, text, limit) }),
  'register.duplicates': ({ assessment }) => ({
    pairs: likelyDuplicates(assessment.document, (kind) => assessment.registerRows(kind)),
  }),
};

/** How many accounts hang on the subject in each way, the most frequent first. */
function waysOf(hanging: readonly Hanging[]): { how: string; accounts: number }[] {
  const counts = new Map<string, number>();
  for (const { how } of hanging) for (const way of how) counts.set(way, (counts.get(way) ?? 0) + 1);
  return [...counts].map(([how, accounts]) => ({ how, accounts })).sort((a, b) => b.accounts - a.accounts);
}

function rankedImpacts(at: Assessment): ReadonlyMap<string, number> {
  return new Map(at.impacts().map(({ email }, rank) => [email, rank]));
}

function matching(rows: readonly RegisterRow[], search: string): RegisterRow[] {
  const words = wordsOf(search);
  return rows.filter((row) => has(row, words));
}

const has = finder((row: RegisterRow) => `${row.key}\n${row.name}\n${row.summary}\n${row.status ?? ''}`);

/** What starts with the text first, then what holds it. */
function suggest(assessment: Assessment, kinds: readonly RegisterKind[], text: string, limit: number) {
  const wanted = searchable(text);
  const rank = (row: RegisterRow): number => {
    const name = searchable(row.name);
    const key = searchable(row.key);
    if (name.startsWith(wanted) || key.startsWith(wanted)) return 0;
    return name.split(/[\s@._-]+/).some((word) => word.startsWith(wanted)) ? 1 : 2;
  };
  return kinds
    .flatMap((kind) => matching(assessment.registerRows(kind), wanted))
    .sort((a, b) => rank(a) - rank(b) || b.accounts - a.accounts || a.name.localeCompare(b.name))
    .slice(0, limit)
    .map(({ kind, key, name, summary }) => ({ kind, key, name, detail: summary }));
}

type Sort = (typeof REGISTER_SORTS)[number];
type Compare = (a: RegisterRow, b: RegisterRow) => number;

const names = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const keys = new Intl.Collator(undefined, { numeric: true });

const COMPARE: Record<Exclude<Sort, 'impact'>, Compare> = {
  name: (a, b) => names.compare(a.name, b.name),
  key: (a, b) => keys.compare(a.key, b.key),
  accounts: (a, b) => a.accounts - b.accounts,
  age: (a, b) => (a.oldest ?? '9').localeCompare(b.oldest ?? '9'),
  status: (a, b) => (a.status ?? '').localeCompare(b.status ?? ''),
};

function orderOf(sort: { by: Sort; descending: boolean } | undefined): { descending: boolean; compare: Compare } {
  // Only people have an impact; other lists asked for it come by name.
  const by = sort === undefined || sort.by === 'impact' ? 'name' : sort.by;
  return { descending: sort?.descending ?? false, compare: COMPARE[by] };
}
