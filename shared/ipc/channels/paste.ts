/** A table pasted from a spreadsheet: what it would change, and changing it as one step. */
import { z } from 'zod';
import { ledgerChannel } from '../channel.ts';
import type { FieldChange, RegisterKind } from './register.ts';
import { REGISTER_KINDS } from './register.ts';

/** Text of one paste, in characters. */
const MOST_PASTED_CHARS = 900_000;

export interface PastedColumn {
  readonly title: string;
  /** The first cells that are not empty. */
  readonly sample: readonly string[];
  /** The field that it fills; null: it is left out. */
  readonly field: string | null;
  /** Its name says that it holds secrets: nothing of it was read. */
  readonly refused: boolean;
}

export interface PastedSubject {
  readonly line: number;
  readonly key: string | null;
  readonly name: string;
  /** `problem`: the row as a whole cannot be used. */
  readonly state: 'new' | 'changed' | 'same' | 'problem';
  readonly changes: readonly FieldChange[];
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

export interface PastePreview {
  /** The kind that the table looks like, which may be another than the one asked for. */
  readonly looksLike: RegisterKind;
  readonly columns: readonly PastedColumn[];
  /** What a column may be matched with. */
  readonly fields: readonly { readonly id: string; readonly label: string }[];
  readonly counts: Readonly<Record<PastedSubject['state'], number>>;
  /** Rows with something to say about them first; at most a few hundred. */
  readonly rows: readonly PastedSubject[];
  /** Named in the table and not in the register: recorded too, if wanted. */
  readonly missing: readonly { readonly kind: RegisterKind; readonly key: string }[];
  /** More rows than are read at once. */
  readonly cut: boolean;
}

const request = z.strictObject({
  kind: z.enum(REGISTER_KINDS),
  text: z.string().max(MOST_PASTED_CHARS),
  /** The field of each column as the reader chose it; null leaves the guess to us. */
  columns: z.array(z.string().max(80).nullable()).max(2000).nullable(),
});

export const pasteChannels = {
  'paste.preview': ledgerChannel(request).answers<PastePreview>(),
  'paste.apply': ledgerChannel(
    request.extend({
      /** Record what the table names and the register does not hold. */
      createMissing: z.boolean(),
      reason: z.string().max(2000).optional(),
    }),
  ).answers<{ seq: number; created: number; changed: number }>(),
  /** Subjects as text for a spreadsheet, which pasting reads back. */
  'paste.copy': ledgerChannel(
    z.strictObject({ kind: z.enum(REGISTER_KINDS), keys: z.array(z.string().min(1).max(320)).min(1).max(5000) }),
  ).answers<{ text: string }>(),
};
