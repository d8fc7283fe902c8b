/** Handing a role over from one person to another, and receipts for hardware. */
import { z } from 'zod';
import {
  CHOICES,
  type Choice,
  type Harm,
  type Holding,
  RECEIPT_DIRECTIONS,
  type Receipt,
} from '../../handover/index.ts';
import { ledgerChannel } from '../channel.ts';

/** Accounts that would be harmed, of which the worst are listed. */
export const MOST_LISTED_HARM = 200;

const person = z.string().trim().min(1).max(320);
const choices = z
  .record(z.string().max(1000), z.enum(CHOICES))
  .default({})
  .refine((lines) => Object.keys(lines).length <= 5000, { error: 'too many lines' });

export interface HandoverLine extends Omit<Holding, 'accounts'> {
  readonly accounts: number;
  readonly choice: Choice;
}

export interface HandoverPreview {
  readonly from: { readonly email: string; readonly name: string };
  readonly to: { readonly email: string; readonly name: string };
  readonly lines: readonly HandoverLine[];
  /** Worst first. */
  readonly harm: readonly Harm[];
  readonly harmTotal: number;
  /** Is there any that needs somebody's name and reason? */
  readonly blocked: boolean;
  /** Root passwords and seeds that the first person would still know afterwards. */
  readonly stillKnows: number;
  readonly changes: number;
}

export interface ReceiptRow extends Receipt {
  readonly fromName: string;
  readonly toName: string;
}

export const handoverChannels = {
  /** What would be handed over by these choices (default: move whatever can be moved), and what that would harm. */
  'handover.preview': ledgerChannel(z.strictObject({ from: person, to: person, choices })).answers<HandoverPreview>(),
  /** Hand over, as one change. `unsafe` while it harms something that blocks, unless somebody accepts it with a reason. */
  'handover.apply': ledgerChannel(
    z.strictObject({
      from: person,
      to: person,
      choices,
      reason: z.string().trim().max(2000).optional(),
      override: z.strictObject({ by: person, reason: z.string().trim().min(3).max(2000) }).optional(),
    }),
  ).answers<{ seq: number; changed: number }>(),
  'handover.receipts': ledgerChannel(z.strictObject({ search: z.string().max(200).default('') })).answers<{
    rows: readonly ReceiptRow[];
  }>(),
  'handover.receipt': ledgerChannel(
    z.strictObject({
      direction: z.enum(RECEIPT_DIRECTIONS),
      /** A device of the register; then what it is and its serial come from there unless given. */
      device: z.string().max(320).nullable().default(null),
      thing: z.string().trim().max(300).default(''),
      serial: z.string().trim().max(200).nullable().default(null),
      from: person,
      to: person,
      place: z.string().trim().max(320).nullable().default(null),
      on: z.iso.date(),
      note: z.string().trim().max(2000).nullable().default(null),
      /** Record as well where the device is from now on. */
      record: z.boolean().default(true),
    }),
  ).answers<{ seq: number; id: string }>(),
};
