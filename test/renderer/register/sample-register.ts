/** A small invented register, typed from the contract. */
import type { FieldView } from '../../../shared/ipc/channels/accounts.ts';
import type { RegisterRow, SubjectView } from '../../../shared/ipc/channels/register.ts';
import { ACCOUNT_VIEW } from '../sample-answers.ts';

export const DECLARED = {
  basis: 'declared',
  source: 'person',
  at: '2026-11-01T08:00:00Z',
  by: 'jonas@harbour.example',
} as const;
export const OBSERVED = { basis: 'observed', source: 'file:gam-members', at: '2026-10-01T08:00:00Z' } as const;

export const row = (more: Partial<RegisterRow>): RegisterRow => ({
  kind: 'group',
  key: 'aws-prod@harbour.example',
  name: 'AWS prod',
  summary: '2 people',
  status: null,
  accounts: 3,
  oldest: '2026-10-01T08:00:00Z',
  stale: false,
  complete: true,
  drift: false,
  impact: null,
  ...more,
});

export const field = (name: string, more: Partial<FieldView> = {}): FieldView => ({
  field: name,
  item: '',
  label: name,
  value: null,
  unknown: null,
  provenance: DECLARED,
  since: DECLARED.at,
  stale: false,
  contradicting: [],
  ...more,
});

export const member = (email: string, more: Record<string, string | null> = {}): FieldView =>
  field('members', {
    item: `person:${email}`,
    value: { person: email, role: 'member', delivery: 'all', from: '2024-01-01T00:00:00Z', until: null, ...more },
  });

export const GROUP: SubjectView = {
  row: row({}),
  record: {},
  fields: [
    field('name', { value: 'AWS prod' }),
    field('kind', {
      value: 'mail',
      contradicting: [{ value: 'access', provenance: OBSERVED }],
    }),
    member('alice@harbour.example'),
    member('jonas@harbour.example', { role: 'owner', delivery: 'none' }),
    member('gone@harbour.example', { until: '2025-05-01T00:00:00Z' }),
  ],
  hanging: [{ account: '111122223333', name: 'Production', how: ['is the root inbox'] }],
  hangingTotal: 1,
  ways: [
    { how: 'is the root inbox', accounts: 3 },
    { how: 'opens AWS root', accounts: 1 },
  ],
  named: {
    'person:alice@harbour.example': { name: 'Alice Moreau', status: 'active' },
    'person:jonas@harbour.example': { name: 'Jonas Weber', status: 'active' },
    'person:gone@harbour.example': { name: 'Gone Person', status: 'left' },
  },
};

export const PERSON: SubjectView = {
  ...GROUP,
  row: row({
    kind: 'person',
    key: 'alice@harbour.example',
    name: 'Alice Moreau',
    complete: null,
    impact: {
      email: 'alice@harbour.example',
      name: 'Alice Moreau',
      status: 'active',
      lastDay: null,
      lost: 2,
      fragile: 1,
      stillIn: 4,
      withHelp: 0,
      reaches: 9,
    },
  }),
  fields: [field('name', { value: 'Alice Moreau' }), field('mailAdmin', { value: false })],
};

/** The account of the other samples, as the register shows it. */
export const ACCOUNT_SUBJECT: SubjectView = {
  row: row({ kind: 'account', key: ACCOUNT_VIEW.row.id, name: 'Production', complete: null }),
  record: {},
  fields: ACCOUNT_VIEW.fields,
  hanging: [],
  hangingTotal: 0,
  ways: [],
  named: { 'vault:Root accounts': { name: 'Root accounts', status: null } },
};
