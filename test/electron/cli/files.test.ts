/** Files that commands write where `--out` says. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cli, place } from './running.ts';

let at: ReturnType<typeof place>;
beforeAll(async () => {
  at = place(afterAll);
  expect(await cli(['init', ...at.options])).toMatchObject({ code: 0 });
}, 60_000);

const WRITERS = [
  [['export', '--format', 'json'], 'ledger.db'],
  [['export', '--format', 'csv'], 'backups'],
  [['report', '--format', 'html'], 'keys.json'],
  [['report', '--format', 'json'], 'keys.json.previous'],
  [['backup'], 'new'],
] as const;

describe('--out', () => {
  test.each(WRITERS)(
    '%j leaves the ledger, its keys and its passphrase alone',
    async (command, name) => {
      const before = ['ledger.db', 'keys.json', 'keys.json.previous'].map((name) =>
        readFileSync(join(at.folder, name)),
      );
      symlinkSync(at.folder, join(at.parent, `way-${name}`));
      for (const out of [join(at.folder, name), join(at.parent, `way-${name}`, 'backups', 'x'), at.file])
        expect(await cli([...command, '--out', out, '--force', ...at.options]), out).toMatchObject({
          code: 2,
          said: expect.stringMatching(/inside a ledger’s folder|opens or holds the ledger|a folder is meant/),
        });
      expect(
        ['ledger.db', 'keys.json', 'keys.json.previous'].map((name) => readFileSync(join(at.folder, name))),
      ).toEqual(before);
      expect(await cli(['verify', ...at.options])).toMatchObject({ code: 0 });
    },
    120_000,
  );

  test('replaces a file only with --force, and then as its owner’s alone', async () => {
    const out = join(at.parent, 'export.json');
    writeFileSync(out, 'mine');
    chmodSync(out, 0o644);
    const command = ['export', '--out', out, ...at.options];
    expect(await cli(command)).toMatchObject({ code: 2, said: expect.stringContaining('--force') });
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect(await cli([...command, '--force'])).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ format: expect.any(String) });
    expect(statSync(out).mode & 0o077).toBe(0);
  }, 60_000);

  test.each([
    ['a folder that is not there', ['export'], 'gone/x.json', /no such folder/],
    ['a folder in place of a file', ['report'], 'folder', /is a folder; a file is meant/],
    ['a file in place of a folder', ['export', '--format', 'csv'], 'file', /is a file; a folder is meant/],
  ] as const)(
    '%s has its own sentence',
    async (_, command, out, words) => {
      mkdirSync(join(at.parent, 'folder'), { recursive: true });
      writeFileSync(join(at.parent, 'file'), '');
      const ran = await cli([...command, '--out', join(at.parent, out), ...at.options]);
      expect(ran).toMatchObject({ code: 2, said: expect.stringMatching(words) });
      expect(readdirSync(at.parent).filter((name) => name.startsWith('.'))).toEqual([]);
      expect(existsSync(join(at.parent, 'gone'))).toBe(false);
    },
    60_000,
  );
});
