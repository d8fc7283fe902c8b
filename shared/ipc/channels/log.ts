/** The append-only log: reading it, checking it, taking a change back. */
import { z } from 'zod';
import type { Json } from '../../register/facts.ts';
import { ledgerChannel } from '../channel.ts';

export interface LogRow {
  readonly seq: number;
  readonly at: string;
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
  'log.verify': ledgerChannel(z.undefined()).answers<{ ok: boolean; problems: readonly string[] }>(),
  'ledger.undo': ledgerChannel(z.strictObject({ seq: z.number().int().min(1).optional() })).answers<{
    seq: number;
    title: string;
  } | null>(),
  'ledger.redo': ledgerChannel(z.undefined()).answers<{ seq: number; title: string } | null>(),
};
