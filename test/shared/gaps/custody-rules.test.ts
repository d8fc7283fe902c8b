import { describe, expect, it } from 'vitest';
import { calm, daysAgo, email, GROUP, type Spoilt } from './calm.ts';
import { ACCOUNT, findingOf, gapsIn } from './worlds.ts';

const ana = { person: email('ana') };
const bo = { person: email('bo') };
const group = (change: object) => ({ [`group|${GROUP}`]: change as never });
const left = (person: string, more: object = {}) => ({
  [`person|${email(person)}`]: { status: 'left', ...more } as never,
});
const stranger = { 'person|kit@supplier.example': { email: 'kit@supplier.example', name: 'Kit Moss' } };
const owed =
  (what: 'password' | 'seed', ...people: ['left' | 'leaving' | 'access-removed', string][]): Spoilt['owed'] =>
  () => [
    {
      account: ACCOUNT,
      what,
      device: what === 'seed' ? 'yk-1' : null,
      since: null,
      usefulness: 1,
      people: people.map(([because, person]) => ({ person: email(person), what, device: null, because })),
    },
  ];

type Case = readonly [rule: string, status: string, spoilt: Spoilt, words?: string];
const CASES: readonly Case[] = [
  ['govcloud-link-unrecorded', 'unknown', { aws: { 'aws.partition': 'aws-us-gov' } }],
  [
    'govcloud-link-unrecorded',
    'gap',
    { aws: { 'aws.partition': 'aws-us-gov' }, custody: { linkedAccount: '222222222222' } },
  ],
  ['govcloud-link-unrecorded', 'fine', { aws: { 'aws.partition': 'aws-us-gov', linkedAccount: ACCOUNT } }],
  ['govcloud-link-unrecorded', 'not-applicable', {}],
  [
    'custody-unrecorded',
    'unknown',
    { custody: { inbox: null, vaults: null, devices: null, phone: null, accessKeyHolders: null } },
    'Nobody has recorded',
  ],
  ['inbox-unrecorded', 'unknown', { custody: { inbox: null } }, 'aws-root-prod@acme.example'],
  ['vault-unrecorded', 'unknown', { custody: { vaults: null } }],
  ['vault-unrecorded', 'gap', { custody: { vaults: [] } }, 'in no vault'],
  ['vault-unrecorded', 'unknown', { records: { 'vault|root': { complete: false } } }, 'Not everybody'],
  ['vault-unrecorded', 'not-applicable', { aws: { 'credentials.password': 'no' }, custody: { vaults: null } }],
  ['device-holder-unrecorded', 'unknown', { custody: { devices: null } }, 'MFA is on'],
  ['device-holder-unrecorded', 'unknown', { records: { 'device|yk-1': { place: null } } }, 'YubiKey 1'],
  ['device-holder-unrecorded', 'unknown', { records: { 'place|HQ safe': { complete: false } } }, 'HQ safe'],
  ['device-holder-unrecorded', 'not-applicable', { aws: { 'credentials.mfa': 'no' }, custody: { devices: [] } }],
  ['phone-unrecorded', 'unknown', { custody: { phone: null } }],
  ['phone-unrecorded', 'gap', { custody: { phone: 'none' } }],
  [
    'phone-unrecorded',
    'unknown',
    { records: { 'phone|+442079460123': { complete: false } } },
    'Not everybody who answers',
  ],
  ['inbox-nobody-reads', 'gap', { custody: { inbox: 'none' } }],
  ['inbox-nobody-reads', 'gap', { records: { ...left('ana'), ...left('bo') } }, 'Ana Ruiz and Bo Larsen left'],
  [
    'inbox-nobody-reads',
    'gap',
    { custody: { inbox: { person: email('ana') } }, records: left('ana') },
    'Ana Ruiz, who has left',
  ],
  ['inbox-nobody-reads', 'unknown', { records: group({ members: [], complete: false }) }],
  ['inbox-one-person', 'gap', { custody: { inbox: { person: email('ana') } } }, 'Ana Ruiz alone'],
  ['inbox-one-reader', 'gap', { records: group({ members: [ana] }) }, 'Only Ana Ruiz'],
  ['inbox-one-reader', 'gap', { records: group({ members: [ana, { ...bo, delivery: 'none' }] }) }, 'Only Ana Ruiz'],
  ['inbox-one-reader', 'unknown', { records: group({ members: [ana], complete: false }) }],
  [
    'inbox-outside-readers',
    'gap',
    { records: { ...stranger, ...group({ members: [ana, bo, { person: 'kit@supplier.example' }] }) } },
    'Kit Moss is not one',
  ],
  [
    'inbox-outside-readers',
    'fine',
    {
      records: {
        'person|kit@supplier.example': { email: 'kit@supplier.example', outsider: false },
        ...group({ members: [ana, { person: 'kit@supplier.example' }] }),
      },
    },
  ],
  ['inbox-readers-unknown', 'unknown', { records: group({ complete: false }) }, 'not complete'],
  [
    'inbox-readers-unknown',
    'unknown',
    { records: group({ members: [ana, bo, { group: 'ops@acme.example' }] }) },
    'ops@acme.example',
  ],
  [
    'inbox-readers-unknown',
    'fine',
    {
      records: {
        ...group({ members: [ana, { group: 'ops@acme.example' }] }),
        'group|ops@acme.example': { key: 'ops@acme.example', members: [bo, { group: GROUP }] },
      },
    },
  ],
  [
    'inbox-silent-members',
    'gap',
    { records: group({ members: [ana, bo, { person: email('cy'), delivery: 'none' }] }) },
    'Cy Wu',
  ],
  ['inbox-rejects-aws', 'gap', { records: group({ acceptsOutsideSenders: 'no' }) }],
  [
    'inbox-shared-fate',
    'gap',
    {
      records: Object.fromEntries(
        [1, 2, 3].map((n) => [`account|22222222222${n}`, { id: `22222222222${n}`, inbox: { group: GROUP } }]),
      ),
    },
    'Four accounts',
  ],
  [
    'left-still-listed',
    'gap',
    { records: left('cy', { lastDay: '2026-10-31' }) },
    'Cy Wu, who left on 31 October 2026, still can open the vault root',
  ],
  ['left-still-listed', 'gap', { records: left('eve') }, 'has a key to HQ safe'],
  [
    'left-still-listed',
    'gap',
    { records: { ...left('ana'), ...group({ members: [bo, ana] }) } },
    'reads the root mail',
  ],
  [
    'leaving-still-listed',
    'gap',
    { records: { [`person|${email('gus')}`]: { status: 'leaving', lastDay: '2026-12-11' } } },
    'leaves on 11 December 2026, answers the contact phone',
  ],
  [
    'leaving-still-listed',
    'gap',
    { records: { [`person|${email('gus')}`]: { lastDay: '2026-12-11' } } },
    'leaves on 11 December 2026, answers the contact phone',
  ],
  // The last day itself, in UTC; the day before; the day after.
  ['leaving-still-listed', 'gap', { records: { [`person|${email('gus')}`]: { lastDay: '2026-11-24' } } }],
  ['leaving-still-listed', 'fine', { records: { [`person|${email('gus')}`]: { lastDay: '2026-11-23' } } }],
  ['leaving-still-listed', 'fine', { records: { [`person|${email('gus')}`]: { lastDay: '9999-12-31' } } }],
  [
    'left-still-listed',
    'gap',
    { records: { [`person|${email('gus')}`]: { status: 'active', lastDay: '2026-11-23' } } },
    'who left on 23 November 2026, still answers the contact phone',
  ],
  ['left-still-listed', 'fine', { records: { [`person|${email('gus')}`]: { lastDay: '2026-11-24T23:00:00Z' } } }],
  ['left-still-listed', 'fine', { records: { [`person|${email('gus')}`]: { lastDay: '1900-01-01' } } }],
  [
    'status-against-last-day',
    'gap',
    { records: { [`person|${email('gus')}`]: { status: 'leaving', lastDay: '2026-11-23' } } },
    'was 23 November 2026, and the status still says leaving',
  ],
  [
    'status-against-last-day',
    'gap',
    { records: left('gus', { lastDay: '2026-11-24' }) },
    'has left, and the last day is to come: 24 November 2026',
  ],
  ['status-against-last-day', 'fine', { records: left('gus', { lastDay: '2026-11-23' }) }],
  [
    'status-against-last-day',
    'fine',
    { records: { [`person|${email('gus')}`]: { status: 'leaving', lastDay: '2026-11-24' } } },
  ],
  ['one-mfa-device', 'gap', { custody: { devices: ['yk-1'] } }, 'YubiKey 1'],
  ['one-mfa-device', 'unknown', { custody: { devices: ['yk-1'], devicesComplete: false } }],
  [
    'one-mfa-device',
    'fine',
    {
      custody: { devices: ['yk-1'] },
      aws: {
        'aws.rootDevices': [
          { serial: 'a', kind: 'virtual', enrolledAt: null },
          { serial: 'b', kind: 'virtual', enrolledAt: null },
        ],
      },
    },
  ],
  [
    'mfa-on-personal-device',
    'gap',
    { records: { 'device|yk-1': { kind: 'totp', place: null, holder: email('bo') } } },
    'YubiKey 1 of Bo Larsen',
  ],
  ['mfa-on-personal-device', 'fine', { records: { 'device|yk-1': { place: null, holder: email('bo') } } }],
  [
    'phone-is-personal',
    'gap',
    { records: { 'phone|+442079460123': { kind: 'personal', holders: [email('di')] } } },
    'Di Marsh',
  ],
  ['phone-is-personal', 'unknown', { records: { 'phone|+442079460123': { kind: null, holders: [email('di')] } } }],
  [
    'password-and-mfa-one-person',
    'gap',
    { records: { 'place|HQ safe': { keyholders: [email('cy'), email('fay')] } } },
    'Cy Wu can read the root password and use its MFA device',
  ],
  [
    'password-and-mfa-one-person',
    'not-applicable',
    { settings: { profile: 'shared-vault' }, records: { 'place|HQ safe': { keyholders: [email('cy')] } } },
  ],
  ['password-and-mfa-one-person', 'unknown', { records: { 'vault|root': { complete: false } } }],
  [
    'inbox-and-phone-one-person',
    'gap',
    { records: { 'phone|+442079460123': { holders: [email('ana'), email('bo')] } } },
    'Each of Ana Ruiz and Bo Larsen reads the root mail and answers the contact phone',
  ],
  [
    'break-in-below-policy',
    'gap',
    { records: { 'phone|+442079460123': { holders: [email('ana'), email('gus')] } } },
    'Ana Ruiz alone could get in through the root mailbox and the contact phone',
  ],
  ['break-in-below-policy', 'unknown', { records: { 'vault|root': { complete: false } } }],
  ['break-in-below-policy', 'gap', { settings: { minBreakIn: 3 } }, 'together'],
  [
    'bus-factor-below-policy',
    'gap',
    { records: { ...group({ members: [ana] }), 'vault|root': { access: [{ ...ana, level: 'read' }] } } },
    'Without Ana Ruiz nobody',
  ],
  [
    'bus-factor-below-policy',
    'unknown',
    {
      custody: { phone: null, devices: ['yk-1'] },
      records: { ...group({ members: [ana] }), 'vault|root': { access: [{ ...ana, level: 'read' }], complete: false } },
    },
  ],
  ['nobody-can-get-in', 'gap', { custody: { inbox: 'none', vaults: [] } }, 'The best way back is AWS Support'],
  ['nobody-can-get-in', 'unknown', { custody: { inbox: null, vaults: null } }],
  [
    'password-rotation-owed',
    'gap',
    { owed: owed('password', ['left', 'ana'], ['left', 'bo']), records: { ...left('ana'), ...left('bo') } },
    'Two people who left, Ana Ruiz and Bo Larsen, could still know this password; it was last changed before they lost access.',
  ],
  [
    'password-rotation-owed',
    'gap',
    { owed: owed('password', ['access-removed', 'di']) },
    'Di Marsh, who no longer has access, could still know',
  ],
  ['password-rotation-owed', 'fine', { owed: owed('password', ['leaving', 'di']) }],
  [
    'password-rotation-owed',
    'not-applicable',
    { aws: { 'credentials.password': 'no' }, owed: owed('password', ['left', 'ana']) },
  ],
  ['seed-reenrolment-owed', 'gap', { owed: owed('seed', ['left', 'ana']) }, 'may have copied the seed of YubiKey 1'],
  ['circular-dependency', 'gap', { records: group({ hostedInAccount: ACCOUNT }) }, 'this very account'],
  [
    'circular-dependency',
    'gap',
    {
      records: {
        'vault|root': { hostedInAccount: '222222222222' },
        'account|222222222222': { id: '222222222222', name: 'tools', inbox: { group: 'tools@acme.example' } },
        'group|tools@acme.example': { key: 'tools@acme.example', hostedInAccount: ACCOUNT },
      },
    },
    'runs in tools',
  ],
  [
    'circular-dependency',
    'gap',
    { records: { 'domain|acme.example': { dnsInAccount: ACCOUNT } } },
    'the DNS of acme.example',
  ],
  ['circular-dependency', 'fine', { records: { 'vault|root': { hostedInAccount: '222222222222' } } }],
  [
    'statement-stale',
    'gap',
    { ages: new Map([[`account:${ACCOUNT}#inbox`, Date.parse(daysAgo(200))]]) },
    'the oldest 200 days: who reads the root mail',
  ],
  ['drill-overdue', 'gap', { custody: { lastDrillAt: '2026-03-01T00:00:00Z' } }, '268 days ago'],
  ['drill-overdue', 'gap', { custody: { lastDrillResult: 'failed' } }, 'failed'],
  ['drill-overdue', 'unknown', { custody: { lastDrillAt: null } }],
  [
    'domain-control-unknown',
    'unknown',
    { records: { 'domain|acme.example': { dnsHolders: null } } },
    'the DNS zone of acme.example',
  ],
  [
    'domain-control-unknown',
    'gap',
    {
      records: {
        'domain|acme.example': { registrarHolders: ['zed@acme.example'] },
        'person|zed@acme.example': { email: 'zed@acme.example', status: 'left' },
      },
    },
    'registrar account',
  ],
  [
    'domain-expiring',
    'gap',
    { records: { 'domain|acme.example': { expiresAt: '2026-12-20T00:00:00Z' } } },
    '20 December 2026',
  ],
  ['root-email-mismatch', 'gap', { custody: { email: 'old@acme.example' } }, 'the record says old@acme.example'],
  ['root-email-mismatch', 'fine', { custody: { email: 'AWS-root-prod@acme.example' } }],
  [
    'record-against-aws',
    'gap',
    { aws: { 'credentials.accessKeys': 'yes' }, custody: { credentials: { accessKeys: 'no' } } },
    'Root access keys: AWS says yes (20 November 2026), the record says no',
  ],
  ['record-against-aws', 'gap', { aws: { state: 'SUSPENDED' }, custody: { state: 'ACTIVE' } }, 'AWS says SUSPENDED'],
  ['record-against-aws', 'fine', { custody: { email: 'old@acme.example' } }],
  ['record-against-aws', 'fine', { custody: { credentials: { certificates: 'no' } } }],
  [
    'mfa-device-mismatch',
    'gap',
    { aws: { 'aws.virtualMfa': [{ serial: 'x', enrolledAt: null }] } },
    'AWS lists x, which nobody has recorded',
  ],
  [
    'mfa-device-mismatch',
    'gap',
    { aws: { 'aws.rootDevices': [{ serial: 'S-1', kind: 'hardware-totp', enrolledAt: null }] } },
    'S-1, which nobody has recorded',
  ],
  ['mfa-device-mismatch', 'gap', { aws: { 'credentials.mfa': 'no' } }, 'no MFA'],
  [
    'mfa-device-mismatch',
    'fine',
    {
      aws: {
        'aws.rootDevices': [
          { serial: 'a', kind: 'security-key-or-passkey', enrolledAt: null },
          { serial: 'b', kind: 'security-key-or-passkey', enrolledAt: null },
        ],
      },
    },
  ],
  [
    'sign-in-of-no-account',
    'gap',
    { records: { 'vault|root': { unmatchedSignIns: [{ item: 'Old sandbox', email: 'old@acme.example' }] } } },
    'A root sign-in fits no account of the ledger: “Old sandbox” (old@acme.example) in root',
  ],
  [
    'sign-in-of-no-account',
    'fine',
    { records: { 'vault|root': { unmatchedSignIns: [{ item: 'Old sandbox', settled: 'A customer’s' }] } } },
  ],
  ['vault-item-without-password', 'gap', { aws: { 'credentials.password': 'no' } }, 'no root password'],
  ['vault-item-without-password', 'unknown', { aws: { 'credentials.password': { unknown: 'throttled' } } }],
  [
    'contact-has-left',
    'gap',
    {
      aws: { 'aws.contact.billing': { set: true, name: 'A', title: null, email: email('hal'), phone: null } },
      records: left('hal'),
    },
    'billing contact is hal, who has left',
  ],
  [
    'shared-vault-owner-missing',
    'gap',
    { settings: { profile: 'shared-vault' }, records: { 'device|yk-1': { place: null, vault: 'root', kind: 'totp' } } },
    'nobody has signed',
  ],
  [
    'shared-vault-owner-missing',
    'gap',
    {
      records: { 'device|yk-1': { place: null, vault: 'root', kind: 'totp' }, ...left('hal') },
      custody: { sharedVaultRiskOwner: email('hal') },
    },
    'hal, who accepted',
  ],
  [
    'shared-vault-owner-missing',
    'fine',
    {
      settings: { profile: 'shared-vault' },
      records: { 'device|yk-1': { place: null, vault: 'root', kind: 'totp' } },
      custody: { sharedVaultRiskOwner: email('di') },
    },
  ],
];

describe('custody rules', () => {
  it('find nothing on an account about which everything is known and nothing is wrong', () => {
    expect(gapsIn(calm()).filter(({ account }) => account === ACCOUNT)).toEqual([]);
  });

  for (const [rule, status, spoilt, words] of CASES)
    it(`${rule}: ${status}${words ? ` (${words})` : ''}`, () => {
      const finding = findingOf(rule, calm(spoilt));
      expect(finding.status).toBe(status);
      if (words !== undefined) expect('reason' in finding ? finding.reason : '').toContain(words);
    });
});
