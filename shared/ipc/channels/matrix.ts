/** The matrix: every account against every custody statement, and how far each can be relied on. */
import { z } from 'zod';
import { ledgerChannel } from '../channel.ts';
import type { Page } from '../page.ts';
import { pageOf } from '../page.ts';

export const MATRIX_COLUMNS = ['inbox', 'vault', 'rotated', 'device', 'phone', 'keys', 'drill'] as const;
export type MatrixColumn = (typeof MATRIX_COLUMNS)[number];

export const MATRIX_SORTS = ['name', 'unknowns', ...MATRIX_COLUMNS] as const;

/**
 * `verified`: observed or tested within the review interval · `recorded`: somebody says so, within it · `stale`: older ·
 * `unknown`: unrecorded, or somebody unknown may be behind it · `not-needed`: does not apply to the account.
 */
export const MATRIX_STATES = ['verified', 'recorded', 'stale', 'unknown', 'not-needed'] as const;
export type MatrixState = (typeof MATRIX_STATES)[number];

export interface MatrixCell {
  readonly state: MatrixState;
  /** What is recorded, or why it is unknown, in a few words. */
  readonly says: string;
  /** When the oldest statement behind it was made or confirmed, ISO 8601. */
  readonly at: string | null;
}

export interface MatrixRow {
  readonly id: string;
  readonly name: string | null;
  readonly cells: Readonly<Record<MatrixColumn, MatrixCell>>;
}

export const matrixChannels = {
  'custody.matrix': ledgerChannel(
    pageOf(MATRIX_SORTS).extend({
      /** Only accounts with a statement in this state: in this column, or in any. */
      state: z.enum(MATRIX_STATES).optional(),
      column: z.enum(MATRIX_COLUMNS).optional(),
    }),
  ).answers<
    Page<MatrixRow> & {
      /** Of all accounts, by column. */
      readonly counts: Readonly<Record<MatrixColumn, Readonly<Record<MatrixState, number>>>>;
    }
  >(),
};
