/** Faults of the machine rather than of the file: no space, no permission, a clock set back, two at once. Real ones where the system lets us. */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LedgerHost } from '../../electron/ledger/host.ts';
import { openLedgerDatabase } from '../../electron/ledger/open.ts';
import { addPerson, copyOf, openAndCheck, type Template } from './ledgers.ts';

export interface SurroundingFault {
  readonly name: string;
  /** What is wrong, in words; empty when the fault was met as it should. Null where this system cannot make the fault. */
  run(template: Template): Promise<readonly string[] | null>;
}

/** A file system of its own in memory, of a few megabytes; null where we may not mount one. */
function smallDrive(megabytes: number): { folder: string; full(): void; readOnly(): void; dispose(): void } | null {
  if (process.platform !== 'linux') return null;
  const folder = mkdtempSync(join(tmpdir(), 'root-ledger-drive-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  return {
    folder,
    full: () => {
      try {
        execFileSync('dd', ['if=/dev/zero', `of=${join(folder, 'filler')}`, 'bs=64k'], { stdio: 'ignore' });
      } catch {
        // It ends when the drive is full: that is what it is for.
      }
    },
    readOnly: () => execFileSync('mount', ['-o', 'remount,ro', folder], { stdio: 'ignore' }),
    dispose: () => {
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs a worker with a limit on the size of files, which stands in for a full disk where nothing can be mounted. */
function withFileLimit(kilobytes: number, work: string, args: readonly string[]): Promise<string> {
  const file = join(import.meta.dirname, 'victims', `${work}.ts`);
  return new Promise((resolve) => {
    // POSIX counts in blocks of 512 bytes.
    const command = `ulimit -f ${kilobytes * 2}; exec "$0" "$@"`;
    const child = spawn('sh', ['-c', command, process.execPath, file, ...args], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    child.on('close', () => resolve(said));
  });
}

async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work();
    return 'none';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

const wrongUnless = (fine: boolean, words: string) => (fine ? [] : [words]);

export const SURROUNDING_FAULTS: readonly SurroundingFault[] = [
  {
    name: 'disk full while writing',
    run: async (template) => {
      const drive = smallDrive(4);
      if (drive === null) return null;
      try {
        const folder = join(drive.folder, 'ledger');
        cpSync(template.folder, folder, { recursive: true });
        const host = new LedgerHost(openLedgerDatabase(folder, Buffer.from(template.key, 'hex')));
        addPerson(host, 'before');
        drive.full();
        let written = 0;
        let code = 'none';
        for (; written < 5_000 && code === 'none'; written += 1) {
          const result = host.answer('register.save', personRequest(`full-${written}`), 'fault');
          if (!result.ok) code = result.error.code;
        }
        host.close();
        rmSync(join(drive.folder, 'filler'));
        const { people, problems, host: again } = await openAndCheck(folder, template.recoveryKey);
        again.close();
        const acknowledged = Array.from({ length: written - 1 }, (_, number) => `full-${number}@fernhill.example`);
        return [
          ...problems,
          ...wrongUnless(code === 'disk-full', `answered ${code}`),
          ...wrongUnless(people.has('before'), 'lost: a change of before'),
          ...acknowledged.filter((key) => !people.has(key)).map((key) => `lost: ${key}`),
          ...wrongUnless(!people.has(`full-${written - 1}@fernhill.example`), 'the refused change is there'),
        ];
      } finally {
        drive.dispose();
      }
    },
  },
  {
    name: 'disk full while backing up',
    run: async (template) => {
      const drive = smallDrive(3);
      if (drive === null) return null;
      const { makeRollingBackup } = await import('../../electron/backup/rolling.ts');
      try {
        const folder = join(drive.folder, 'ledger');
        cpSync(template.folder, folder, { recursive: true });
        const key = Buffer.from(template.key, 'hex');
        const wanted = { folder, key, app: 'fault', keep: 3 };
        await makeRollingBackup({ ...wanted, now: new Date(0) });
        drive.full();
        const code = await codeOf(() => makeRollingBackup({ ...wanted, now: new Date(1) }));
        const left = readdirSync(join(folder, 'backups'));
        return [
          ...wrongUnless(code === 'disk-full', `answered ${code}`),
          ...wrongUnless(left.length === 1, `left ${left.join(', ')}`),
        ];
      } finally {
        drive.dispose();
      }
    },
  },
  {
    name: 'file size limit while writing',
    run: async (template) => {
      if (process.platform === 'win32') return null;
      const { folder, dispose } = copyOf(template);
      try {
        const said = await withFileLimit(300, 'writes', [folder, template.key]);
        const acknowledged = said.split('\n').slice(1, -1);
        const { people, problems, host } = await openAndCheck(folder, template.recoveryKey);
        host.close();
        return [
          ...problems,
          ...acknowledged.filter((name) => name !== '' && !people.has(name)).map((name) => `lost: ${name}`),
        ];
      } finally {
        dispose();
      }
    },
  },
  {
    name: 'read-only drive',
    run: async (template) => {
      const drive = smallDrive(4);
      if (drive === null) return null;
      const { acquireLock } = await import('../../electron/ledger/instance-lock.ts');
      try {
        const folder = join(drive.folder, 'ledger');
        cpSync(template.folder, folder, { recursive: true });
        drive.readOnly();
        const code = await codeOf(() => acquireLock(join(folder, 'ledger.lock'), 'fault'));
        const open = await codeOf(() => openLedgerDatabase(folder, Buffer.from(template.key, 'hex')));
        return [
          ...wrongUnless(code === 'read-only', `the lock answered ${code}`),
          ...wrongUnless(open === 'read-only', `opening answered ${open}`),
        ];
      } finally {
        drive.dispose();
      }
    },
  },
  {
    name: 'drive taken away while open',
    run: async (template) => {
      const { folder, dispose } = copyOf(template);
      try {
        const host = new LedgerHost(openLedgerDatabase(folder, Buffer.from(template.key, 'hex')));
        const away = `${folder}-away`;
        mkdirSync(away);
        for (const name of readdirSync(folder)) {
          cpSync(join(folder, name), join(away, name), { recursive: true });
          rmSync(join(folder, name), { recursive: true });
        }
        const first = host.answer('register.save', personRequest('gone'), 'fault');
        await codeOf(() => host.close());
        // Whatever was answered: nothing new may be started where the ledger was.
        const again = await codeOf(() => openLedgerDatabase(folder, Buffer.from(template.key, 'hex')));
        const found = await openAndCheck(away, template.recoveryKey);
        found.host.close();
        return [
          ...found.problems,
          ...wrongUnless(again === 'ledger-missing', `opening again answered ${again}`),
          ...wrongUnless(!existsSync(join(folder, 'ledger.db')), 'a new ledger was begun'),
          ...wrongUnless(first.ok || first.error.message.length > 0, 'no words'),
        ];
      } finally {
        dispose();
      }
    },
  },
  {
    name: 'clock set back',
    run: async (template) => {
      const { folder, dispose } = copyOf(template);
      try {
        const key = Buffer.from(template.key, 'hex');
        let now = new Date('2030-01-01T00:00:00Z');
        const host = new LedgerHost(openLedgerDatabase(folder, key), () => now);
        addPerson(host, 'ahead');
        now = new Date('2001-01-01T00:00:00Z');
        const refused = await codeOf(() => addPerson(host, 'back'));
        const times = host.ledger.db.prepare('SELECT at FROM log ORDER BY seq').pluck().all() as string[];
        host.close();
        const found = await openAndCheck(folder, template.recoveryKey);
        found.host.close();
        const sorted = [...times].sort();
        return [
          ...found.problems,
          ...wrongUnless(times.join() === sorted.join(), 'the log goes back in time'),
          ...wrongUnless(refused === 'clock', `a change under the wrong clock answered ${refused}`),
          ...wrongUnless(
            found.people.has('ahead') && !found.people.has('back'),
            'not the people that were acknowledged',
          ),
        ];
      } finally {
        dispose();
      }
    },
  },
  {
    name: 'two at once',
    run: async (template) => {
      const { acquireLock } = await import('../../electron/ledger/instance-lock.ts');
      const { folder, dispose } = copyOf(template);
      try {
        const file = join(folder, 'ledger.lock');
        const answers = await Promise.all(
          Array.from({ length: 8 }, async () => {
            try {
              return await acquireLock(file, 'fault');
            } catch (error) {
              return error as Error;
            }
          }),
        );
        const got = answers.filter((one) => !(one instanceof Error));
        for (const lock of got) if (!(lock instanceof Error)) await lock.release();
        return wrongUnless(got.length === 1, `${got.length} got the ledger`);
      } finally {
        dispose();
      }
    },
  },
];

function personRequest(name: string) {
  return {
    kind: 'person',
    key: `${name}@fernhill.example`,
    create: true,
    set: { name, status: 'active' },
    items: {},
    close: {},
  };
}
