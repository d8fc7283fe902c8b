/** Answers of a small invented company, typed from the contract: what component tests and previews show. */

import type { AccountVerdict } from '../../shared/custody/verdicts.ts';
import type { AccountRow, AccountView } from '../../shared/ipc/channels/accounts.ts';
import type { GapRow } from '../../shared/ipc/channels/gaps.ts';
import type { AnswerOf } from '../../shared/ipc/contract.ts';
import type { RuntimeInfo } from '../../shared/ipc/session.ts';

export const RUNTIME: RuntimeInfo = {
  appVersion: '0.1.0',
  electron: '45.4.1',
  chrome: '148.0.0.0',
  node: '24.15.0',
  sqlite: '3.53.4',
  platform: 'linux',
  developmentRuntime: false,
  commit: 'abc123def456',
};

const AT = '2026-11-20T09:30:00Z';

export const ACCOUNT: AccountRow = {
  id: '111122223333',
  name: 'Production',
  email: 'aws-production@harbour.example',
  state: 'ACTIVE',
  management: false,
  gaps: { critical: 0, high: 0, medium: 0, low: 0 },
  unknowns: 0,
  password: 'yes',
  mfa: 'yes',
  mfaKind: 'not-virtual',
  accessKeys: 'no',
  certificates: 'no',
  reachable: 'yes',
  busFactor: 2,
  breakIn: 2,
  recovery: 'sign-in',
  inbox: 'aws-production',
  vaults: ['Root accounts'],
  devices: ['Key 7'],
  phone: '+49 30 555 0100',
  scannedAt: AT,
  staleFacts: 0,
  drift: 0,
};

const NAMES =
  'Production Staging Sandbox Payments Data-lake Security Log-archive Network Shared-services Website'.split(' ');

/** Accounts in every state the grid can show. The `index` alone decides, so that tests can name what they expect. */
export function accountAt(index: number): AccountRow {
  const name = `${NAMES[index % NAMES.length]}${index < NAMES.length ? '' : `-${Math.floor(index / NAMES.length)}`}`;
  const bad = index % 7 === 3;
  const dark = index % 11 === 5;
  return {
    ...ACCOUNT,
    id: String(100_000_000_000 + index * 7_919_113),
    name,
    email: bad ? `harbour.${name.toLowerCase()}@gmail.com` : `aws-${name.toLowerCase()}@harbour.example`,
    state: index % 23 === 9 ? 'SUSPENDED' : 'ACTIVE',
    management: index === 5,
    gaps: bad
      ? { critical: 1 + (index % 2), high: index % 3, medium: 2, low: 1 }
      : { critical: 0, high: index % 5 === 1 ? 1 : 0, medium: index % 4 === 2 ? 3 : 0, low: index % 3 },
    unknowns: dark ? 6 : index % 9 === 4 ? 1 : 0,
    password: dark ? 'unknown' : index % 6 === 0 ? 'no' : 'yes',
    mfa: dark ? 'unknown' : bad ? 'no' : index % 6 === 0 ? 'no' : 'yes',
    mfaKind: dark ? 'unknown' : index % 4 === 1 ? 'virtual' : 'not-virtual',
    accessKeys: dark ? 'unknown' : index % 14 === 3 ? 'yes' : 'no',
    busFactor: dark ? 'unknown' : bad ? 0 : 1 + (index % 3),
    breakIn: dark ? 'unknown' : bad ? 1 : index % 6 === 0 ? null : 2,
    recovery: dark
      ? 'none'
      : bad
        ? 'affidavit'
        : ((['sign-in', 'reset', 'central', 'support'] as const)[index % 4] ?? 'reset'),
    scannedAt: dark ? null : new Date(Date.now() - index * 5_400_000).toISOString(),
    inbox: index % 8 === 6 ? null : `aws-${name.toLowerCase()}`,
  };
}

export const VERDICT: AccountVerdict = {
  account: ACCOUNT.id,
  reachable: 'yes',
  busFactor: 1,
  busFactorRange: [1, 1],
  breakIn: 'unknown',
  breakInRange: [1, 2],
  breakInSets: 'unknown',
  breakInSetCount: 'unknown',
  centralReach: 'no',
  separation: [],
  separationByKind: {
    'password-mfa': { people: [], atLeast: [] },
    'inbox-phone': { people: 'unknown', atLeast: [] },
  },
  recovery: {
    way: 'reset',
    duration: 'Minutes to hours',
    assumption: 'The mail system works.',
    people: ['alice.moreau@harbour.example'],
    perhaps: null,
    missing: null,
  },
  paths: [
    {
      path: 'password',
      open: 'yes',
      intended: 'yes',
      needs: [
        {
          part: 'password',
          people: ['alice.moreau@harbour.example', 'jonas.weber@harbour.example', 'priya.nair@harbour.example'],
          complete: true,
        },
        { part: 'factor', people: ['alice.moreau@harbour.example'], complete: false },
      ],
    },
    {
      path: 'reset',
      open: 'yes',
      intended: 'yes',
      needs: [
        { part: 'inbox', people: ['alice.moreau@harbour.example', 'tomas.lindqvist@harbour.example'], complete: true },
        { part: 'factor', people: ['alice.moreau@harbour.example'], complete: false },
      ],
    },
    {
      path: 'recovery',
      open: 'unknown',
      intended: 'yes',
      needs: [
        { part: 'inbox', people: ['alice.moreau@harbour.example', 'tomas.lindqvist@harbour.example'], complete: true },
        { part: 'phone', people: [], complete: false },
      ],
    },
    { path: 'key', open: 'no', intended: 'no', needs: [{ part: 'key', people: [], complete: true }] },
    { path: 'central', open: 'no', intended: 'no', needs: [{ part: 'central', people: [], complete: true }] },
  ],
  witness: {
    reachable: { path: 'password', people: ['alice.moreau@harbour.example'], missing: null },
    busFactor: { path: 'password', people: ['alice.moreau@harbour.example'], missing: null },
    breakIn: { path: null, people: [], missing: 'who answers the phone' },
  },
  missing: [{ ref: `account:${ACCOUNT.id}#phone`, fact: 'who answers the phone' }],
  stale: [],
};

export const GAP: GapRow = {
  rule: 'root-password-without-mfa',
  title: 'Root password without MFA',
  severity: 'critical',
  account: ACCOUNT.id,
  accountName: 'Production',
  status: 'gap',
  reason: 'The root user has a password and no second factor.',
  since: '2026-06-02T00:00:00Z',
  controls: ['CIS-AWS-3.0:1.5', 'FSBP:IAM.9', 'ISO-27001-2022:A.8.5'],
  people: ['alice.moreau@harbour.example', 'jonas.weber@harbour.example'],
  whatToDo: 'Enrol two security keys that different people keep.',
};

const GAPS: readonly Partial<GapRow>[] = [
  {},
  {
    rule: 'root-access-keys',
    title: 'Root access key present',
    reason: 'An active access key of the root user was last used on 3 November in eu-central-1 for s3.',
    whatToDo: 'Move its use to an IAM role, then delete the key.',
  },
  {
    rule: 'public-email-domain',
    title: 'Root email at a public provider',
    severity: 'high',
    reason: 'harbour.payments@gmail.com can be lost without any way for the company to get it back.',
  },
  {
    rule: 'single-reader',
    title: 'One person alone reads the root mail',
    severity: 'medium',
    reason: 'Alice Moreau is the only reader of aws-production.',
  },
  {
    rule: 'phone-unrecorded',
    title: 'Who answers the phone',
    severity: 'medium',
    status: 'unknown',
    cause: 'not-recorded',
    reason: 'Nobody has recorded who answers the primary contact phone.',
  },
  {
    rule: 'security-contact',
    title: 'No security contact',
    severity: 'low',
    reason: 'AWS has nobody to write to when it sees abuse.',
  },
];

/** Gaps of every kind, worst first. */
export function gapAt(index: number): GapRow {
  const account = accountAt(index % 40);
  const kind = GAPS[Math.min(GAPS.length - 1, Math.floor(index / 20))] ?? {};
  return { ...GAP, ...kind, account: account.id, accountName: account.name };
}

export const RULES: AnswerOf<'gaps.rules'> = {
  totals: {
    accounts: 120,
    bySeverity: { critical: 9, high: 31, medium: 58, low: 40, info: 3 },
    unknown: 22,
    waived: 4,
    clean: 17,
  },
  rules: GAPS.map((gap) => ({
    id: gap.rule ?? GAP.rule,
    title: gap.title ?? GAP.title,
    severity: gap.severity ?? GAP.severity,
    why: 'Whoever learns the password alone owns the account: no policy inside it limits the root user.',
    controls: gap.controls ?? GAP.controls,
    counts: { gap: 9, unknown: 2, waived: 1 },
  })),
};

const observed = { basis: 'observed', source: 'aws:iam:GetAccountSummary', at: AT } as const;
const declared = {
  basis: 'declared',
  source: 'person',
  at: '2026-05-01T08:00:00Z',
  by: 'alice.moreau@harbour.example',
} as const;
const tested = {
  basis: 'tested',
  source: 'drill',
  at: '2026-10-12T08:00:00Z',
  by: 'jonas.weber@harbour.example',
} as const;

const field = (
  name: string,
  label: string,
  more: Partial<AccountView['fields'][number]>,
): AccountView['fields'][number] => ({
  field: name,
  item: '',
  label,
  value: null,
  unknown: null,
  provenance: observed,
  since: AT,
  stale: false,
  contradicting: [],
  ...more,
});

export const ACCOUNT_VIEW: AccountView = {
  row: {
    ...ACCOUNT,
    gaps: { critical: 1, high: 0, medium: 1, low: 1 },
    unknowns: 1,
    busFactor: 1,
    breakIn: 'unknown',
    mfa: 'no',
  },
  record: { id: ACCOUNT.id },
  fields: [
    field('inbox', 'Root mail goes to', { value: { group: 'aws-production' }, provenance: declared, stale: true }),
    field('vaults', 'Password kept in', { value: ['Root accounts'], provenance: declared }),
    field('devices', 'MFA devices', { value: ['Key 7', 'Key 12'], provenance: tested }),
    field('phone', 'Primary contact phone', { unknown: { reason: 'not-recorded' }, provenance: null }),
    field('credentials.mfa', 'MFA', {
      value: 'no',
      contradicting: [{ value: 'yes', provenance: declared }],
    }),
    field('credentials.accessKeys', 'Access keys', { value: 'no' }),
    field('aws.contact', 'Security contact', { unknown: { reason: 'access-denied' } }),
  ],
  verdict: VERDICT,
  sentences: [
    'If Alice Moreau is away, nobody can get in: she holds the only recorded second factor.',
    'Two people read the root mail: Alice Moreau and Tomas Lindqvist.',
    'Whether one person alone can get in is unknown, because nobody has recorded who answers the phone.',
  ],
  gaps: [gapAt(0), gapAt(60), gapAt(80), gapAt(100)],
  picture: { account: ACCOUNT.id, nodes: [], edges: [], paths: [] },
};
