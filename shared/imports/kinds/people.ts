/** Lists of people: Okta's users, and any table of people through a column mapping. */
import type { Json } from '../../register/facts.ts';
import { isPlaceholderDay } from '../../register/placeholder-days.ts';
import type { Collector } from '../collector.ts';
import type { ImportKind } from '../kind.ts';
import { tableSpec } from '../kind.ts';
import { leaves } from '../read-json.ts';
import { asObject, columnsOf, firstEntry, hasKeys } from '../shape.ts';
import { listingOf } from '../table-evidence.ts';
import { addressOf } from '../text/address.ts';
import { readDate } from '../text/dates.ts';
import { yesNo } from '../text/yes-no.ts';
import { ACCOUNT_STATE, accountIsOn, isSwitchedOff, tellDisabled } from './account-state.ts';
import { saysNone } from './none.ts';
import { entriesOf, str } from './op.ts';

const OKTA_STATUS: Record<string, 'active' | 'left'> = {
  STAGED: 'active',
  PROVISIONED: 'active',
  ACTIVE: 'active',
  RECOVERY: 'active',
  LOCKED_OUT: 'active',
  PASSWORD_EXPIRED: 'active',
  DEPROVISIONED: 'left',
  // As the administrator's pages write it.
  DEACTIVATED: 'left',
};

export const oktaUsers: ImportKind = {
  kind: 'okta-users',
  title: 'Okta users',
  // List users: 200 at most on a page; members of a group: 200 or 1,000.
  pageRows: [200, 1000],
  howTo:
    'GET https://YOUR-DOMAIN.okta.com/api/v1/users?limit=200 (all pages). The default listing leaves out deactivated users.',
  recognize: (shape) => {
    const first = firstEntry(shape);
    const profile = asObject(first?.profile);
    if (columnsOf(shape, 'Login', 'Status', 'Activation date', 'Authentication Source') === 1) return 1;
    return hasKeys(first, 'status') && (hasKeys(profile, 'login') || hasKeys(profile, 'email')) ? 1 : 0;
  },
  // Okta's password health report, its only list of users as CSV that names its columns (help.okta.com). It does not say
  // whether it has everybody.
  table: tableSpec({
    columns: {
      email: { names: ['Login'], nature: 'address', required: true },
      name: { names: ['User'], nature: 'text' },
      status: { names: ['Status'], nature: 'id', required: true },
    },
    open: (to) => ({
      row: (fields, row) => {
        const email = addressOf(fields.email);
        if (email === undefined) return to.skip(row, 'The login is no email address.');
        oktaUser({ addresses: [email], name: fields.name, word: fields.status, title: '' }, row, to);
      },
      end: () => to.note('The report does not say whether it lists everybody: nobody is taken as gone by it.'),
    }),
  }),
  json: {
    permitted: {
      ...leaves('text', '[].profile.firstName', '[].profile.lastName', '[].profile.displayName', '[].profile.title'),
      ...leaves('id', '[].status', '[].profile.login', '[].profile.email', '[].profile.secondEmail'),
    },
    records: '',
    expected: ['[].status'],
    secret: ['credentials'],
    read: (value, to) => {
      for (const [entry, row] of entriesOf(value, to)) {
        const profile = asObject(entry.profile);
        const addresses = [
          ...new Set(
            ['email', 'login', 'secondEmail']
              .map((name) => addressOf(str(profile, name)))
              .filter((entry) => entry !== undefined),
          ),
        ];
        if (addresses.length === 0) {
          to.skip(row, 'The user has no email address.');
          continue;
        }
        const name = str(profile, 'displayName') || `${str(profile, 'firstName')} ${str(profile, 'lastName')}`.trim();
        oktaUser({ addresses, name, word: str(entry, 'status'), title: str(profile, 'title') }, row, to);
      }
      to.scopes.push({ of: 'people' });
    },
  },
};

interface OktaUser {
  readonly addresses: readonly string[];
  readonly name: string;
  /** The status as it is written: `PASSWORD_EXPIRED`, `Password expired`. */
  readonly word: string;
  readonly title: string;
}

function oktaUser({ addresses, name, word, title }: OktaUser, row: number, to: Collector): void {
  const written = word
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  const status = Object.hasOwn(OKTA_STATUS, written) ? OKTA_STATUS[written] : undefined;
  if (written === 'SUSPENDED') to.note('Suspended users keep the status they have in the ledger.');
  else if (status === undefined && written !== '')
    to.problem(row, 'The status is not a word Root Ledger knows: it stays as it was.');
  to.state({
    about: 'person',
    row,
    who: { addresses, ...(name === '' ? {} : { name }) },
    fields: { ...(status === undefined ? {} : { status }), ...(title === '' ? {} : { title }) },
    list: 'directory',
    login: true,
  });
}

const STATUS_WORDS: readonly (readonly ['active' | 'leaving' | 'left', RegExp])[] = [
  [
    'leaving',
    /^(leaving|notice|on notice|serving notice|resigned|offboarding|terminating|gekündigt|kündigung|austretend|partant|en préavis)$/i,
  ],
  [
    'left',
    /^(left|leaver|terminated|inactive|former|departed|exited|retired|deceased|separated|ex-employee|ausgeschieden|ausgetreten|inaktiv|verstorben|parti|sorti|inactif|retraité|baja|inactivo|cesado|cessato|dimesso|uit dienst|demitido|desligado|inativo|slutat)$/i,
  ],
  [
    'active',
    /^(active|employed|current|enabled|aktiv|beschäftigt|actif|en poste|activo|alta|attivo|actief|in dienst|ativo|anställd)$/i,
  ],
];

const EMAIL_COLUMNS = [
  'Email',
  'Work email',
  'Primary email',
  'Email address',
  'Mail',
  'E-Mail-Adresse',
  'Company email',
  'Business email',
  'Adresse e-mail',
  'Courriel',
  'Correo',
  'Correo electrónico',
  'Indirizzo e-mail',
  'E-mailadres',
];

export const people: ImportKind = {
  kind: 'people',
  title: 'A table of people (directory, HR, leavers)',
  // Whichever system it comes from: a round number of rows is rarely the number of people.
  pageRows: [25, 50, 100, 200, 250, 500, 999, 1000, 1500, 2000, 5000, 10_000],
  howTo:
    'Any CSV with a column of email addresses. Where columns are named otherwise: --mapping mapping.json with {"columns": {"email": "Mail", "name": "Name", "lastDay": "Austritt", "status": "Status"}, "delimiter": ";", "dateFormat": "dd.MM.yyyy"}',
  recognize: (shape) => {
    if (shape.format !== 'table' || shape.columns.size < 2) return 0;
    const email = EMAIL_COLUMNS.some((name) => columnsOf(shape, name) === 1);
    return email && listingOf(shape).listing === 'people' ? 0.55 : 0;
  },
  table: tableSpec({
    columns: {
      email: {
        names: EMAIL_COLUMNS,
        nature: 'address',
        required: true,
      },
      name: {
        names: ['Name', 'Full name', 'Display name', 'Employee name', 'Employee', 'Mitarbeiter', 'Nom complet'],
        nature: 'text',
      },
      firstName: { names: ['First name', 'Given name', 'Vorname', 'Prénom', 'Nombre'], nature: 'text' },
      lastName: { names: ['Last name', 'Surname', 'Family name', 'Nachname', 'Nom', 'Apellido'], nature: 'text' },
      lastDay: {
        names: [
          'Last day',
          'Last day of work',
          'Last working day',
          'Last day worked',
          'End date',
          'Employment end',
          'Employment end date',
          'Termination date',
          'Separation date',
          'Leave date',
          'Leaving date',
          'Leaver date',
          'Date of leaving',
          'Exit date',
          'Contract end',
          'Contract end date',
          'Austritt',
          'Austrittsdatum',
          'Letzter Arbeitstag',
          'Vertragsende',
          'Kündigungsdatum',
          'Date de sortie',
          'Date de départ',
          'Date de fin',
          'Fecha de baja',
          'Fecha de salida',
          'Data di cessazione',
          'Data uscita',
          'Uit dienst',
          'Datum uit dienst',
          'Slutdatum',
          'Data de saída',
          'Data de demissão',
        ],
        nature: 'id',
      },
      status: {
        names: [
          'Employment status',
          'Employee status',
          'Worker status',
          'Status',
          'State',
          'Statut',
          'Estado',
          'Stato',
          'Mitarbeiterstatus',
          'Beschäftigungsstatus',
        ],
        nature: 'id',
      },
      hasLeft: { names: ['Terminated', 'Is terminated', 'Has left', 'Leaver', 'Ex-employee'], nature: 'id' },
      manager: { names: ['Manager email', 'Manager', 'Supervisor', 'Vorgesetzter'], nature: 'address' },
      title: { names: ['Job title', 'Title', 'Position', 'Stelle', 'Poste'], nature: 'text' },
      ...ACCOUNT_STATE,
      alias: {
        names: ['Aliases', 'Alias', 'Secondary email', 'Personal email', 'UPN', 'User principal name'],
        nature: 'address',
      },
    },
    open: (to) => ({
      row: (fields, row) => person(fields, row, to),
      end: () => to.scopes.push({ of: 'people' }),
    }),
  }),
};

function person(fields: Readonly<Record<string, string>>, row: number, to: Collector): void {
  const email = addressOf(fields.email);
  if (email === undefined) {
    to.skip(
      row,
      fields.email === ''
        ? 'The row has no email address: people are never matched by name alone.'
        : 'The email address cannot be read.',
    );
    return;
  }
  const name = fields.name || `${fields.firstName ?? ''} ${fields.lastName ?? ''}`.trim();
  const stated: Record<string, Json> = {};
  const status = statusOf(fields.status ?? '');
  if (status !== undefined) stated.status = status;
  else if (isSwitchedOff(fields.status ?? '')) tellDisabled(row, to);
  else if ((fields.status ?? '') !== '')
    to.problem(row, 'The status is not a word Root Ledger knows: it stays as it was.');
  const on = accountIsOn(
    { enabled: fields.enabled ?? '', blocked: fields.blocked ?? '', archived: fields.archived ?? '' },
    row,
    to,
  );
  if (on === false && status === 'active') delete stated.status;
  const left = hasLeft(fields.hasLeft ?? '', row, to);
  if (left !== false && status === 'active') delete stated.status;
  if (left === true) stated.status = 'left';
  const last = readDate(fields.lastDay, to.around.mapping.dateFormat);
  if (last !== null && 'problem' in last) to.problem(row, `The last day ${last.problem}.`);
  else if (last !== null && isPlaceholderDay(last.at))
    to.problem(row, `The last day ${last.at.slice(0, 10)} stands for none and is left out.`);
  else if (last !== null) stated.lastDay = last.at;
  const manager = addressOf(fields.manager);
  if (manager !== undefined) stated.manager = manager;
  if (fields.title) stated.title = fields.title;
  const aliases = (fields.alias ?? '')
    .split(/[,;|\s]+/)
    .map(addressOf)
    .filter((entry) => entry !== undefined && entry !== email) as string[];
  to.state({
    about: 'person',
    row,
    who: { addresses: [email, ...new Set(aliases)], ...(name === '' ? {} : { name }) },
    fields: stated,
    list: 'directory',
  });
}

/** Does a column that asks whether somebody has left say so? False where it says no or nothing, null where it cannot be read. */
function hasLeft(text: string, row: number, to: Collector): boolean | null {
  if (saysNone(text)) return false;
  const answer = yesNo(text);
  if (answer === null) to.problem(row, 'Whether the person has left cannot be read: they are not taken as active.');
  return answer;
}

function statusOf(word: string): 'active' | 'leaving' | 'left' | undefined {
  return STATUS_WORDS.find(([, pattern]) => pattern.test(word.trim().normalize('NFC')))?.[0];
}
