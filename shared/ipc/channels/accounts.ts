/** Accounts: the grid, one account's page, its custody picture and history. */
import { z } from 'zod';
import type { AccountVerdict, CustodyPicture } from '../../custody/verdicts.ts';
import type { Gap } from '../../gaps/evaluate.ts';
import type { AccountRecord, Tristate } from '../../register/document.ts';
import type { Json, Provenance, Unknown } from '../../register/facts.ts';
import { ledgerChannel } from '../channel.ts';
import type { Page } from '../page.ts';
import { pageOf } from '../page.ts';

export const ACCOUNT_SORTS = [
  'name',
  'id',
  'email',
  'state',
  'gaps',
  'password',
  'mfa',
  'accessKeys',
  'busFactor',
  'breakIn',
  'recovery',
  'age',
] as const;

/** Filters of the grid; each narrows to accounts of which it is true. */
export const ACCOUNT_FILTERS = [
  'critical',
  'with-gaps',
  'with-unknowns',
  'without-gaps',
  'unreachable',
  'reachable',
  'one-person-in',
  'management',
  'not-active',
  'no-custody',
  'drift',
] as const;

export interface AccountRow {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly state: string | null;
  readonly management: boolean;
  /** Open gaps by severity, waived ones left out. */
  readonly gaps: { readonly critical: number; readonly high: number; readonly medium: number; readonly low: number };
  /** Rules that cannot be judged because a fact is unknown. */
  readonly unknowns: number;
  readonly password: Tristate;
  readonly mfa: Tristate;
  readonly mfaKind: 'none' | 'virtual' | 'not-virtual' | 'unknown';
  readonly accessKeys: Tristate;
  readonly certificates: Tristate;
  readonly reachable: Tristate;
  readonly busFactor: number | 'unknown';
  readonly breakIn: number | null | 'unknown';
  readonly recovery: AccountVerdict['recovery']['way'];
  /** Who reads the root mail, which vaults and devices: for people's eyes. Null where unrecorded. */
  readonly inbox: string | null;
  readonly vaults: readonly string[] | null;
  readonly devices: readonly string[] | null;
  readonly phone: string | null;
  /** When the account was last read from AWS; null if never. */
  readonly scannedAt: string | null;
  readonly staleFacts: number;
  readonly drift: number;
}

/** One field of a subject: what counts, where it comes from, what says otherwise. */
export interface FieldView {
  readonly field: string;
  readonly item: string;
  readonly label: string;
  readonly value: Json | null;
  readonly unknown: Unknown | null;
  readonly provenance: Provenance | null;
  /** Since when the same was said. */
  readonly since: string | null;
  readonly stale: boolean;
  readonly contradicting: readonly { readonly value: Json; readonly provenance: Provenance }[];
}

export interface AccountView {
  readonly row: AccountRow;
  readonly record: AccountRecord;
  readonly fields: readonly FieldView[];
  readonly verdict: AccountVerdict;
  /** The verdict in sentences, the most important first. */
  readonly sentences: readonly string[];
  readonly gaps: readonly Gap[];
  readonly picture: CustodyPicture;
}

/** A statement that was or is true of a subject. */
export interface HistoryEntry {
  readonly field: string;
  readonly item: string;
  readonly label: string;
  readonly value: Json | null;
  readonly unknown: Unknown | null;
  readonly provenance: Provenance;
  readonly from: string;
  readonly until: string | null;
  readonly seq: number;
}

const accountId = z.string().regex(/^\d{12}$/);

export const accountChannels = {
  'accounts.page': ledgerChannel(
    pageOf(ACCOUNT_SORTS).extend({ filters: z.array(z.enum(ACCOUNT_FILTERS)).max(10).default([]) }),
  ).answers<Page<AccountRow>>(),
  /** The ids of all accounts that match, for selecting all of them. */
  'accounts.ids': ledgerChannel(
    z.strictObject({
      search: z.string().max(200).default(''),
      filters: z.array(z.enum(ACCOUNT_FILTERS)).max(10).default([]),
    }),
  ).answers<{ ids: readonly string[] }>(),
  'accounts.get': ledgerChannel(
    z.strictObject({ id: accountId, asOf: z.iso.datetime().optional() }),
  ).answers<AccountView>(),
};
