/** Runbooks and break-glass cards of an account, and the log of root uses. */
import { z } from 'zod';
import { instant } from '../../register/document.ts';
import {
  type AccountSheet,
  type Call,
  type RootUseRow,
  RUNBOOK_KINDS,
  type Runbook,
  type UseState,
} from '../../runbooks/index.ts';
import { ledgerChannel } from '../channel.ts';

const account = z.string().regex(/^\d{12}$/);
const kind = z.enum(RUNBOOK_KINDS);

export const runbookChannels = {
  'runbooks.get': ledgerChannel(z.strictObject({ account, kind })).answers<Runbook>(),
  /** The break-glass card: one page, no secret. */
  'runbooks.card': ledgerChannel(z.strictObject({ account })).answers<{
    sheet: AccountSheet;
    calls: readonly Call[];
    unknown: readonly string[];
  }>(),
  'root-use.list': ledgerChannel(
    z.strictObject({
      search: z.string().max(200).default(''),
      state: z.enum(['explained', 'unexplained', 'unseen']).optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(200),
    }),
  ).answers<{
    total: number;
    rows: readonly RootUseRow[];
    counts: Readonly<Record<UseState, number>>;
  }>(),
  /** Write down who used root, when and why. */
  'root-use.record': ledgerChannel(
    z.strictObject({
      account,
      at: instant,
      by: z.string().trim().min(1).max(320),
      reason: z.string().trim().min(3).max(2000),
    }),
  ).answers<{ seq: number; id: string }>(),
};
