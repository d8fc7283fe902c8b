/**
 * A push parser for delimited text (RFC 4180 with the leniency that spreadsheets ask for).
 *
 * Our own, because the usual parsers quote the offending record in their errors, and a record here may hold a password.
 * Quoted fields may contain the delimiter, line breaks and doubled quotes. Nothing but the record at hand is kept.
 */

/** Longer records are not records: an unclosed quote swallowed the file. */
const MAX_RECORD_CHARS = 4_000_000;
const MAX_FIELDS = 2_000;

export type CsvTrouble = 'unclosed-quote' | 'too-long' | 'too-many-fields';

export interface CsvHandlers {
  /** One record; a blank line is not one. `torn` says that quotes were misplaced in it. */
  record(fields: readonly string[], torn: boolean): void;
  trouble(trouble: CsvTrouble): void;
}

export interface CsvParser {
  push(text: string): void;
  end(): void;
}

/** A parser for text with this delimiter; records are handed over as soon as they are whole. */
export function csvParser(delimiter: string, handlers: CsvHandlers): CsvParser {
  let fields: string[] = [];
  let pieces: string[] = [];
  let length = 0;
  let quoted = false;
  let closed = false;
  let torn = false;
  let started = false;
  let afterReturn = false;
  let dead = false;
  /** A quote at the end of a chunk: whether it closes or is doubled is in the next chunk. */
  let pendingQuote = false;

  const field = (): void => {
    fields.push(pieces.length === 1 ? (pieces[0] ?? '') : pieces.join(''));
    pieces = [];
    closed = false;
    if (fields.length > MAX_FIELDS) fail('too-many-fields');
  };
  const fail = (trouble: CsvTrouble): void => {
    dead = true;
    fields = [];
    pieces = [];
    handlers.trouble(trouble);
  };
  const finish = (): void => {
    if (dead) return;
    field();
    const record = fields;
    const wasTorn = torn;
    fields = [];
    torn = false;
    length = 0;
    started = false;
    if (record.length === 1 && record[0]?.trim() === '') return;
    if (!dead) handlers.record(record, wasTorn);
  };

  const push = (text: string): void => {
    let from = 0;
    const keep = (to: number): void => {
      if (to > from) pieces.push(text.slice(from, to));
    };
    let at = 0;
    if (pendingQuote && text.length > 0) {
      pendingQuote = false;
      if (text[0] === '"') {
        pieces.push('"');
        at = 1;
        from = 1;
      } else {
        quoted = false;
        closed = true;
      }
    }
    for (; at < text.length && !dead; at += 1) {
      const char = text[at];
      length += 1;
      if (length > MAX_RECORD_CHARS) {
        fail('too-long');
        return;
      }
      if (quoted) {
        if (char !== '"') continue;
        keep(at);
        if (at + 1 === text.length) {
          pendingQuote = true;
          return;
        }
        if (text[at + 1] === '"') {
          from = at + 1;
          at += 1;
        } else {
          quoted = false;
          closed = true;
          from = at + 1;
        }
        continue;
      }
      if (char === '\n' || char === '\r') {
        keep(at);
        from = at + 1;
        const second = char === '\n' && afterReturn;
        afterReturn = char === '\r';
        if (second && !started) continue;
        finish();
        continue;
      }
      afterReturn = false;
      started = true;
      if (char === delimiter) {
        keep(at);
        from = at + 1;
        field();
      } else if (char === '"') {
        if (pieces.length === 0 && text.slice(from, at).trim() === '' && !closed) {
          quoted = true;
          from = at + 1;
        } else torn = true;
      } else if (closed && char !== ' ') torn = true;
    }
    if (!dead) keep(text.length);
  };

  return {
    push,
    end: () => {
      if (dead) return;
      if (pendingQuote) {
        pendingQuote = false;
        quoted = false;
      }
      if (quoted) return fail('unclosed-quote');
      if (started || fields.length > 0 || pieces.length > 0) finish();
    },
  };
}

/** All records of a short text. For heads and tests; files go through the parser. */
export function csvRecords(text: string, delimiter: string): readonly (readonly string[])[] {
  const records: (readonly string[])[] = [];
  const parser = csvParser(delimiter, { record: (fields) => records.push(fields), trouble: () => {} });
  parser.push(text);
  parser.end();
  return records;
}
