/** Accounts: pages of the grid, and one account's page. */
import type {
  ACCOUNT_FILTERS,
  ACCOUNT_SORTS,
  AccountRow,
  accountChannels,
} from '../../../shared/ipc/channels/accounts.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import { finder, wordsOf } from '../../../shared/text/search.ts';
import { chosenFrom, orderedFrom, pageFrom, sorted } from '../paging.ts';
import type { LedgerHandlers } from './handler.ts';

type Filter = (typeof ACCOUNT_FILTERS)[number];
type Sort = (typeof ACCOUNT_SORTS)[number];

export const accountHandlers: LedgerHandlers<typeof accountChannels> = {
  'accounts.page': ({ assessment }, { search, filters, sort, offset, limit, asOf }) => {
    const at = assessment.at(asOf);
    const all = at.rows();
    const rows = chosenFrom(all, { search, filters, sort }, () =>
      matching(
        orderedFrom(all, sort, () => sorted(all, sort && { ...sort, compare: COMPARE[sort.by] })),
        search,
        filters,
      ),
    );
    return pageFrom(rows, offset, limit);
  },
  'accounts.ids': ({ assessment }, { search, filters }) => ({
    ids: matching(assessment.rows(), search, filters).map((row) => row.id),
  }),
  'accounts.get': ({ assessment }, { id, asOf }) => {
    const view = assessment.at(asOf).accountView(id);
    if (view === undefined) throw new LedgerError('not-found', `The ledger has no account ${id}.`);
    return view;
  },
};

/** The rows that fit, in their order. */
function matching(rows: readonly AccountRow[], search: string, filters: readonly Filter[]): AccountRow[] {
  const words = wordsOf(search);
  return rows.filter((row) => filters.every((filter) => FILTERS[filter](row)) && has(row, words));
}

const has = finder((row: AccountRow) =>
  [row.id, row.name, row.email, row.inbox, row.phone, ...(row.vaults ?? []), ...(row.devices ?? [])].join('\n'),
);

const gapCount = ({ gaps }: AccountRow): number => gaps.critical + gaps.high + gaps.medium + gaps.low;

const FILTERS: Record<Filter, (row: AccountRow) => boolean> = {
  critical: (row) => row.gaps.critical > 0,
  'with-gaps': (row) => gapCount(row) > 0,
  'with-unknowns': (row) => row.unknowns > 0,
  'without-gaps': (row) => gapCount(row) === 0 && row.unknowns === 0,
  unreachable: (row) => row.reachable === 'no',
  reachable: (row) => row.reachable === 'yes',
  'one-person-in': (row) => row.breakIn === 1,
  management: (row) => row.management,
  'not-active': (row) => row.state !== null && row.state !== 'ACTIVE',
  'no-custody': (row) => row.inbox === null && row.vaults === null && row.devices === null && row.phone === null,
  drift: (row) => row.drift > 0,
};

const inWords = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const text = (of: (row: AccountRow) => string | null) => (a: AccountRow, b: AccountRow) =>
  inWords.compare(of(a) ?? '\uffff', of(b) ?? '\uffff');
const number = (of: (row: AccountRow) => number) => (a: AccountRow, b: AccountRow) => of(a) - of(b);
/** Unknown sorts last: it is neither good nor bad. */
const orUnknown = (value: number | null | 'unknown'): number =>
  value === 'unknown' ? Number.MAX_SAFE_INTEGER : (value ?? Number.MAX_SAFE_INTEGER - 1);
const TRISTATE_ORDER = { yes: 0, no: 1, unknown: 2 } as const;
const RECOVERY_ORDER = ['none', 'affidavit', 'support', 'central', 'inbox-and-phone', 'reset', 'sign-in'];

const COMPARE: Record<Sort, (a: AccountRow, b: AccountRow) => number> = {
  name: text((row) => row.name),
  id: text((row) => row.id),
  email: text((row) => row.email),
  state: text((row) => row.state),
  gaps: (a, b) =>
    b.gaps.critical - a.gaps.critical ||
    b.gaps.high - a.gaps.high ||
    b.gaps.medium - a.gaps.medium ||
    b.gaps.low - a.gaps.low ||
    b.unknowns - a.unknowns,
  password: number((row) => TRISTATE_ORDER[row.password]),
  mfa: number((row) => TRISTATE_ORDER[row.mfa]),
  accessKeys: number((row) => TRISTATE_ORDER[row.accessKeys]),
  busFactor: number((row) => orUnknown(row.busFactor)),
  breakIn: number((row) => orUnknown(row.breakIn)),
  recovery: number((row) => RECOVERY_ORDER.indexOf(row.recovery)),
  age: text((row) => row.scannedAt),
};
