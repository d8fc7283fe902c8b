/** Accounts with a story of their own; the management account is the first. */

import type { SimulatedRootEvent } from '../simulator/monitoring.ts';
import type { SimulatedSignInPolicy } from '../simulator/organization.ts';
import type { Clock } from './clock.ts';
import { address, PHONES, PLACES, SUPPLIER_DOMAIN, VAULTS } from './company.ts';
import { bare, unrecorded } from './forgotten-patterns.ts';
import { device, listOf } from './habit.ts';
import { accountIdOf } from './ids.ts';
import { garethAlone, model, plusAddress, twoPeople } from './patterns.ts';
import { who } from './people.ts';
import { type Sketch, sketch } from './sketch.ts';
import { corporate } from './team-patterns.ts';

function event(clock: Clock, days: number, name: string, more: Partial<SimulatedRootEvent> = {}): SimulatedRootEvent {
  const signIn = /^(ConsoleLogin|Password|Email)/.test(name);
  return {
    at: clock.ago(days, 3),
    name,
    region: 'us-east-1',
    source: signIn ? 'signin.amazonaws.com' : 'iam.amazonaws.com',
    eventType: signIn ? 'AwsConsoleSignIn' : 'AwsApiCall',
    sourceIp: '198.51.100.24',
    ...more,
  };
}

export function peculiar(clock: Clock): Sketch[] {
  const management = model('management', clock, {
    name: 'fernhill-management',
    unit: 'Root',
    joinedDays: 3200,
    drill: null,
    custody: { passwordRotatedAt: clock.ago(145) },
    more: {
      rootEvents: [
        event(clock, 3, 'ConsoleLogin', { mfaUsed: true }),
        event(clock, 31, 'ConsoleLogin', { mfaUsed: true }),
      ],
    },
  });
  return [
    { ...management, root: { ...management.root, usedDays: 3 } },
    ...dependent(clock),
    ...inherited(clock),
    ...halfKnown(clock),
    ...drifted(clock),
    ...careless(clock),
  ];
}

/** Sign-in through the company's VPN alone, whose network runs in the very account. */
const ONLY_BY_VPN: SimulatedSignInPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: ['signin:Authenticate', 'signin:AuthorizeOAuth2Access', 'signin:CreateOAuth2Token'],
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-0c41d2e9a7b35f680' } },
    },
  ],
};

/** Mail, vault and DNS that run in the account they would have to rescue. */
function dependent(clock: Clock): Sketch[] {
  return [
    model('dns-public', clock, { unit: 'Platform' }),
    garethAlone('mail-relay', clock, {
      unit: 'Platform',
      custody: { inbox: { group: address('aws-root-mail-relay') } },
      records: [
        listOf(clock, 'mail-relay', [{ person: who('gareth') }, { person: who('daniel') }], {
          hostedInAccount: accountIdOf('mail-relay'),
        }),
      ],
    }),
    model('vault-hosting', clock, {
      unit: 'Platform',
      custody: { vaults: [VAULTS.hosted], devices: ['yk-vault-hosting-1'], passwordRotatedAt: clock.ago(25) },
      more: { signIn: { enabled: true, policy: ONLY_BY_VPN } },
    }),
  ];
}

/** What came with people and companies that are gone. */
function inherited(clock: Clock): Sketch[] {
  const old = clock.declared(who('simon'), 720);
  return [
    sketch('shop-2013', old, {
      email: 'fernhill.cloud.2013@gmail.com',
      unit: 'Legacy',
      invited: true,
      joinedDays: 2900,
      phone: PHONES.formerCto,
      contacts: 'none',
      root: { password: true, setDays: 2900, usedDays: 400, mfa: [], keys: 2, keyUsedDays: 2, certificate: false },
      custody: {
        inbox: { person: who('robert') },
        vaults: [VAULTS.legacy],
        devices: [],
        phone: PHONES.formerCto,
        accessKeyHolders: [who('gareth'), who('simon')],
      },
    }),
    sketch('fernhill-wholesale', clock.declared(who('gareth'), 260), {
      email: `hosting@${SUPPLIER_DOMAIN}`,
      unit: 'Legacy',
      invited: true,
      joinedDays: 2400,
      phone: PHONES.reception,
      contacts: 'none',
      root: {
        password: true,
        setDays: 1500,
        usedDays: 70,
        mfa: [['virtual', 'northbridge', 1500]],
        keys: 1,
        keyUsedDays: 1,
        certificate: true,
      },
      custody: {
        // The wiki still says so. AWS knows better.
        credentials: { accessKeys: 'no' },
        inbox: { person: who('harry') },
        vaults: [VAULTS.legacy],
        devices: ['totp-wholesale'],
        phone: PHONES.reception,
      },
      records: [
        device(
          clock,
          'totp-wholesale',
          { kind: 'totp', label: 'Northbridge authenticator', holder: who('harry') },
          260,
        ),
      ],
    }),
    sketch('greenbasket', old, {
      email: address('greenbasket-aws'),
      unit: 'Legacy',
      invited: true,
      joinedDays: 1700,
      phone: '',
      contacts: 'none',
      root: {
        password: true,
        setDays: 1700,
        usedDays: null,
        mfa: [['hardware-totp', 'GAHT77120345', 1700]],
        keys: 0,
        keyUsedDays: null,
        certificate: false,
      },
      custody: {
        inbox: { group: address('greenbasket-aws') },
        vaults: [],
        devices: ['token-greenbasket'],
        phone: 'none',
        accessKeyHolders: [],
      },
      records: [
        {
          kind: 'group',
          record: {
            key: address('greenbasket-aws'),
            name: 'Greenbasket AWS',
            kind: 'mail',
            complete: true,
            members: [{ person: who('simon') }, { person: who('vale') }],
          },
          provenance: clock.imported('gam-members', 'group-members.csv', 12),
        },
        device(
          clock,
          'token-greenbasket',
          { kind: 'hardware-totp', label: 'Token Greenbasket', serial: 'GAHT77120345', holder: who('simon') },
          720,
        ),
      ],
    }),
    sketch('greenbasket-dev', old, {
      email: address('greenbasket-dev'),
      unit: 'Legacy',
      invited: true,
      joinedDays: 1700,
      phone: PHONES.serviceDesk,
      root: {
        password: true,
        setDays: 1700,
        usedDays: 900,
        mfa: [['fido', 'dmitri', 800]],
        keys: 0,
        keyUsedDays: null,
        certificate: false,
      },
      custody: {
        inbox: 'none',
        vaults: [VAULTS.staging],
        passwordRotatedAt: clock.ago(800),
        devices: ['yk-greenbasket-dev'],
        phone: PHONES.serviceDesk,
        accessKeyHolders: [],
      },
      records: [
        device(
          clock,
          'yk-greenbasket-dev',
          { kind: 'fido', label: 'YubiKey Dmitri', holder: who('dmitri'), enrolledAt: clock.ago(800) },
          90,
        ),
      ],
    }),
    plusAddress('recipes-app-old', clock, { unit: 'Legacy', more: { state: 'SUSPENDED' } }),
    bare('test-org-migration', clock, { unit: 'Legacy', more: { state: 'PENDING_CLOSURE' } }),
  ];
}

/** Where one piece is missing, each another one. */
function halfKnown(clock: Clock): Sketch[] {
  return [
    unrecorded('vendor-poc', clock, { unit: 'Legacy', more: { roles: [] } }),
    unrecorded('hackathon-2019', clock, { unit: 'Legacy', more: { missingSummaryKeys: ['AccountPasswordPresent'] } }),
    model('black-friday-load', clock, { unit: 'Production', more: { faults: ['iam:GetAccountSummary=AccessDenied'] } }),
    twoPeople('iot-telemetry', clock, {
      unit: 'Production',
      custody: { phone: PHONES.serviceDesk },
      phone: PHONES.serviceDesk,
      records: [listOf(clock, 'iot-telemetry', [{ person: who('daniel') }, { group: `iot@${SUPPLIER_DOMAIN}` }])],
    }),
    model('cdn-logs', clock, {
      unit: 'Platform',
      records: [
        device(clock, 'yk-cdn-logs-1', { kind: 'fido', label: 'YubiKey cdn-logs A', enrolledAt: clock.ago(260) }, 30),
        device(
          clock,
          'yk-cdn-logs-2',
          { kind: 'fido', label: 'YubiKey cdn-logs B', place: PLACES.cabinet, enrolledAt: clock.ago(260) },
          410,
        ),
      ],
    }),
    corporate('office-archive', clock, {
      custody: { inbox: { group: address('aws-root-office-archive') }, vaults: null, phone: null },
      records: [
        listOf(
          clock,
          'office-archive',
          [{ person: who('tom') }, { person: who('farah') }, { person: who('isla'), delivery: 'none' }],
          {
            acceptsOutsideSenders: 'no',
          },
        ),
      ],
    }),
    model('partner-feeds-test', clock, {
      unit: 'Development',
      custody: { inbox: null, devices: null },
      records: [listOf(clock, 'partner-feeds-test', [{ person: who('oskar') }], { complete: false })],
    }),
  ];
}

/** AWS says one thing and the record another. */
function drifted(clock: Clock): Sketch[] {
  return [
    model('partner-feeds', clock, {
      unit: 'Production',
      email: address('partner-feeds-root'),
      custody: { email: address('aws-root-partner-feeds') },
      more: { rootEvents: [event(clock, 17, 'EmailUpdated'), event(clock, 17, 'ConsoleLogin', { mfaUsed: true })] },
    }),
    model('loyalty-cards', clock, {
      unit: 'Production',
      root: {
        password: true,
        setDays: 60,
        usedDays: 12,
        mfa: [['virtual', 'callum-phone', 12]],
        keys: 0,
        keyUsedDays: null,
        certificate: false,
      },
      more: { rootEvents: [event(clock, 12, 'DeactivateMFADevice'), event(clock, 12, 'EnableMFADevice')] },
    }),
    bare('returns-dev', clock, { custody: { vaults: [VAULTS.staging] } }),
  ];
}

function careless(clock: Clock): Sketch[] {
  return [
    corporate('marketing-site', clock, {
      email: who('nadia'),
      phone: PHONES.noor,
      custody: { inbox: { person: who('nadia') }, phone: PHONES.noor },
    }),
    corporate('press-room', clock, {
      phone: '+0000000000',
      custody: { inbox: { group: address('aws-root-press-room') } },
      records: [listOf(clock, 'press-room', [{ person: who('tom') }])],
    }),
    twoPeople('dr-rehearsal', clock, { unit: 'Platform', drill: { days: 20, passed: false, by: who('aoife') } }),
    plusAddress('ops-tools', clock, {
      // Somebody once accepted that one vault holds both halves, and is gone.
      custody: { sharedVaultRiskOwner: who('vale') },
      unit: 'Platform',
      more: {
        rootEvents: [
          event(clock, 8, 'ConsoleLogin', { mfaUsed: false }),
          event(clock, 8, 'PasswordRecoveryCompleted'),
          event(clock, 8, 'PasswordRecoveryRequested'),
        ],
      },
    }),
  ];
}
