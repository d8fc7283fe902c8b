/** The one writer of files that a person names: where it does not write, what it leaves behind, what it says. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DestinationRules } from '../../../electron/files/destination.ts';
import { outputErrorOf } from '../../../electron/files/output-errors.ts';
import { writeOut, writeOutFolder } from '../../../electron/files/write-out.ts';
import { scratch } from '../ledger/scratch.ts';

const NEW: DestinationRules = { replace: false };
const FORCE: DestinationRules = { replace: true };

/** A folder that holds a ledger, as far as names and contents tell. */
function ledgerFolder(parent = scratch()): string {
  const folder = join(parent, 'ledger');
  mkdirSync(join(folder, 'backups'), { recursive: true });
  for (const name of ['ledger.db', 'keys.json', 'keys.json.previous', 'backups/b.root-ledger-backup'])
    writeFileSync(join(folder, name), 'precious');
  return folder;
}

const others = (file: string) => statSync(file).mode & 0o077;

describe('a file that is written', () => {
  it('is its owner’s alone, whatever was there before', async () => {
    const file = join(scratch(), 'export.json');
    writeFileSync(file, 'old');
    chmodSync(file, 0o666);
    expect(await writeOut(file, 'new', FORCE)).toMatchObject({ file, bytes: 3 });
    expect(readFileSync(file, 'utf8')).toBe('new');
    if (process.platform !== 'win32') expect(others(file)).toBe(0);
    expect(readdirSync(join(file, '..'))).toEqual(['export.json']);
  });

  it('replaces nothing unless that was agreed to', async () => {
    const file = join(scratch(), 'export.json');
    writeFileSync(file, 'mine');
    await expect(writeOut(file, 'new', NEW)).rejects.toMatchObject({ code: 'conflict' });
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it.each(['ledger.db', 'keys.json', 'keys.json.previous', 'new.json', 'backups/b.root-ledger-backup', 'backups/new'])(
    'is never %s of a ledger’s folder, even if that was agreed to',
    async (name) => {
      const folder = ledgerFolder();
      const before = readdirSync(folder, { recursive: true });
      const detour = join(folder, '..', 'ledger', 'backups', '..', name);
      for (const file of [join(folder, name), detour])
        await expect(writeOut(file, 'harm', FORCE)).rejects.toMatchObject({ code: 'refused' });
      expect(readdirSync(folder, { recursive: true })).toEqual(before);
      for (const one of ['ledger.db', 'keys.json', 'keys.json.previous', 'backups/b.root-ledger-backup'])
        expect(readFileSync(join(folder, one), 'utf8')).toBe('precious');
    },
  );

  it('does not come into a ledger’s folder through links, to it or to its files', async () => {
    const folder = ledgerFolder();
    const outside = scratch();
    symlinkSync(folder, join(outside, 'short-cut'));
    symlinkSync(join(folder, 'ledger.db'), join(outside, 'link.json'));
    linkSync(join(folder, 'ledger.db'), join(outside, 'hard.json'));
    for (const name of ['short-cut/new.json', 'link.json', 'hard.json'])
      await expect(writeOut(join(outside, name), 'harm', { ...FORCE, ledgers: [folder] }), name).rejects.toMatchObject({
        code: 'refused',
      });
    expect(readFileSync(join(folder, 'ledger.db'), 'utf8')).toBe('precious');
    expect(existsSync(join(folder, 'new.json'))).toBe(false);
  });

  it('goes into no folder that is known to be a ledger’s, even before there is a file in it', async () => {
    const empty = join(scratch(), 'to-be');
    mkdirSync(empty);
    await expect(writeOut(join(empty, 'a'), 'x', { ...NEW, ledgers: [empty] })).rejects.toMatchObject({
      code: 'refused',
    });
  });

  it('may lie beside other people’s keys.json', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'keys.json'), '{"deploy":"somewhere"}');
    await writeOut(join(folder, 'export.json'), '{}', NEW);
    expect(readFileSync(join(folder, 'export.json'), 'utf8')).toBe('{}');
  });

  it('is never the file with the secret, by whatever name', async () => {
    const folder = scratch();
    const secret = join(folder, 'passphrase');
    writeFileSync(secret, 'correct horse');
    linkSync(secret, join(folder, 'hard'));
    symlinkSync(secret, join(folder, 'soft'));
    for (const name of ['passphrase', 'hard', 'soft'])
      await expect(writeOut(join(folder, name), 'x', { ...FORCE, secrets: [secret] })).rejects.toMatchObject({
        code: 'refused',
      });
    expect(readFileSync(secret, 'utf8')).toBe('correct horse');
  });

  it('follows no link to its end, and replaces no link', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'victim'), 'mine');
    symlinkSync(join(folder, 'victim'), join(folder, 'link'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'));
    for (const name of ['link', 'dangling'])
      await expect(writeOut(join(folder, name), 'x', FORCE)).rejects.toMatchObject({
        code: 'refused',
        message: expect.stringContaining('is a link'),
      });
    expect(readFileSync(join(folder, 'victim'), 'utf8')).toBe('mine');
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
  });

  it.runIf(process.platform !== 'win32')('is no device and no pipe', async () => {
    const pipe = join(scratch(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const file of ['/dev/null', pipe])
      await expect(writeOut(file, 'x', FORCE)).rejects.toMatchObject({ code: 'refused' });
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it.each([
    ['in a folder that is not there', (at: string) => join(at, 'gone', 'x'), 'not-found', /no such folder/],
    ['under a file', (at: string) => join(at, 'file', 'x'), 'invalid-request', /should be its folder is a file/],
    ['in place of a folder', (at: string) => join(at, 'folder'), 'invalid-request', /is a folder; a file is meant/],
    ['named as a folder', (at: string) => `${at}/new/`, 'invalid-request', /is a folder; a file is meant/],
    ['of too long a name', (at: string) => join(at, 'x'.repeat(300)), 'invalid-request', /too long/],
    ['of a name with a zero in it', (at: string) => join(at, 'a\0b'), 'invalid-request', /no name/],
  ] as const)('%s is refused with its own sentence', async (_, place, code, words) => {
    const folder = scratch();
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'folder'));
    const refused = await writeOut(place(folder), 'x', FORCE).catch((error) => error);
    expect(refused).toMatchObject({ code, message: expect.stringMatching(words), hint: expect.stringMatching(/\w/) });
    expect(readdirSync(folder).sort()).toEqual(['file', 'folder']);
  });

  it('may have a name as long as names can be', async () => {
    const file = join(scratch(), `${'x'.repeat(250)}.json`);
    await writeOut(file, 'x', NEW);
    await writeOut(file, 'y', FORCE);
    expect(readFileSync(file, 'utf8')).toBe('y');
  });

  it.each([
    ['ENOSPC', 'disk-full', /disk is full/],
    ['EDQUOT', 'disk-full', /share of the disk/],
    ['EROFS', 'read-only', /read-only/],
    ['EACCES', 'read-only', /not yours to write/],
    ['EIO', 'not-found', /failed or went away/],
    ['ESOMETHING', 'refused', /ESOMETHING/],
  ])('stopped by %s says so, and that nothing was written', (code, kind, words) => {
    expect(outputErrorOf(Object.assign(new Error('about data'), { code }), 'F')).toMatchObject({
      code: kind,
      message: expect.stringMatching(words),
    });
  });

  it('clears away what a killed one left, once nobody can be at it any more', async () => {
    const folder = scratch();
    const left = join(folder, '.root-ledger-0123456789ab.unfinished');
    const fresh = join(folder, '.root-ledger-0123456789ac.unfinished');
    for (const file of [left, fresh]) writeFileSync(file, 'names in the clear');
    utimesSync(left, new Date(0), new Date(0));
    await writeOut(join(folder, 'x'), 'x', NEW);
    expect(readdirSync(folder).sort()).toEqual(['.root-ledger-0123456789ac.unfinished', 'x']);
  });
});

describe('a folder that is written', () => {
  const FILES = [
    { name: 'a.csv', content: 'a' },
    { name: 'SHA256SUMS', content: 'sums' },
  ];

  it('is there with all its files, for its owner alone, or not at all', async () => {
    const at = scratch();
    await writeOutFolder(join(at, 'tables'), FILES, NEW);
    expect(readdirSync(join(at, 'tables')).sort()).toEqual(['SHA256SUMS', 'a.csv']);
    if (process.platform !== 'win32') {
      expect(others(join(at, 'tables'))).toBe(0);
      expect(others(join(at, 'tables', 'a.csv'))).toBe(0);
    }
    const failing = [...FILES, { name: 'no/such/place', content: 'x' }];
    await expect(writeOutFolder(join(at, 'other'), failing, NEW)).rejects.toMatchObject({ code: 'not-found' });
    expect(readdirSync(at)).toEqual(['tables']);
  });

  it('may be an empty folder that is there, and replaces its like only where that was agreed to', async () => {
    const at = scratch();
    const folder = join(at, 'tables');
    mkdirSync(folder);
    await writeOutFolder(folder, FILES, NEW);
    chmodSync(join(folder, 'a.csv'), 0o644);
    await expect(writeOutFolder(folder, FILES, NEW)).rejects.toMatchObject({ code: 'conflict' });
    await writeOutFolder(folder, [{ name: 'a.csv', content: 'b' }, ...FILES.slice(1)], FORCE);
    expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('b');
    if (process.platform !== 'win32') expect(others(join(folder, 'a.csv'))).toBe(0);
    expect(readdirSync(at)).toEqual(['tables']);
  });

  it('takes no other file away, whatever was agreed to', async () => {
    const folder = join(scratch(), 'tables');
    mkdirSync(folder);
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    await expect(writeOutFolder(folder, FILES, FORCE)).rejects.toMatchObject({ code: 'conflict' });
    expect(readdirSync(folder)).toEqual(['mine.txt']);
  });

  it('is no ledger’s folder, no file and no link', async () => {
    const at = scratch();
    const ledger = ledgerFolder(at);
    writeFileSync(join(at, 'file'), '');
    symlinkSync(ledger, join(at, 'link'));
    for (const [name, code] of [
      ['ledger', 'refused'],
      ['ledger/backups', 'refused'],
      ['ledger/tables', 'refused'],
      ['link', 'refused'],
      ['file', 'invalid-request'],
      ['file/tables', 'invalid-request'],
      ['gone/tables', 'not-found'],
    ] as const)
      await expect(writeOutFolder(join(at, name), FILES, FORCE), name).rejects.toMatchObject({ code });
    expect(readFileSync(join(ledger, 'ledger.db'), 'utf8')).toBe('precious');
  });
});

describe.runIf(process.platform === 'linux')('on a full disk', () => {
  /** A file system of one megabyte with nothing left on it; null where none may be mounted. */
  function fullDrive(): string | null {
    const folder = scratch();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    } catch {
      return null;
    }
    onTestFinished(() => void execFileSync('umount', ['-l', folder], { stdio: 'ignore' }));
    return folder;
  }

  it('the file that was there stays whole, and no piece of the new one is left', async () => {
    const folder = fullDrive();
    if (folder === null) return;
    const file = join(folder, 'export.json');
    writeFileSync(file, 'the good one');
    const large = Buffer.alloc(2 * 1024 * 1024);
    await expect(writeOut(file, large, FORCE)).rejects.toMatchObject({ code: 'disk-full' });
    await expect(
      writeOutFolder(
        join(folder, 'tables'),
        [
          { name: 'a.csv', content: 'a' },
          { name: 'b.csv', content: large },
        ],
        NEW,
      ),
    ).rejects.toMatchObject({ code: 'disk-full' });
    expect(readFileSync(file, 'utf8')).toBe('the good one');
    expect(readdirSync(folder)).toEqual(['export.json']);
    rmSync(file);
  });
});
