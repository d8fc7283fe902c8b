/** The words of imports. */
import type { LineChange } from '../../shared/ipc/channels/imports.ts';
import { numeral } from '../design/locale.ts';
import type { Standing } from '../design/words.ts';

export const CHANGE_WORDS: Readonly<Record<LineChange, { readonly standing: Standing; readonly label: string }>> = {
  added: { standing: 'info', label: 'New' },
  changed: { standing: 'medium', label: 'Changed' },
  gone: { standing: 'unknown', label: 'Gone?' },
  unmatched: { standing: 'unknown', label: 'Unmatched' },
  conflicting: { standing: 'high', label: 'Conflicting' },
};

export const CHANGE_MEANS: Readonly<Record<LineChange, string>> = {
  added: 'The files name it and the ledger does not have it yet.',
  changed: 'The files say something else than the ledger.',
  gone: 'A complete list no longer has it. Missing is not gone: nothing here is accepted unless you say so.',
  unmatched: 'It belongs to something that could not be told for sure. You decide.',
  conflicting: 'Something newer, or another file, says otherwise.',
};

/** What the reader of a file says, without the options of the command line: the window asks instead. */
export function windowWords(reason: string): string {
  return reason
    .replace(/: give the account id with --for, or in the file’s name\./, '.')
    .replace(/: give the [^.]*? with --for\./, '.')
    .replace(/ with --(?:for|kind)\b/g, '');
}

/** `row 12`, or the file as a whole. */
export function rowWords(row: number): string {
  return row === 0 ? 'File' : `Row ${numeral(row)}`;
}
