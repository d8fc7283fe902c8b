import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenFrom, inOrderOf, orderedFrom } from '../../../electron/ledger/paging.ts';
import { finder, wordsOf } from '../../../shared/text/search.ts';

describe('rows in order', () => {
  it('come as a stable sort brings them, in both directions', () => {
    const rows = fc.array(fc.record({ rank: fc.integer({ min: 0, max: 9 }), id: fc.nat() }));
    fc.assert(
      fc.property(rows, (all) => {
        const by = (sign: number) => all.toSorted((a, b) => sign * (a.rank - b.rank));
        expect(inOrderOf(all, ({ rank }) => rank)).toEqual(by(1));
        expect(inOrderOf(all, ({ rank }) => rank, true)).toEqual(by(-1));
      }),
    );
  });
});

describe('a list in an order', () => {
  it('is sorted once for all words that are looked for in it, and again for another order or another list', () => {
    const list = [2, 1, 3];
    let sorts = 0;
    const ask = (of: readonly number[], descending: boolean) =>
      orderedFrom(of, { by: 'size', descending }, () => {
        sorts += 1;
        return of.toSorted((a, b) => (descending ? b - a : a - b));
      });
    expect(ask(list, false)).toEqual([1, 2, 3]);
    expect(ask(list, false)).toEqual([1, 2, 3]);
    expect(sorts).toBe(1);
    expect(ask(list, true)).toEqual([3, 2, 1]);
    expect(ask([5, 4], true)).toEqual([5, 4]);
    expect(sorts).toBe(3);
  });
});

describe('what a view chooses', () => {
  it('is chosen once for all its pages, and again for another view or another list', () => {
    const list = [1, 2, 3];
    let chosen = 0;
    const ask = (of: readonly number[], view: unknown) =>
      chosenFrom(of, view, () => {
        chosen += 1;
        return of.filter((n) => n > 1);
      });
    expect(ask(list, { search: 'a' })).toEqual([2, 3]);
    expect(ask(list, { search: 'a' })).toEqual([2, 3]);
    expect(chosen).toBe(1);
    ask(list, { search: 'b' });
    ask([...list], { search: 'b' });
    expect(chosen).toBe(3);
  });
});

describe('finding rows by words', () => {
  it('wants every word, in any case and order, and finds everything by none', () => {
    const has = finder(({ name }: { name: string }) => name);
    const row = { name: 'Payments Production' };
    expect(has(row, wordsOf(' PROD pay '))).toBe(true);
    expect(has(row, wordsOf('prod staging'))).toBe(false);
    expect(has(row, wordsOf(''))).toBe(true);
  });
});
