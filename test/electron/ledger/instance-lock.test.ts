import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { acquireLock, type LockHolder } from '../../../electron/ledger/instance-lock.ts';
import { isStillRunning, startTimeOf } from '../../../electron/ledger/process-identity.ts';
import { failureOf } from '../../../shared/ipc/result.ts';
import { scratch } from './scratch.ts';

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
    expect(readdirSync(join(file, '..'))).toEqual([]);
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
    expect(readdirSync(join(file, '..'))).toEqual(['ledger.lock']);
  });

  it('is taken over when its process number now belongs to another process', async () => {
    const file = join(scratch(), 'ledger.lock');
    writeFileSync(file, holder({ started: 'another boot/1' }));
    await (await acquireLock(file, 'the command line')).release();
  });

  it.each([
    ['on another computer', holder({ host: 'another-computer', pid: 4_000_000 }), /on another-computer/],
    ['that cannot be read', 'garbage', /another process/],
  ])('%s is left alone, for nobody can tell whether it is still held', async (_, content, words) => {
    const file = join(scratch(), 'ledger.lock');
    writeFileSync(file, content);
    const error = await acquireLock(file, 'the command line').catch((thrown) => thrown);
    expect(error.message).toMatch(words);
    expect(error.hint).toContain(file);
    expect(readFileSync(file, 'utf8')).toBe(content);
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
    expect(await isStillRunning(process.pid, started)).toBe(true);
    expect(await isStillRunning(process.pid, 'another boot/1')).toBe(false);
    expect(await isStillRunning(2 ** 22 + 1, started)).toBe(false);
    expect(await startTimeOf(2 ** 22 + 1)).toBeNull();
  });
});
