/** The app's own log: allow-listed by construction, rotated, and never in the way. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EVENTS, LOG_FILE, LogBook, lineOf } from '../../../electron/app/log.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';

const AT = new Date('2026-11-24T12:00:00Z');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'root-ledger-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a line of the log', () => {
  test('holds an event of the list, a channel and an error code', () => {
    expect(lineOf(AT, 'a request failed', 'register.save', new LedgerError('disk-full', 'Full.'))).toEqual({
      at: AT.toISOString(),
      event: 'a request failed',
      where: 'register.save',
      error: 'disk-full',
    });
  });

  test('holds nothing else, whatever is passed', () => {
    const allowed = /^(?:[a-z][a-z0-9.-]*|[A-Za-z][A-Za-z0-9_-]*)$/;
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (what, where, text) => {
        const line = lineOf(AT, what, where, Object.assign(new Error(text), { code: text }));
        expect([...EVENTS, 'something else']).toContain(line.event);
        for (const part of [line.where, line.error]) if (part !== null) expect(part).toMatch(allowed);
      }),
    );
  });

  test.each([
    'ada@fernhill.example',
    '111122223333',
    '/home/ada/ledger',
    'Ada Lovelace',
    'arn:aws:iam::111122223333:root',
  ])('does not take %s', (data) => {
    const line = lineOf(AT, data, data, Object.assign(new Error(data), { code: data, name: data }));
    expect(JSON.stringify(line)).not.toContain(data);
  });
});

describe('the log book', () => {
  test('shows its lines newest first and exports them oldest first', () => {
    const book = new LogBook(folder, () => AT);
    book.note('the app started');
    book.note('a ledger was opened');
    expect(book.last(10).map((line) => line.event)).toEqual(['a ledger was opened', 'the app started']);
    expect(book.text().split('\n')).toHaveLength(3);
    expect(statSync(join(folder, LOG_FILE)).mode & 0o077).toBe(0);
  });

  test('turns its files over and keeps only the last of them', () => {
    const book = new LogBook(folder, () => AT);
    writeFileSync(join(folder, LOG_FILE), 'x'.repeat(300_000));
    for (let turn = 0; turn < 6; turn += 1) {
      book.note('the app started');
      writeFileSync(join(folder, LOG_FILE), `${readFileSync(join(folder, LOG_FILE), 'utf8')}${'x'.repeat(300_000)}`);
    }
    expect(readdirSync(folder).sort()).toEqual(['app.log', 'app.log.1', 'app.log.2', 'app.log.3']);
  });

  test('shows a line that somebody else wrote into it by the same rules', () => {
    writeFileSync(
      join(folder, LOG_FILE),
      `${JSON.stringify({ at: AT.toISOString(), event: 'Ada left', where: 'ada@x', error: 'a b' })}\nrubbish\n`,
    );
    expect(new LogBook(folder).last(10)).toEqual([
      { at: AT.toISOString(), event: 'something else', where: null, error: 'Error' },
    ]);
  });

  test('into a folder that cannot be made is no error', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => new LogBook(join(folder, 'file', 'logs')).note('the app started')).not.toThrow();
  });
});
