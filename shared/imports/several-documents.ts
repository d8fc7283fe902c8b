/** Files that hold several JSON documents one after the other: a document a line, or pages appended to each other. */
import { asObject } from './shape.ts';

/** What a page says where there are more: then the next document is the next page of the same listing. */
const MORE = ['NextToken', 'nextPageToken', '@odata.nextLink', 'Marker'];

/** The documents of a text that is not one, `null` where it is damaged. */
export function severalDocuments(text: string): readonly unknown[] | null {
  const documents: unknown[] = [];
  let from = 0;
  for (const end of endsIn(text)) {
    try {
      documents.push(JSON.parse(text.slice(from, end)) as unknown);
    } catch {
      return null;
    }
    from = end;
  }
  return documents.length > 1 && text.slice(from).trim() === '' ? documents : null;
}

/** Where the outermost objects and lists of a text end. */
function* endsIn(text: string): Generator<number> {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (quoted) {
      // A backslash takes the next character with it.
      if (char === 0x5c) at += 1;
      else if (char === 0x22) quoted = false;
    } else if (char === 0x22) quoted = true;
    else if (char === 0x7b || char === 0x5b) depth += 1;
    else if (char === 0x7d || char === 0x5d) {
      depth -= 1;
      if (depth === 0) yield at + 1;
    }
  }
}

type Joined = { readonly value: unknown; readonly documents?: number } | { readonly problem: string };

/** Why a file with so many documents is refused. */
export function severalInOne(documents: number): string {
  return `The file holds several JSON documents (${documents}): save each in a file of its own and give them together.`;
}

/**
 * One value of several documents: the records of a list, one a line, or the pages of a listing, each of which but the last
 * says that there are more. Two answers to two questions are not joined.
 */
export function joined(documents: readonly unknown[]): Joined {
  const objects = documents.map(asObject).filter((document) => document !== null);
  const several = { problem: severalInOne(documents.length) };
  if (objects.length < documents.length) return several;
  const lists = [...new Set(objects.flatMap((one) => Object.keys(one).filter((key) => isRecords(one[key]))))];
  if (lists.length === 0) return { value: objects, documents: documents.length };
  const [list = ''] = lists;
  const isPage = (one: Readonly<Record<string, unknown>>): boolean => MORE.some((key) => typeof one[key] === 'string');
  if (lists.length > 1 || !objects.every((one) => Array.isArray(one[list])) || !objects.slice(0, -1).every(isPage))
    return several;
  return { value: { ...objects.at(-1), [list]: objects.flatMap((one) => one[list] as unknown[]) } };
}

/** A list of objects, or one that is empty: what a page has, and a record has not. */
function isRecords(value: unknown): boolean {
  return Array.isArray(value) && value.every((entry) => asObject(entry) !== null);
}
