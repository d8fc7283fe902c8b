/** What many accounts hang on: teams and lists, vaults, safes, phones, domains, and who is behind each. */
import type { Provenance, SubjectKind } from '../../shared/register/facts.ts';
import type { LedgerRecord } from '../../shared/register/record.ts';
import type { Clock } from './clock.ts';
import {
  address,
  BILLING_FAMILY,
  DOMAIN,
  KESTREL_DOMAIN,
  KESTREL_ORGANIZATION,
  MAIN_ORGANIZATION,
  PHONES,
  PLACES,
  VAULTS,
} from './company.ts';
import { accountIdOf } from './ids.ts';
import { who } from './people.ts';

/** A record, and how it is known. */
export interface Told {
  readonly kind: SubjectKind;
  readonly record: LedgerRecord;
  readonly provenance: Provenance;
}

const reads = (name: string): LedgerRecord => ({ person: who(name) });
const nested = (mailbox: string): LedgerRecord => ({ group: address(mailbox) });
const level = (level: string, name: string, from: string | null = null, until: string | null = null): LedgerRecord => ({
  person: who(name),
  level,
  from,
  until,
});

/** Team lists that others nest. Two of them contain each other, as lists do after some years. */
export function sampleGroups(clock: Clock): Told[] {
  const mail = clock.imported('gam-members', 'group-members.csv', 12);
  const old = clock.imported('gam-members', 'group-members-spring.csv', 190);
  const access = clock.imported('1password-report', 'vault-access.csv', 20);
  const told = (
    provenance: Provenance,
    key: string,
    name: string,
    members: LedgerRecord[],
    more: LedgerRecord = {},
  ): Told => ({
    kind: 'group',
    record: { key, name, kind: 'mail', complete: true, members, ...more },
    provenance,
  });
  return [
    told(mail, address('cloud-oncall'), 'Cloud on-call', [
      reads('mei'),
      reads('luca'),
      reads('aoife'),
      nested('platform-all'),
    ]),
    told(mail, address('platform-all'), 'Platform, everybody', [reads('mei'), reads('luca'), nested('cloud-oncall')]),
    told(mail, address('aws'), 'AWS shared mailbox', [
      reads('dmitri'),
      reads('gareth'),
      reads('mei'),
      { person: who('isla'), delivery: 'none' },
      { person: who('vale') },
    ]),
    told(mail, address('payments-leads'), 'Payments leads', [
      reads('hannah'),
      reads('jonas'),
      { person: who('priya'), role: 'owner', delivery: 'none' },
    ]),
    told(old, address('data-team'), 'Data team', [reads('weiling'), reads('ravi'), { person: who('kirsty') }]),
    told(old, address('logistics-tech'), 'Logistics technology', [reads('beatriz'), reads('oskar'), reads('harry')]),
    told(mail, address('corporate-it'), 'Corporate IT', [reads('tom'), reads('farah')]),
    told(mail, address('storefront-leads'), 'Storefront leads', [
      reads('amara'),
      reads('callum'),
      { person: who('petra') },
    ]),
    told(access, '1password:Root custodians', 'Root custodians', [reads('ellen'), reads('marcus'), reads('sofia')], {
      kind: 'access',
    }),
    told(
      access,
      '1password:Cloud engineers',
      'Cloud engineers',
      [
        reads('dmitri'),
        { person: who('gareth'), from: clock.ago(1400) },
        { person: who('luca'), from: clock.ago(500) },
        { person: who('ana'), from: clock.ago(900), until: clock.ago(118) },
        { person: who('vale'), from: clock.ago(1100), until: clock.ago(205) },
      ],
      { kind: 'access' },
    ),
  ];
}

export function sampleVaults(clock: Clock): Told[] {
  const export1 = clock.imported('1password-report', 'vault-access.csv', 20);
  const told = (provenance: Provenance, key: string, access: LedgerRecord[], more: LedgerRecord = {}): Told => ({
    kind: 'vault',
    record: {
      key,
      name: key.slice(key.indexOf(':') + 1),
      provider: key.slice(0, key.indexOf(':')),
      complete: true,
      access,
      ...more,
    },
    provenance,
  });
  return [
    told(export1, VAULTS.production, [
      { group: '1password:Root custodians', level: 'read' },
      level('grant', 'tom'),
      level('read', 'gareth', clock.ago(1300), clock.ago(150)),
      level('read', 'dmitri', clock.ago(800), clock.ago(130)),
    ]),
    told(export1, VAULTS.staging, [{ group: '1password:Cloud engineers', level: 'read' }, level('manage', 'priya')]),
    told(export1, VAULTS.payments, [level('read', 'hannah'), level('read', 'jonas'), level('manage', 'ellen')]),
    told(clock.imported('1password-report', 'vault-access-spring.csv', 190), VAULTS.data, [
      level('read', 'weiling'),
      level('read', 'ravi'),
      level('read', 'kirsty', clock.ago(700), clock.ago(44)),
    ]),
    told(export1, VAULTS.corporate, [level('read', 'tom'), level('read', 'farah'), level('read', 'gareth')]),
    told(
      clock.declared(who('gareth'), 260),
      VAULTS.legacy,
      [level('manage', 'gareth'), level('read', 'simon'), level('read', 'noor')],
      {
        complete: false,
        unmatchedSignIns: [{ item: 'AWS root – Fernhill 2011 (old)', email: 'aws2011@fernhill.example' }],
      },
    ),
    told(clock.declared(who('mei'), 30), VAULTS.hosted, [level('read', 'mei'), level('read', 'aoife')], {
      hostedInAccount: accountIdOf('vault-hosting'),
    }),
  ];
}

export function samplePlaces(clock: Clock): Told[] {
  const told = (key: string, keyholders: string[], days: number, more: LedgerRecord = {}): Told => ({
    kind: 'place',
    record: { key, keyholders: keyholders.map(who), complete: true, ...more },
    provenance: clock.declared(who('patrick'), days),
  });
  return [
    told(PLACES.london, ['patrick', 'grace'], 35, { address: '4 Malt Street, London' }),
    told(PLACES.leeds, ['lena', 'victor'], 50, { address: 'Canal Wharf, Leeds' }),
    told(PLACES.cabinet, ['daniel', 'simon'], 410, { complete: false, address: 'London, basement' }),
  ];
}

export function samplePhones(clock: Clock): Told[] {
  const told = (
    number: string,
    kind: string | null,
    holders: string[],
    days: number,
    more: LedgerRecord = {},
  ): Told => ({
    kind: 'phone',
    record: { number, ...(kind ? { kind } : {}), holders: holders.map(who), complete: true, ...more },
    provenance: clock.declared(who('samuel'), days),
  });
  return [
    told(PHONES.serviceDesk, 'shared', ['samuel', 'chloe', 'ben'], 25),
    told(PHONES.finance, 'desk', ['farah', 'victor'], 70),
    told(PHONES.gareth, 'personal', ['gareth'], 140),
    told(PHONES.noor, 'personal', ['noor'], 80),
    told(PHONES.formerCto, null, ['robert'], 720),
    told(PHONES.reception, 'desk', ['lena'], 300, { complete: false }),
    told(PHONES.payments, 'mobile', ['hannah'], 60),
  ];
}

/** The zone of the company's domain is served from one of the accounts whose root mail needs it: a circle. */
export function sampleDomains(clock: Clock, dnsAccount: string): Told[] {
  return [
    {
      kind: 'domain',
      record: {
        name: DOMAIN,
        registrar: 'Nominet member 4711',
        registrarHolders: [who('ingrid'), who('tom')],
        dnsHolders: [who('ingrid'), who('daniel')],
        expiresAt: clock.ahead(420),
        dnsInAccount: dnsAccount,
      },
      provenance: clock.declared(who('ingrid'), 45),
    },
    {
      kind: 'domain',
      record: { name: KESTREL_DOMAIN, registrar: 'unknown', dnsHolders: [who('jonas')], expiresAt: clock.ahead(31) },
      provenance: clock.declared(who('jonas'), 100),
    },
  ];
}

export function sampleOrganizations(clock: Clock, managementAccounts: Record<string, string>): Told[] {
  const told = (id: string, name: string, record: LedgerRecord, days: number): Told => ({
    kind: 'organization',
    record: { id, name, managementAccount: managementAccounts[id], ...record },
    provenance: clock.declared(who('priya'), days),
  });
  return [
    told(MAIN_ORGANIZATION, 'Fernhill', { controllers: [who('priya'), who('gareth')] }, 40),
    told(KESTREL_ORGANIZATION, 'Kestrel Pay', { controllers: [who('jonas'), who('hannah')], centralRoot: 'yes' }, 95),
    told(BILLING_FAMILY, 'Wholesale billing family', { controllers: [who('farah')], centralRoot: 'no' }, 230),
  ];
}
