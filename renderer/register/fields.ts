/** The fields of each kind that people edit, in the order of the page, and how each is edited. One row per field. */
import type { RegisterKind } from '../../shared/ipc/channels/register.ts';

interface Common {
  readonly field: string;
  /** More about the field, under it while it is edited. */
  readonly help?: string;
  /** Asked for when the subject is created. */
  readonly first?: boolean;
  /** Fields that say the same thing otherwise: recording this one takes them back. */
  readonly excludes?: readonly string[];
  /** A custody statement: unrecorded is said to be unknown, not left blank. */
  readonly custody?: boolean;
}

export type FieldSpec = Common &
  (
    | { readonly control: 'text' | 'date' | 'switch' | 'number' }
    | { readonly control: 'choice'; readonly options: readonly Choice[] }
    | { readonly control: 'reference'; readonly kind: RegisterKind; readonly none?: boolean }
    | { readonly control: 'references'; readonly kind: RegisterKind }
    | { readonly control: 'texts' }
    | { readonly control: 'inbox' }
    | { readonly control: 'vault-items' }
    | { readonly control: 'sign-ins' }
  );

export interface Choice {
  readonly value: string;
  readonly label: string;
}

const choices = (...pairs: readonly (readonly [value: string, label: string])[]): readonly Choice[] =>
  pairs.map(([value, label]) => ({ value, label }));

export const DEVICE_KINDS = choices(
  ['fido', 'Security key'],
  ['passkey', 'Passkey'],
  ['hardware-totp', 'Hardware token'],
  ['totp', 'Authenticator app'],
);
const PERSON_STATUSES = choices(['active', 'Active'], ['leaving', 'Leaving'], ['left', 'Left']);
const TRISTATE = choices(['yes', 'Yes'], ['no', 'No']);

export const FIELDS: Record<RegisterKind, readonly FieldSpec[]> = {
  person: [
    { field: 'name', control: 'text', first: true },
    { field: 'status', control: 'choice', options: PERSON_STATUSES },
    { field: 'lastDay', control: 'date' },
    { field: 'title', control: 'text', first: true },
    { field: 'manager', control: 'reference', kind: 'person' },
    {
      field: 'mailAdmin',
      control: 'switch',
      help: 'Can redirect or read mail of company domains, and so every root inbox in them.',
    },
    { field: 'domainAdmin', control: 'switch', help: 'Can change where mail of company domains goes.' },
    { field: 'outsider', control: 'switch' },
    {
      field: 'notPerson',
      control: 'choice',
      options: choices(
        ['shared-mailbox', 'A shared mailbox'],
        ['room', 'A room'],
        ['folder', 'A public folder'],
        ['service-account', 'A service account'],
        ['bot', 'A bot'],
        ['other', 'Something else'],
      ),
      help: 'Whoever is behind it is not known: every list that it stands in counts as incomplete.',
    },
    { field: 'aliases', control: 'texts', help: 'Other addresses of the same person.' },
  ],
  group: [
    { field: 'name', control: 'text', first: true },
    {
      field: 'kind',
      control: 'choice',
      options: choices(['mail', 'Receives mail'], ['access', 'Gives access']),
      first: true,
    },
    {
      field: 'complete',
      control: 'switch',
      custody: true,
      help: 'Off: somebody unknown may be in the list of members.',
    },
    {
      field: 'acceptsOutsideSenders',
      control: 'choice',
      options: TRISTATE,
      help: 'AWS writes from outside. A list that refuses outside senders never gets its mail.',
    },
    { field: 'hostedInAccount', control: 'reference', kind: 'account' },
    { field: 'aliases', control: 'texts' },
  ],
  vault: [
    { field: 'name', control: 'text' },
    { field: 'provider', control: 'text', help: '1password, bitwarden, keepass …' },
    {
      field: 'complete',
      control: 'switch',
      custody: true,
      help: 'Off: somebody unknown may have access.',
    },
    {
      field: 'hostedInAccount',
      control: 'reference',
      kind: 'account',
      help: 'The account that this password manager needs in order to work.',
    },
    {
      field: 'unmatchedSignIns',
      control: 'sign-ins',
      help: 'A gap until its account is in the ledger, or until somebody says what it is.',
    },
    { field: 'aliases', control: 'texts' },
  ],
  device: [
    { field: 'kind', control: 'choice', options: DEVICE_KINDS, first: true },
    { field: 'label', control: 'text', first: true },
    { field: 'serial', control: 'text' },
    { field: 'holder', control: 'reference', kind: 'person', custody: true, first: true, excludes: ['vault', 'place'] },
    { field: 'vault', control: 'reference', kind: 'vault', custody: true, first: true, excludes: ['holder', 'place'] },
    { field: 'place', control: 'reference', kind: 'place', custody: true, first: true, excludes: ['holder', 'vault'] },
    { field: 'enrolledAt', control: 'date', help: 'Whoever could read a seed since then may still have it.' },
    { field: 'personal', control: 'switch', help: 'Somebody’s own property, such as an app on a private phone.' },
  ],
  place: [
    { field: 'address', control: 'text', first: true },
    { field: 'keyholders', control: 'references', kind: 'person', custody: true, first: true },
    { field: 'complete', control: 'switch', custody: true, help: 'Off: somebody unknown may have a key.' },
  ],
  phone: [
    {
      field: 'kind',
      control: 'choice',
      first: true,
      options: choices(['shared', 'Shared'], ['desk', 'Desk'], ['mobile', 'Mobile'], ['personal', 'Somebody’s own']),
    },
    { field: 'holders', control: 'references', kind: 'person', custody: true, first: true },
    { field: 'complete', control: 'switch', custody: true, help: 'Off: somebody unknown may answer it.' },
  ],
  organization: [
    { field: 'name', control: 'text', first: true },
    { field: 'managementAccount', control: 'reference', kind: 'account', first: true },
    { field: 'centralRoot', control: 'choice', options: TRISTATE, custody: true },
    { field: 'controllers', control: 'references', kind: 'person', custody: true, first: true },
    { field: 'controllersComplete', control: 'switch', custody: true },
  ],
  domain: [
    { field: 'registrar', control: 'text', first: true },
    { field: 'registrarHolders', control: 'references', kind: 'person', custody: true, first: true },
    { field: 'dnsHolders', control: 'references', kind: 'person', custody: true, first: true },
    { field: 'expiresAt', control: 'date', first: true },
    { field: 'dnsInAccount', control: 'reference', kind: 'account' },
  ],
  account: [
    { field: 'name', control: 'text', first: true },
    { field: 'email', control: 'text', first: true },
    { field: 'inbox', control: 'inbox', custody: true },
    { field: 'vaults', control: 'references', kind: 'vault', custody: true },
    {
      field: 'vaultItems',
      control: 'vault-items',
      help: 'Where the item is in its vault: a title, never what it holds.',
    },
    { field: 'passwordRotatedAt', control: 'date', custody: true },
    { field: 'devices', control: 'references', kind: 'device', custody: true },
    { field: 'devicesComplete', control: 'switch' },
    { field: 'phone', control: 'reference', kind: 'phone', none: true, custody: true },
    { field: 'accessKeyHolders', control: 'references', kind: 'person', custody: true },
    { field: 'accessKeyHoldersComplete', control: 'switch' },
    { field: 'organization', control: 'reference', kind: 'organization' },
    { field: 'sharedVaultRiskOwner', control: 'reference', kind: 'person' },
    { field: 'linkedAccount', control: 'reference', kind: 'account' },
  ],
};

/** Switches that are on unless somebody says otherwise. */
export const ON_UNLESS_SAID: ReadonlySet<string> = new Set([
  'complete',
  'devicesComplete',
  'accessKeyHoldersComplete',
  'controllersComplete',
]);
