/** A ledger where nothing can be written is read; a sample that a killed command left goes with the next one. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { acquireLock } from '../../../electron/ledger/instance-lock.ts';
import { clearScratchLedgers } from '../../../electron/ledger/scratch-ledgers.ts';
import { scratch } from '../ledger/scratch.ts';
import { cli, place } from './running.ts';

const LIMIT_MS = 120_000;

test.runIf(process.platform === 'linux')(
  'a ledger on a read-only drive is read by what only reads, and nothing else',
  async () => {
    const { folder, parent, file, options } = place();
    const drive = join(parent, 'drive');
    mkdirSync(drive);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', drive], { stdio: 'ignore' });
    } catch {
      // Nothing may be mounted here.
      return;
    }
    onTestFinished(() => void execFileSync('umount', ['-l', drive], { stdio: 'ignore' }));
    expect(await cli(['init', ...options])).toMatchObject({ code: 0 });
    cpSync(folder, join(drive, 'ledger'), { recursive: true });
    execFileSync('mount', ['-o', 'remount,ro', drive], { stdio: 'ignore' });
    const there = ['--ledger', join(drive, 'ledger'), '--passphrase-file', file];
    for (const command of ['accounts', 'verify'])
      expect(await cli([command, ...there]), command).toMatchObject({
        code: 0,
        said: expect.stringContaining('cannot be written to'),
      });
    const people = join(parent, 'people.csv');
    writeFileSync(people, 'Email,Name\nzoe@harbour.example,Zoe\n');
    expect(await cli(['import', people, '--apply', ...there])).toMatchObject({ code: 2 });
  },
  LIMIT_MS,
);

test('a scratch ledger that nobody holds is cleared away, and no other', async () => {
  const parent = scratch();
  const folder = (name: string) => {
    mkdirSync(join(parent, name));
    return join(parent, name);
  };
  const held = await acquireLock(join(folder('root-ledger-sample-held'), 'ledger.lock'), 'a command');
  await (await acquireLock(join(folder('root-ledger-sample-left'), 'ledger.lock'), 'a command')).release();
  folder('root-ledger-sample-young');
  utimesSync(folder('root-ledger-copy-old'), new Date(0), new Date(0));
  utimesSync(folder('somebody-elses'), new Date(0), new Date(0));
  await clearScratchLedgers(parent);
  expect(readdirSync(parent).sort()).toEqual(['root-ledger-sample-held', 'root-ledger-sample-young', 'somebody-elses']);
  expect(existsSync(join(parent, 'root-ledger-sample-held', 'ledger.guard'))).toBe(true);
  await held.release();
});
