/** What a command leaves on the disk is its user's alone, whatever the shell has set and whatever was there. */
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { codeFolder } from '../../../electron/cli/private-start.ts';
import { scratch } from '../ledger/scratch.ts';
import { cli, place } from './running.ts';

const LIMIT_MS = 120_000;
const othersIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((one) => join(one.parentPath, one.name))
    .filter((path) => (lstatSync(path).mode & 0o077) !== 0);

describe.runIf(process.platform !== 'win32')('the folder for compiled code', () => {
  it('is made for its user alone', () => {
    const home = scratch();
    const folder = codeFolder(home) ?? '';
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(statSync(join(folder, '..')).mode & 0o077).toBe(0);
    writeFileSync(join(folder, 'ours'), '');
    expect(codeFolder(home)).toBe(folder);
    expect(existsSync(join(folder, 'ours'))).toBe(true);
  });

  it('is emptied where others could have put code', () => {
    const home = scratch();
    const folder = codeFolder(home) ?? '';
    writeFileSync(join(folder, 'theirs'), '');
    chmodSync(folder, 0o777);
    expect(codeFolder(home)).toBe(folder);
    expect(readdirSync(folder)).toEqual([]);
    expect(statSync(folder).mode & 0o077).toBe(0);
  });

  it('is no link to somewhere else', () => {
    const home = scratch();
    const elsewhere = scratch();
    writeFileSync(join(elsewhere, 'theirs'), '');
    mkdirSync(join(home, '.cache', 'root-ledger'), { recursive: true });
    symlinkSync(elsewhere, join(home, '.cache', 'root-ledger', 'code'));
    const folder = codeFolder(home) ?? '';
    expect(lstatSync(folder).isDirectory()).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
    expect(existsSync(join(elsewhere, 'theirs'))).toBe(true);
    const other = scratch();
    mkdirSync(join(other, '.cache'));
    symlinkSync(elsewhere, join(other, '.cache', 'root-ledger'));
    expect(codeFolder(other)).toBeNull();
  });
});

test.runIf(process.platform !== 'win32')(
  'with umask 000 nothing is open to others; what was is taken back, and a loose secret is told',
  async () => {
    const { folder, parent, file, options } = place();
    const home = join(parent, 'home');
    mkdirSync(home);
    const surroundings = { env: { HOME: home }, before: 'umask 000' };
    expect(await cli(['init', ...options], surroundings)).toMatchObject({ code: 0 });
    expect([...othersIn(folder), ...othersIn(home)]).toEqual([]);
    for (const name of ['.', 'ledger.db', 'keys.json']) chmodSync(join(folder, name), 0o777);
    const quiet = await cli(['accounts', ...options], surroundings);
    expect(quiet).toMatchObject({ code: 0, said: '' });
    expect([...othersIn(folder), ...othersIn(home)]).toEqual([]);
    expect(statSync(folder).mode & 0o077).toBe(0);
    chmodSync(file, 0o644);
    const loud = await cli(['accounts', ...options], surroundings);
    expect(loud).toMatchObject({ code: 0, said: expect.stringContaining(`chmod 600 ${file}`) });
  },
  LIMIT_MS,
);
