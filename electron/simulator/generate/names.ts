/** Believable names for a generated organization. All companies and people are invented; their domains are reserved ones. */
import type { Random } from '../random.ts';

export interface Company {
  name: string;
  domain: string;
  /** `aws+{slug}@domain` and such come from here. */
  city: string;
  postalCode: string;
  countryCode: string;
  phone: string;
}

const COMPANIES: readonly [Company, ...Company[]] = [
  {
    name: 'Harbour & Vale Ltd',
    domain: 'harbourvale.example',
    city: 'Bristol',
    postalCode: 'BS1 4ST',
    countryCode: 'GB',
    phone: '+441174960100',
  },
  {
    name: 'Nordlicht Energie GmbH',
    domain: 'nordlicht.example',
    city: 'Hamburg',
    postalCode: '20095',
    countryCode: 'DE',
    phone: '+494012345600',
  },
  {
    name: 'Cascadia Freight Inc',
    domain: 'cascadiafreight.example',
    city: 'Seattle',
    postalCode: '98101',
    countryCode: 'US',
    phone: '+12065550100',
  },
  {
    name: 'Lumen Assurances SA',
    domain: 'lumen-assurances.example',
    city: 'Lyon',
    postalCode: '69002',
    countryCode: 'FR',
    phone: '+33199001200',
  },
];

const TEAMS: readonly [string, ...string[]] = [
  'payments',
  'checkout',
  'identity',
  'search',
  'catalog',
  'billing',
  'data-lake',
  'analytics',
  'ml-platform',
  'mobile',
  'web',
  'partner-api',
  'logistics',
  'warehouse',
  'pricing',
  'crm',
  'marketing',
  'hr',
  'finance',
  'observability',
  'network',
  'security',
  'backup',
  'log-archive',
  'ci',
  'sandbox',
  'iot',
  'media',
  'support',
  'compliance',
];
const STAGES: readonly [string, ...string[]] = ['prod', 'staging', 'dev', 'test', 'sandbox', 'dr'];
const FIRST: readonly [string, ...string[]] = [
  'Amara',
  'Ben',
  'Chloe',
  'Daniel',
  'Elif',
  'Farah',
  'Grace',
  'Hugo',
  'Ines',
  'Jonas',
  'Keiko',
  'Liam',
  'Maya',
  'Noah',
  'Olga',
  'Priya',
  'Quentin',
  'Rosa',
  'Samir',
  'Tessa',
  'Umar',
  'Vera',
  'Wanjiru',
  'Yusuf',
  'Zoe',
];
const LAST: readonly [string, ...string[]] = [
  'Okafor',
  'Lindqvist',
  'Moreau',
  'Tanaka',
  'Novak',
  'Silva',
  'Haddad',
  'Brennan',
  'Weber',
  'Costa',
  'Iyer',
  'Kowalski',
  'Nakamura',
  'Petrov',
  'Reyes',
  'Schmidt',
  'Thompson',
  'Ueda',
  'Vargas',
  'Winter',
];
const TITLES: readonly [string, ...string[]] = [
  'Head of Security',
  'Platform Lead',
  'Cloud Engineer',
  'Finance Manager',
  'Operations Manager',
  'CTO',
  'SRE',
];

export function companyFrom(random: Random): Company {
  return random.pick(COMPANIES);
}

/** The nth account's name: unique however many there are. */
export function accountName(random: Random, index: number): string {
  const name = `${random.pick(TEAMS)}-${random.pick(STAGES)}`;
  return `${name}-${index.toString(36).padStart(2, '0')}`;
}

export interface Person {
  name: string;
  title: string;
  /** The part before the @. */
  mailbox: string;
}

export function personFrom(random: Random): Person {
  const first = random.pick(FIRST);
  const last = random.pick(LAST);
  return { name: `${first} ${last}`, title: random.pick(TITLES), mailbox: `${first}.${last}`.toLowerCase() };
}

/** An account id: 12 digits that look random, unique for each index below 100,000. */
export function accountIdFrom(random: Random, index: number, offset: number): string {
  const prefix = random.between(1_000_000, 9_999_999);
  return `${prefix}${String((index * 37_019 + offset) % 100_000).padStart(5, '0')}`;
}
