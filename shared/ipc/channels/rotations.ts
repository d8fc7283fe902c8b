/** Who still knows it: the rotations owed, declaring them done, and taking the list along. */
import { z } from 'zod';
import { deviceKind } from '../../register/document.ts';
import type { RotationRow } from '../../rotations/index.ts';
import { ledgerChannel } from '../channel.ts';
import type { Page } from '../page.ts';

const MOST_ROWS = 200;
/** Accounts of one row that are listed; a seed can serve thousands. */
export const MOST_ROW_ACCOUNTS = 60;
/** People and vaults offered as filters, those with most rows first. */
export const MOST_FILTERS = 300;
export const rotationId = z.string().regex(/^(password|seed)\|.{1,320}$/);
const person = z.string().trim().min(1).max(320);
export const rotationFilters = {
  search: z.string().max(200).default(''),
  /** Rows that this person could know. */
  person: person.optional(),
  vault: z.string().max(320).optional(),
};

export interface ListedRotation extends RotationRow {
  /** How many there are; `accounts` lists the first. */
  readonly accountsTotal: number;
}

export interface RotationsPage extends Page<ListedRotation> {
  /** Everybody and every vault of the whole list, for the filters. */
  readonly people: readonly { readonly email: string; readonly name: string; readonly rows: number }[];
  readonly vaults: readonly { readonly key: string; readonly name: string; readonly rows: number }[];
}

/** For the home screen. */
export interface RotationsSummary {
  readonly owed: number;
  readonly passwords: number;
  readonly seeds: number;
  /** Rows whose old knowledge opens an account, alone or with one colleague's help. */
  readonly urgent: number;
  /** The most useful ones. */
  readonly first: readonly { readonly id: string; readonly title: string; readonly people: readonly string[] }[];
}

export const rotationChannels = {
  'rotations.list': ledgerChannel(
    z.strictObject({
      ...rotationFilters,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(MOST_ROWS).default(MOST_ROWS),
    }),
  ).answers<RotationsPage>(),
  'rotations.summary': ledgerChannel(z.undefined()).answers<RotationsSummary>(),
  /** Declare these rotated or enrolled anew; now, or on an earlier day. */
  'rotations.mark': ledgerChannel(
    z.strictObject({
      ids: z.array(rotationId).min(1).max(10_000),
      on: z.iso.date().optional(),
      note: z.string().trim().max(2000).optional(),
    }),
  ).answers<{ seq: number; marked: number }>(),
  /** A new device takes a seed's place on every account that used it. */
  'rotations.replace': ledgerChannel(
    z.strictObject({
      device: z.string().min(1).max(320),
      key: z.string().trim().min(1).max(320),
      kind: deviceKind,
      label: z.string().trim().min(1).max(200),
      serial: z.string().trim().max(200).nullable().default(null),
      at: z.union([
        z.strictObject({ holder: person }),
        z.strictObject({ vault: z.string().min(1).max(320) }),
        z.strictObject({ place: z.string().min(1).max(320) }),
      ]),
    }),
  ).answers<{ seq: number; accounts: number }>(),
};
