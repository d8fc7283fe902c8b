/** The append-only log: reading it, checking it, taking a change back. */
import { z } from 'zod';
import type { Json } from '../../register/facts.ts';
import { ledgerChannel } from '../channel.ts';

export interface LogRow {
  readonly seq: number;
  readonly at: string;
  /** What the clock said; null in entries of before it was kept. */
  readonly wall: string | null;
  readonly actor: string;
  readonly action: string;
  readonly title: string;
  readonly reason: string | null;
  readonly detail: Json;
  readonly hash: string;
}

export interface LogChange {
  readonly subject: string;
  readonly field: string;
  readonly before: Json | null;
  readonly after: Json | null;
}

export const logChannels = {
  'log.page': ledgerChannel(
    z.strictObject({
      before: z.number().int().optional(),
      limit: z.number().int().min(1).max(200).default(100),
      search: z.string().max(200).default(''),
    }),
  ).answers<{ rows: readonly LogRow[]; head: { seq: number; hash: string } }>(),
  'log.entry': ledgerChannel(z.strictObject({ seq: z.number().int().min(1) })).answers<{
    entry: LogRow;
    changes: readonly LogChange[];
    /** More changes than are listed. */
    more: number;
  }>(),
  'log.verify': ledgerChannel(z.undefined()).answers<{
    ok: boolean;
    problems: readonly string[];
    /** What is explained, or cannot be told from an accident. */
    notes: readonly string[];
    head: { seq: number; hash: string };
  }>(),
  /** Is the computer's clock likely to be wrong, or was it when the last entry was written? Null where there is nothing to ask. */
  'log.clock': ledgerChannel(z.undefined()).answers<{
    kind: 'future-head' | 'long-pause';
    head: string;
    now: string;
  } | null>(),
  /** The clock is right: the log goes on with its time. */
  'log.accept-clock': ledgerChannel(z.undefined()).answers<{ seq: number }>(),
  'ledger.undo': ledgerChannel(z.strictObject({ seq: z.number().int().min(1).optional() })).answers<{
    seq: number;
    title: string;
  } | null>(),
  'ledger.redo': ledgerChannel(z.undefined()).answers<{ seq: number; title: string } | null>(),
};
