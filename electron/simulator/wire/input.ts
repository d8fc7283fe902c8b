/** Reads typed values out of a request's input, which is text in the query protocol and JSON in the others. */

export type Input = Record<string, unknown>;

/** The text of that member, or `undefined` when absent or empty. */
export function text(input: Input, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A number, given as such or as text; `undefined` when absent; NaN when it is no number. */
export function number(input: Input, name: string): number | undefined {
  const value = input[name];
  if (value === undefined || value === null || value === '') return undefined;
  return Number(value);
}

/** The texts of a list member; empty when absent. */
export function textList(input: Input, name: string): string[] {
  const value = input[name];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** `false` only when the request says so. */
export function notFalse(input: Input, name: string): boolean {
  return input[name] !== false && input[name] !== 'false';
}

export interface Page<Item> {
  items: Item[];
  /** Index of the first item in the whole list. */
  start: number;
  /** Token of the next page, or `undefined` on the last. */
  next: string | undefined;
}

/** One page of `all`, starting where `token` says. A token that this function did not make answers `null`. */
export function page<Item>(all: readonly Item[], token: string | undefined, size: number): Page<Item> | null {
  const start = token === undefined ? 0 : Number(/^page-(\d+)$/.exec(fromToken(token))?.[1] ?? Number.NaN);
  if (!Number.isInteger(start) || start > all.length) return null;
  const end = start + size;
  return { items: all.slice(start, end), start, next: end < all.length ? toToken(`page-${end}`) : undefined };
}

export function toToken(content: string): string {
  return Buffer.from(content).toString('base64url');
}

export function fromToken(token: string): string {
  return Buffer.from(token, 'base64url').toString();
}
