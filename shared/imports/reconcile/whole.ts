/**
 * Is a list the whole of what it lists? Only then what it does not name may be proposed as gone.
 *
 * That a file ends does not say that the listing does: it may be a first page, a filtered view, or the list of something else.
 */
import type { ParsedFile } from '../parsed-file.ts';
import type { Batch, Origin } from './batch.ts';

/** Which files are whole: pages of one listing count together. Says of each part what is missing. */
export function wholeFiles(batch: Batch): readonly boolean[] {
  const listings = new Map<string, number[]>();
  for (const [at, file] of batch.files.entries()) {
    if (file.failure !== null) continue;
    const pages = listings.get(file.listing) ?? [];
    pages.push(at);
    listings.set(file.listing, pages);
  }
  const whole = batch.files.map(() => false);
  for (const pages of listings.values()) {
    const open = pages.filter((at) => batch.files[at]?.more);
    const last = pages.length > open.length;
    const readable = pages.every((at) => batch.files[at]?.complete);
    for (const at of pages) {
      const file = batch.files[at];
      const full = pages.some((page) => batch.files[page]?.fullPage);
      whole[at] = (open.length === 0 ? file?.complete === true && !full : last && readable) && !isEmpty(file);
      if (open.length === 0 && file?.fullPage)
        batch.problems[at]?.push({
          row: 0,
          reason: `The file has exactly ${file.rows} rows, as many as such a list has on one page: there may be more, so nothing is taken as gone.`,
        });
    }
    if (open.length > 0 && !last)
      for (const at of open)
        batch.problems[at]?.push({
          row: 0,
          reason: 'The file says that there is more: the listing is incomplete, so nothing in it is taken as gone.',
        });
  }
  return whole;
}

function isEmpty(file: ParsedFile | undefined): boolean {
  return file === undefined || (file.rows === 0 && !file.more);
}

/** How many of those whom the ledger has a list names, and how many it does not. */
export interface Coverage {
  readonly stay: number;
  readonly gone: number;
}

/**
 * Would the list turn most of those out whom the ledger knows, or does it know none of them? Then it is more likely a part, or the
 * list of something else, than news. A single one may well have been replaced: `few` says how many may go without anybody staying.
 */
export function looksFiltered({ stay, gone }: Coverage, few: number): boolean {
  return gone > few && gone > stay;
}

/** Says so, with the counts. `of` is what would be gone: `people of the company`. */
export function tellFiltered(batch: Batch, origin: Origin, { stay, gone }: Coverage, of: string): void {
  batch.problem(
    origin,
    stay === 0
      ? `The list names none of the ${gone} ${of} that the ledger has: it may be filtered, a part, or the list of something else. Nothing is taken as gone.`
      : `The list names ${stay} of the ${stay + gone} ${of} that the ledger has, and would turn out the other ${gone}: it may be filtered, a part, or the list of something else. Nothing is taken as gone.`,
  );
}
