import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { acquireLock, type LockHolder } from '../../../electron/ledger/instance-lock.ts';
import { isCertainlyRunning, startTimeOf } from '../../../electron/ledger/process-identity.ts';
import { failureOf } from '../../../shared/ipc/result.ts';
import { scratch } from './scratch.ts';

const EVAL = ['--input-type=module-typescript', '--eval'];
const LOCK_MODULE = new URL('../../../electron/ledger/instance-lock.ts', import.meta.url).href;

/** A process that takes the lock and says how it went, then waits to be ended. */
async function otherProcess(file: string, program: string) {
  const code = `import { acquireLock } from ${JSON.stringify(LOCK_MODULE)};
    acquireLock(${JSON.stringify(file)}, ${JSON.stringify(program)}).then(
      () => { console.log('got it'); setInterval(() => {}, 1000); },
      (error) => { console.log(error.problem); });`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(end);
  const [said] = await once(child.stdout, 'data');
  return { pid: child.pid ?? 0, said: String(said).trim(), end };
}

function holder(change: Partial<LockHolder>): string {
  const base = { pid: process.pid, started: null, program: 'an old program', host: hostname(), nonce: 'a' };
  return JSON.stringify({ ...base, since: '2026-01-01T00:00:00.000Z', ...change });
}

describe('the lock of a ledger', () => {
  it('is held by one process, and the other is told which', async () => {
    const file = join(scratch(), 'ledger.lock');
    const other = await otherProcess(file, 'the Root Ledger window');
    expect(other.said).toBe('got it');
    const error = await acquireLock(file, 'the command line').catch((thrown) => thrown);
    expect(error).toMatchObject({ problem: 'in-use', code: 'ledger-in-use', holder: { pid: other.pid } });
    expect(failureOf(error).message).toBe(`The ledger is in use by the Root Ledger window (process ${other.pid}).`);
  });

  it('is free again after its holder was killed', async () => {
    const file = join(scratch(), 'ledger.lock');
    const other = await otherProcess(file, 'the Root Ledger window');
    await other.end();
    expect(existsSync(file)).toBe(true);
    const lock = await acquireLock(file, 'the command line');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid, program: 'the command line' });
    await lock.release();
    expect(readdirSync(join(file, '..'))).toEqual(['ledger.guard']);
  });

  it('keeps the same process from opening the ledger twice, until it is given back', async () => {
    const file = join(scratch(), 'ledger.lock');
    const first = await acquireLock(file, 'first');
    await expect(acquireLock(file, 'second')).rejects.toMatchObject({ problem: 'in-use' });
    await first.release();
    const second = await acquireLock(file, 'second');
    await first.release();
    expect(existsSync(file)).toBe(true);
    await second.release();
  });

  it('goes to exactly one of many that find a stale one at the same time', async () => {
    const file = join(scratch(), 'ledger.lock');
    writeFileSync(file, holder({ started: 'another boot/1' }));
    const tries = await Promise.allSettled(Array.from({ length: 20 }, (_, at) => acquireLock(file, `try ${at}`)));
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject({ problem: 'in-use' });
    expect(readdirSync(join(file, '..')).sort()).toEqual(['ledger.guard', 'ledger.lock']);
  });

  it('is taken over when its process number now belongs to another process', async () => {
    const file = join(scratch(), 'ledger.lock');
    writeFileSync(file, holder({ started: 'another boot/1' }));
    await (await acquireLock(file, 'the command line')).release();
  });

  it.each([
    ['by another name of this computer', holder({ host: 'another-computer', started: 'another boot/1' })],
    ['on another computer', holder({ host: 'another-computer', pid: 4_000_000 })],
    ['that does not say since when', holder({})],
    ['that cannot be read', 'garbage'],
    ['of nobody', ''],
  ])('is not held by a file that names a holder %s: the system knows better', async (_, content) => {
    const file = join(scratch(), 'ledger.lock');
    writeFileSync(file, content);
    const lock = await acquireLock(file, 'the command line');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ program: 'the command line' });
    await lock.release();
  });

  it('is held however the file that names its holder was changed or taken away', async () => {
    const file = join(scratch(), 'ledger.lock');
    await otherProcess(file, 'the Root Ledger window');
    const changes = [
      () => rmSync(file),
      () => writeFileSync(file, holder({ started: 'another boot/1', pid: 4_000_000 })),
      () => writeFileSync(file, holder({ host: 'another-computer' })),
      () => writeFileSync(file, ''),
    ];
    for (const change of changes) {
      change();
      await expect(acquireLock(file, 'the command line')).rejects.toMatchObject({ problem: 'in-use' });
    }
  });

  it('is held where its guard was taken away, as long as its holder can be told to run', async () => {
    const file = join(scratch(), 'ledger.lock');
    const other = await otherProcess(file, 'the Root Ledger window');
    rmSync(join(file, '..', 'ledger.guard'));
    await expect(acquireLock(file, 'the command line')).rejects.toMatchObject({ holder: { pid: other.pid } });
    await other.end();
    await (await acquireLock(file, 'the command line')).release();
  });

  it.runIf(process.platform === 'linux')('is free after its holder ended without being reaped', async () => {
    const file = join(scratch(), 'ledger.lock');
    const code = `import { acquireLock } from ${JSON.stringify(LOCK_MODULE)};
      await acquireLock(${JSON.stringify(file)}, 'gone').then(() => process.kill(process.pid, 'SIGKILL'));`;
    // Its parent becomes a program that never waits for a child, as in some containers.
    const parent = spawn('sh', ['-c', '"$0" "$@" & echo $!; exec sleep 600', process.execPath, ...EVAL, code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void parent.kill('SIGKILL'));
    const pid = Number(String((await once(parent.stdout, 'data'))[0]));
    const state = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.[0];
    // Its first thread may be dead while another still holds its files.
    const threads = () => readdirSync(`/proc/${pid}/task`).length;
    await vi.waitUntil(() => state() === 'Z' && threads() === 1, { timeout: 20_000 });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ program: 'gone' });
    await (await acquireLock(file, 'the command line')).release();
  });

  it.runIf(process.platform === 'linux')('is held across namespaces of processes', async () => {
    const file = join(scratch(), 'ledger.lock');
    const mine = await acquireLock(file, 'the scan');
    const code = `import { acquireLock } from ${JSON.stringify(LOCK_MODULE)};
      acquireLock(${JSON.stringify(file)}, 'x').then(() => console.log('got it'), (error) => console.log(error.problem));`;
    const run = ['--pid', '--fork', '--mount-proc', process.execPath, '--input-type=module-typescript', '--eval', code];
    const child = spawn('unshare', run, { stdio: ['ignore', 'pipe', 'ignore'] });
    const said = await Promise.race([
      once(child.stdout, 'data').then(([data]) => String(data).trim()),
      once(child, 'exit'),
    ]);
    await mine.release();
    // Where no namespace may be made, nothing is said.
    if (typeof said === 'string') expect(said).toBe('in-use');
  });

  it('names nobody whose process is gone', async () => {
    const file = join(scratch(), 'ledger.lock');
    await otherProcess(file, 'the Root Ledger window');
    writeFileSync(file, holder({ started: 'another boot/1' }));
    await expect(acquireLock(file, 'x')).rejects.toMatchObject({ message: 'The ledger is in use by another process.' });
  });

  it('says the holder’s name without what a terminal would obey', async () => {
    const file = join(scratch(), 'ledger.lock');
    await otherProcess(file, 'x');
    writeFileSync(file, holder({ program: '\u001b]0;PWNED\u0007\u001b[2Jthe\r\nwindow\u202e', host: 'another' }));
    const error = await acquireLock(file, 'y').catch((thrown) => thrown);
    expect(error.message).toMatch(/^[\x20-\x7e]*$/);
    expect(error.message).toContain('window');
  });

  it('clears away what earlier versions left on a full disk, and nothing else', async () => {
    const folder = scratch();
    const file = join(folder, 'ledger.lock');
    for (const name of [
      'ledger.lock.0123456789ab',
      'ledger.lock.ffffffffffff',
      'ledger.lock.mine',
      'other.lock.0123456789ab',
    ])
      writeFileSync(join(folder, name), '');
    await (await acquireLock(file, 'x')).release();
    expect(readdirSync(folder).sort()).toEqual(['ledger.guard', 'ledger.lock.mine', 'other.lock.0123456789ab']);
  });

  it('is written through no link', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'victim'), 'mine');
    symlinkSync(join(folder, 'victim'), join(folder, 'ledger.lock'));
    await acquireLock(join(folder, 'ledger.lock'), 'x');
    expect(readFileSync(join(folder, 'victim'), 'utf8')).toBe('mine');
  });

  it('says that the folder is missing', async () => {
    const acquiring = acquireLock(join(scratch(), 'gone', 'ledger.lock'), 'the command line');
    await expect(acquiring).rejects.toMatchObject({ problem: 'missing' });
  });
});

describe('telling processes apart', () => {
  it('knows this process, and that a number without a process is not running', async () => {
    const started = await startTimeOf(process.pid);
    expect(started).toBe(await startTimeOf(process.pid));
    expect(await isCertainlyRunning(process.pid, started)).toBe(true);
    expect(await isCertainlyRunning(process.pid, 'another boot/1')).toBe(false);
    expect(await isCertainlyRunning(2 ** 22 + 1, started)).toBe(false);
    expect(await startTimeOf(2 ** 22 + 1)).toBeNull();
  });
});
