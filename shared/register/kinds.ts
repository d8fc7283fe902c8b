/** The kinds of subject the register knows, and how each appears in the open ledger format. */
import type { z } from 'zod';
import {
  accountRecord,
  deviceRecord,
  domainRecord,
  groupRecord,
  ledgerSettings,
  organizationRecord,
  personRecord,
  phoneRecord,
  placeRecord,
  vaultRecord,
} from './document.ts';
import type { SubjectKind } from './facts.ts';

export interface KindDescription {
  /** The property of the ledger document that lists the records of this kind. */
  readonly collection: string;
  /** The record's property that names it. */
  readonly keyField: string;
  /** Lists whose entries are facts of their own, because they are long and each has a history. */
  readonly itemized: readonly string[];
  /** Objects whose properties are facts of their own (`credentials.mfa`), because they have different sources. */
  readonly flattened: readonly string[];
  readonly record?: z.ZodType;
}

const record = (collection: string, keyField: string, more: Partial<KindDescription> = {}): KindDescription => ({
  collection,
  keyField,
  itemized: [],
  flattened: [],
  ...more,
});

export const KINDS: Record<SubjectKind, KindDescription> = {
  settings: record('settings', '', { record: ledgerSettings }),
  person: record('people', 'email', { record: personRecord }),
  group: record('groups', 'key', { itemized: ['members'], record: groupRecord }),
  vault: record('vaults', 'key', { itemized: ['access'], record: vaultRecord }),
  place: record('places', 'key', { record: placeRecord }),
  device: record('devices', 'key', { record: deviceRecord }),
  phone: record('phones', 'number', { record: phoneRecord }),
  organization: record('organizations', 'id', { flattened: ['aws'], record: organizationRecord }),
  domain: record('domains', 'name', { record: domainRecord }),
  account: record('accounts', 'id', { flattened: ['credentials', 'aws'], record: accountRecord }),
  waiver: record('waivers', 'id'),
  case: record('cases', 'id', { itemized: ['steps', 'progress'] }),
  campaign: record('campaigns', 'id', { itemized: ['decisions'] }),
  drill: record('drills', 'id'),
  receipt: record('receipts', 'id'),
  handover: record('handovers', 'id'),
  'root-use': record('rootUses', 'id'),
  view: record('views', 'id'),
  mapping: record('mappings', 'id'),
};

export const SUBJECT_KINDS = Object.keys(KINDS) as SubjectKind[];

/** The one subject of kind `settings`. */
export const SETTINGS_KEY = 'ledger';
