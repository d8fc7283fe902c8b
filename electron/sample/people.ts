/** The forty people of the sample company. */
import type { LedgerRecord } from '../../shared/register/record.ts';
import type { Clock } from './clock.ts';
import { address, DOMAIN, SUPPLIER_DOMAIN } from './company.ts';

/** Name and title; the mailbox is first.last. */
const STAFF: readonly (readonly [name: string, title: string])[] = [
  ['Priya Raman', 'Head of Cloud Platform'],
  ['Ellen Voss', 'Chief Information Security Officer'],
  ['Marcus Oyelaran', 'Security Engineer'],
  ['Sofia Lindqvist', 'Security Engineer'],
  ['Tom Ashworth', 'IT Operations Manager'],
  ['Ingrid Solberg', 'Mail and Directory Administrator'],
  ['Daniel Okafor', 'Network Engineer'],
  ['Weiling Chen', 'Data Platform Lead'],
  ['Ravi Menon', 'Data Engineer'],
  ['Hannah Brightwell', 'Payments Engineering Lead'],
  ['Jonas Keller', 'Payments Engineer'],
  ['Amara Nwosu', 'Storefront Lead'],
  ['Callum Reid', 'Storefront Engineer'],
  ['Beatriz Fonseca', 'Logistics Technology Lead'],
  ['Oskar Nyman', 'Logistics Engineer'],
  ['Yuki Tanabe', 'Machine Learning Engineer'],
  ['Farah Siddiqui', 'Finance Systems Manager'],
  ['Patrick Doyle', 'Facilities Manager'],
  ['Lena Hoffmann', 'Office Manager, Leeds'],
  ['Samuel Adeyemi', 'Service Desk Lead'],
  ['Chloe Martin', 'Service Desk Analyst'],
  ['Ben Trask', 'Service Desk Analyst'],
  ['Olivia Grant', 'Chief Technology Officer'],
  ['Victor Almeida', 'Chief Financial Officer'],
  ['Mei Watanabe', 'Platform Engineer'],
  ['Luca Ferretti', 'Platform Engineer'],
  ['Aoife Brennan', 'Platform Engineer'],
  ['Dmitri Volkov', 'DevOps Engineer'],
  ['Grace Mbeki', 'Compliance Manager'],
  ['Isla Fraser', 'CRM Product Owner'],
  ['Nadia Rahmani', 'Web Developer, Marketing'],
];

/** Everybody's mailbox by first name, for the tables of the sample. */
const WHO: Record<string, string> = Object.fromEntries(
  [
    ...STAFF.map(([name]) => name),
    'Gareth Pryce',
    'Noor Haddad',
    'Ana Ruiz',
    'Tom Vale',
    'Simon Prentice',
    'Kirsty Lowe',
    'Robert Hale',
  ].map((name) => [key(name), address(name.toLowerCase().replace(' ', '.'))]),
);
WHO.harry = `harry.whitlock@${SUPPLIER_DOMAIN}`;
WHO.petra = 'petra@novak-consulting.example';

/** First names, but for the two Toms. */
function key(name: string): string {
  return name === 'Tom Vale' ? 'vale' : (name.split(' ')[0] ?? name).toLowerCase();
}

/** The address of somebody of the sample. Throws when a table names somebody who does not exist. */
export function who(name: string): string {
  const found = WHO[name];
  if (found === undefined) throw new Error(`nobody is called ${name} in the sample`);
  return found;
}

/** The most entangled administrator: eleven years here, and leaving. */
export const ENTANGLED = who('gareth');
export const LEAVERS: readonly string[] = [who('gareth'), who('noor')];

/** Last days, as days from now. */
const LAST_DAYS: Record<string, number> = {
  gareth: 23,
  noor: 9,
  ana: -120,
  vale: -210,
  simon: -400,
  kirsty: -45,
  robert: -700,
};

export function samplePeople(clock: Clock): LedgerRecord[] {
  const lastDay = (name: string): string => {
    const days = LAST_DAYS[name] ?? 0;
    return days >= 0 ? clock.ahead(days) : clock.day(-days);
  };
  const staff = STAFF.map(([name, title]): LedgerRecord => {
    const email = who(key(name));
    return { email, name, title, status: 'active', ...EXTRA[key(name)] };
  });
  return [
    ...staff,
    {
      email: who('gareth'),
      name: 'Gareth Pryce',
      title: 'Principal Cloud Engineer',
      status: 'leaving',
      lastDay: lastDay('gareth'),
      aliases: [`gareth@${DOMAIN}`, `gp@${DOMAIN}`],
      manager: who('priya'),
    },
    {
      email: who('noor'),
      name: 'Noor Haddad',
      title: 'Site Reliability Engineer',
      status: 'leaving',
      lastDay: lastDay('noor'),
      manager: who('priya'),
    },
    { email: who('ana'), name: 'Ana Ruiz', title: 'Cloud Engineer', status: 'left', lastDay: lastDay('ana') },
    {
      email: who('vale'),
      name: 'Tom Vale',
      title: 'Site Reliability Engineer',
      status: 'left',
      lastDay: lastDay('vale'),
    },
    {
      email: who('simon'),
      name: 'Simon Prentice',
      title: 'Head of Infrastructure',
      status: 'left',
      lastDay: lastDay('simon'),
    },
    // Gone by her last day, and nobody has set her status right.
    {
      email: who('kirsty'),
      name: 'Kirsty Lowe',
      title: 'Data Engineer',
      status: 'leaving',
      lastDay: lastDay('kirsty'),
    },
    {
      email: who('robert'),
      name: 'Robert Hale',
      title: 'Chief Technology Officer',
      status: 'left',
      lastDay: lastDay('robert'),
      aliases: ['fernhill.cloud.2013@gmail.com'],
    },
    {
      email: who('harry'),
      name: 'Harry Whitlock',
      title: 'Contractor, Northbridge IT',
      status: 'active',
      outsider: true,
    },
    { email: who('petra'), name: 'Petra Novak', title: 'Contractor', status: 'active', outsider: true },
  ];
}

const EXTRA: Record<string, LedgerRecord> = {
  tom: { mailAdmin: true },
  ingrid: { mailAdmin: true, domainAdmin: true, aliases: [address('postmaster')] },
  weiling: { name: 'Wei-Ling Chen', aliases: [address('wei-ling.chen')] },
  mei: { manager: address('priya.raman') },
  luca: { manager: address('priya.raman') },
  aoife: { manager: address('priya.raman') },
};
