/** One offboarding case in an invented company, typed from the contract: what component tests of cases show. */
import type { CaseRow, CaseView, StepView } from '../../../shared/ipc/channels/offboarding.ts';
import { untouched } from '../../../shared/offboarding/index.ts';

export const CASE = 'case-2026-001';
const ANN = { email: 'ann@acme.example', name: 'Ann' };
const OWNER = 'olga@acme.example';
export const VERDICTS = {
  company: { unreachable: 0, lost: 1, fragile: 0, fine: 4, unknown: 0 },
  leaver: { 'still-in': 2, 'in-with-help': 1, out: 2, unknown: 0 },
};
export const SETTLED = {
  company: { ...VERDICTS.company, lost: 0, fine: 5 },
  leaver: { ...VERDICTS.leaver, 'still-in': 0, 'in-with-help': 0, out: 5 },
};

export const ROW: CaseRow = {
  id: CASE,
  kind: 'planned',
  status: 'open',
  leavers: [ANN],
  lastDay: '2026-12-18',
  owner: OWNER,
  openedAt: '2026-11-20T09:00:00Z',
  progress: {
    needed: 3,
    done: 0,
    steps: 4,
    stepsDone: 0,
    overdue: [],
    nextDue: '2026-12-01',
    reopened: 0,
    overridden: 0,
  },
  live: VERDICTS,
  risks: [],
  signatures: 0,
};

export function stepAt(order: number, more: Partial<StepView> = {}): StepView {
  const id = more.id ?? `leave-group|group:list-${order}@acme.example`;
  return {
    id,
    order,
    phase: 'close',
    kind: 'leave-group',
    title: `Remove Ann from list ${order}`,
    why: 'Mail to root would still reach her.',
    instructions: ['Open the list.', 'Remove her.'],
    links: [],
    items: [],
    itemsTotal: 0,
    itemsDone: 0,
    after: [],
    needed: 'must',
    owner: null,
    due: '2026-12-01',
    evidence: 'A fresh export of the list',
    accounts: 2,
    progress: untouched(id),
    ownerNow: OWNER,
    dueNow: '2026-12-01',
    overdue: false,
    obstacles: [],
    ...more,
  };
}

export const LIST = stepAt(1, { title: 'Remove Ann from Root mail', ownerNow: 'mara@acme.example' });
export const PASSWORD = stepAt(2, {
  id: 'change-password|Root',
  phase: 'factors',
  kind: 'change-password',
  title: 'Change 2 root passwords in Root vault',
  items: ['prod', 'staging'].map((label) => ({
    key: `account:${label}`,
    label,
    note: 'Item “AWS”',
    accounts: 1,
    done: false,
  })),
  itemsTotal: 2,
  obstacles: [
    {
      kind: 'way-back',
      reason: 'Ann would still have a way to it.',
      first: [LIST.id],
      accounts: ['111122223333'],
    },
  ],
});
export const SIGN_IN = stepAt(3, {
  id: 'test-sign-in|all',
  phase: 'verify',
  kind: 'test-sign-in',
  title: 'Sign in without Ann',
  dueNow: '2026-11-01',
  overdue: true,
});
export const SIGN = stepAt(4, {
  id: 'sign-off|all',
  phase: 'sign',
  kind: 'sign-off',
  title: 'Two people sign',
  accounts: 0,
});

/** A view of the case; `row` and `one` change parts of what it is made of. */
export function caseView(
  more: Partial<Omit<CaseView, 'row' | 'case'>> & { row?: Partial<CaseRow>; one?: Partial<CaseView['case']> } = {},
): CaseView {
  const { row, one, ...rest } = more;
  return {
    row: { ...ROW, ...row },
    case: {
      id: CASE,
      kind: 'planned',
      leavers: [ANN],
      lastDay: ROW.lastDay,
      plannedAt: ROW.openedAt,
      orderWhy: 'First somebody else has to be able to get in.',
      snapshot: { at: ROW.openedAt, elsewhereUnknown: 0, accounts: [], ...VERDICTS },
      unsolved: [],
      successors: [],
      status: row?.status ?? 'open',
      owner: OWNER,
      openedAt: ROW.openedAt,
      openedBy: 'olga',
      note: null,
      signatures: [],
      closedAt: null,
      closedReason: null,
      nextDrillAt: null,
      ...one,
    },
    snapshotTotal: 0,
    steps: [LIST, PASSWORD, SIGN_IN, SIGN],
    accounts: [],
    accountsTotal: 0,
    live: VERDICTS,
    overlaps: [],
    openPoints: [],
    ...rest,
  };
}
