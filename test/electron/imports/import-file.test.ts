/** Files on disk: encodings, hashes, size without memory, cancelling, and files that are no exports. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openImportFile, pastedText } from '../../../electron/imports/import-file.ts';
import { readImportFiles } from '../../../electron/imports/read-files.ts';
import { ImportCancelled } from '../../../shared/imports/read-import.ts';
import { reconcile } from '../../../shared/imports/reconcile/reconcile.ts';
import { ledger, NOW } from '../../shared/imports/helpers.ts';

const folder = mkdtempSync(join(tmpdir(), 'imports-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const TABLE = 'Group Email,Member Email,Member Name\r\ng@acme.example,a@acme.example,Jürgen Groß\r\n';
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('encodings', () => {
  it.each([
    ['UTF-8', Buffer.from(TABLE)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TABLE}`)],
    ['UTF-16 little endian', Buffer.from(`\uFEFF${TABLE}`, 'utf16le')],
    ['UTF-16 big endian', utf16be(`\uFEFF${TABLE}`)],
    ['UTF-16 without a mark', Buffer.from(TABLE, 'utf16le')],
    ['Windows-1252', Buffer.from(TABLE, 'latin1')],
  ])('%s is read', async (name, bytes) => {
    const [parsed] = await readImportFiles([{ path: file(`${name}.csv`, bytes) }], { now: NOW });
    expect(parsed).toMatchObject({ kind: 'google-admin-members', rows: 1, failure: null });
    expect(JSON.stringify(parsed?.statements)).toContain('Jürgen Groß');
  });

  it('of letters far behind the beginning still counts', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `g@acme.example,m${at}@acme.example,Name\r\n`).join('');
    const bytes = Buffer.from(
      `Group Email,Member Email,Member Name\r\n${rows}g@acme.example,z@acme.example,Groß\r\n`,
      'latin1',
    );
    const [parsed] = await readImportFiles([{ path: file('late.csv', bytes) }], { now: NOW });
    expect(JSON.stringify(parsed?.statements.at(-1))).toContain('Groß');
  });
});

describe('a file', () => {
  it('is known by its name, size and SHA-256', async () => {
    const source = await openImportFile(file('known.csv', TABLE));
    const sha256 = createHash('sha256').update(TABLE).digest('hex');
    expect(source.file).toEqual({ name: 'known.csv', size: Buffer.byteLength(TABLE), sha256 });
    expect(pastedText(TABLE).file.sha256).toBe(sha256);
  });

  it('that changes while it is read is refused', async () => {
    const path = file('moving.csv', TABLE);
    const source = await openImportFile(path);
    writeFileSync(path, TABLE.replace('a@', 'b@'));
    const read = async () => {
      for await (const _piece of source.text());
    };
    await expect(read()).rejects.toThrow(/changed/);
  });

  it.each([
    ['an archive', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), /1PUX/],
    ['a KeePass database', Buffer.from([0x03, 0xd9, 0xa2, 0x9a, 0]), /KeePass/],
    ['something binary', Buffer.from([1, 0, 0, 0, 2, 3, 0, 0, 9]), /not text/],
  ])('that is %s is refused with the way forward, and the others go on', async (name, bytes, reason) => {
    const parsed = await readImportFiles([{ path: file(name, bytes) }, { text: TABLE }], { now: NOW });
    expect(parsed[0]).toMatchObject({ kind: null, failure: expect.stringMatching(reason) });
    expect(parsed[1]?.failure).toBeNull();
  });

  it('that is not there is told without its folder', async () => {
    const [parsed] = await readImportFiles([{ path: join(folder, 'nothing.csv') }], { now: NOW });
    expect(parsed?.failure).toBe('There is no file nothing.csv.');
  });
});

describe('a members file of 100,000 rows', () => {
  const rows = 100_000;
  let path = '';
  beforeAll(() => {
    const lines = ['group,type,role,id,status,email'];
    for (let at = 0; at < rows; at += 1) lines.push(`g@acme.example,USER,MEMBER,${at},ACTIVE,member${at}@acme.example`);
    path = file('large.csv', `${lines.join('\n')}\n`);
  });

  it('is read in pieces, with progress, and reconciled', async () => {
    const steps: number[] = [];
    const parsed = await readImportFiles([{ path }], {
      now: NOW,
      onProgress: ({ done, total }) => steps.push(done / total),
    });
    expect(parsed[0]).toMatchObject({ rows, complete: true, problems: [] });
    expect(steps.length).toBeGreaterThan(20);
    expect(steps.toSorted((a, b) => a - b)).toEqual(steps);
    const result = reconcile(ledger(), parsed, { now: NOW });
    expect(result.files[0]).toMatchObject({ rows, added: rows, gone: 0 });
  });

  it('is never in memory as a whole', async () => {
    const source = await openImportFile(path);
    let largest = 0;
    for await (const piece of source.text()) largest = Math.max(largest, piece.length);
    expect(largest).toBeLessThanOrEqual(256 * 1024);
  });

  it('can be cancelled, and nothing of it is left', async () => {
    const signal = { aborted: false };
    const reading = readImportFiles([{ path }], {
      now: NOW,
      signal,
      onProgress: ({ done, total }) => {
        signal.aborted = done > total * 0.6;
      },
    });
    await expect(reading).rejects.toThrow(ImportCancelled);
  });
});
