/** Every harm that a ledger may meet, one row each: what is done to it, and the message that must come of it. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { serializeKeyFile } from '../../electron/keys/key-file.ts';
import { loadKeyFile } from '../../electron/keys/key-store.ts';
import { openEncrypted } from '../../electron/ledger/connection.ts';
import { LedgerHost } from '../../electron/ledger/host.ts';
import { acquireLock } from '../../electron/ledger/instance-lock.ts';
import { ledgerLocation } from '../../electron/ledger/location.ts';
import { HeadBook } from '../../electron/ledger/noted-heads.ts';
import { openLedgerDatabase } from '../../electron/ledger/open.ts';
import type { ErrorCode } from '../../shared/ipc/result.ts';
import { addPerson, type Template } from './ledgers.ts';

const PAGE_BYTES = 4096;

export interface Harm {
  readonly name: string;
  /** The codes of which one must be answered; `opens` means that it must open with everything in it. */
  readonly expected: readonly (ErrorCode | 'opens')[];
  /** Done to a copy. Answers what undoes it, for harms that would keep the copy from being removed. */
  harm(folder: string, template: Template): Promise<(() => Promise<void>) | undefined> | undefined;
}

const database = (folder: string) => join(folder, 'ledger.db');
const pages = (folder: string) => statSync(database(folder)).size / PAGE_BYTES;

function overwrite(folder: string, page: number, count = 1, byte = 0x55): undefined {
  const file = database(folder);
  writeFileSync(file, readFileSync(file).fill(byte, page * PAGE_BYTES, (page + count) * PAGE_BYTES));
}

/** The files as a process that was killed leaves them: two changes are in the journal, and not in the file. */
function leftMidWork(folder: string, template: Template): void {
  const host = new LedgerHost(openLedgerDatabase(folder, Buffer.from(template.key, 'hex')));
  for (const name of ['new-1', 'new-2']) addPerson(host, name);
  const names = ['ledger.db', 'ledger.db-wal', 'ledger.head'];
  for (const name of names) cpSync(join(folder, name), join(folder, `left-${name}`));
  host.close();
  rmSync(`${database(folder)}-shm`, { force: true });
  for (const name of names) renameSync(join(folder, `left-${name}`), join(folder, name));
}

const rewriteKeys = async (folder: string, change: (text: string) => string): Promise<undefined> => {
  for (const name of ['keys.json', 'keys.json.previous']) {
    const file = join(folder, name);
    if (existsSync(file)) writeFileSync(file, change(readFileSync(file, 'utf8')));
  }
};

export const HARMS: readonly Harm[] = [
  { name: 'nothing at all', expected: ['opens'], harm: () => undefined },
  { name: 'damaged first page', expected: ['no-key', 'ledger-damaged'], harm: (folder) => overwrite(folder, 0) },
  { name: 'damaged second page', expected: ['ledger-damaged'], harm: (folder) => overwrite(folder, 1) },
  {
    name: 'damaged page in the middle',
    expected: ['ledger-damaged'],
    harm: (folder) => overwrite(folder, Math.floor(pages(folder) / 2)),
  },
  { name: 'damaged last page', expected: ['ledger-damaged'], harm: (folder) => overwrite(folder, pages(folder) - 1) },
  {
    name: 'half of it zeros',
    expected: ['ledger-damaged'],
    harm: (folder) => overwrite(folder, Math.floor(pages(folder) / 2), Math.ceil(pages(folder) / 2), 0),
  },
  {
    name: 'one flipped bit',
    expected: ['ledger-damaged'],
    harm: (folder) => {
      const bytes = readFileSync(database(folder));
      const at = Math.floor(bytes.length * 0.7);
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      writeFileSync(database(folder), bytes);
      return undefined;
    },
  },
  {
    name: 'truncated to half',
    expected: ['ledger-damaged'],
    harm: (folder) => void truncateSync(database(folder), Math.floor(pages(folder) / 2) * PAGE_BYTES),
  },
  {
    name: 'truncated within a page',
    expected: ['ledger-damaged'],
    harm: (folder) => void truncateSync(database(folder), 5 * PAGE_BYTES + 100),
  },
  {
    name: 'truncated to less than a page',
    expected: ['ledger-damaged'],
    harm: (folder) => void truncateSync(database(folder), 100),
  },
  { name: 'empty file', expected: ['ledger-damaged'], harm: (folder) => void truncateSync(database(folder), 0) },
  { name: 'missing file', expected: ['ledger-missing'], harm: (folder) => void rmSync(database(folder)) },
  {
    name: 'a folder in its place',
    expected: ['ledger-damaged', 'read-only', 'ledger-missing'],
    harm: (folder) => {
      rmSync(database(folder));
      mkdirSync(database(folder));
      return undefined;
    },
  },
  {
    name: 'a plain database in its place',
    expected: ['ledger-damaged'],
    harm: (folder) => void writeFileSync(database(folder), `SQLite format 3\0${'\0'.repeat(8176)}`),
  },
  {
    name: 'another ledger’s file',
    expected: ['no-key'],
    harm: (folder) => {
      rmSync(database(folder));
      const other = openEncrypted(database(folder), Buffer.alloc(32, 7), { create: true });
      other.exec('CREATE TABLE other (id INTEGER)');
      other.close();
      return undefined;
    },
  },
  {
    name: 'journal of another file',
    expected: ['opens', 'ledger-damaged'],
    harm: (folder) => void writeFileSync(`${database(folder)}-wal`, Buffer.alloc(8192, 0x37)),
  },
  {
    name: 'missing journal after a crash',
    expected: ['ledger-behind'],
    harm: (folder, template) => {
      // A crash leaves changes in the journal; taking it away loses those, which must be told.
      leftMidWork(folder, template);
      rmSync(`${database(folder)}-wal`);
      return undefined;
    },
  },
  {
    name: 'one flipped bit in the journal',
    expected: ['ledger-behind'],
    harm: (folder, template) => {
      leftMidWork(folder, template);
      const bytes = readFileSync(`${database(folder)}-wal`);
      bytes[132] = (bytes[132] ?? 0) ^ 1;
      writeFileSync(`${database(folder)}-wal`, bytes);
      return undefined;
    },
  },
  {
    name: 'an older copy put back',
    expected: ['ledger-behind'],
    harm: (folder, template) => {
      cpSync(database(folder), `${database(folder)}.copy`);
      const host = new LedgerHost(openLedgerDatabase(folder, Buffer.from(template.key, 'hex')));
      addPerson(host, 'new');
      host.close();
      renameSync(`${database(folder)}.copy`, database(folder));
      return undefined;
    },
  },
  {
    name: 'an older copy put back with its witness',
    expected: ['ledger-behind'],
    harm: (folder, template) => {
      const { witness, logs } = ledgerLocation(folder);
      const files = [database(folder), witness];
      for (const file of files) cpSync(file, `${file}.copy`);
      const elsewhere = { known: [], book: new HeadBook(logs) };
      const open = openLedgerDatabase(folder, Buffer.from(template.key, 'hex'));
      const host = new LedgerHost(open, undefined, null, undefined, { elsewhere });
      addPerson(host, 'new');
      host.close();
      for (const file of files) renameSync(`${file}.copy`, file);
      return undefined;
    },
  },
  {
    name: 'a trigger of somebody else’s',
    expected: ['ledger-damaged'],
    harm: (folder, template) => {
      const db = openEncrypted(database(folder), Buffer.from(template.key, 'hex'));
      db.exec('CREATE TRIGGER added AFTER INSERT ON fact BEGIN SELECT 1; END');
      db.close();
      return undefined;
    },
  },
  {
    name: 'ledger from the future',
    expected: ['ledger-newer'],
    harm: (folder, template) => {
      const db = openEncrypted(database(folder), Buffer.from(template.key, 'hex'));
      db.pragma('user_version = 900');
      db.close();
      return undefined;
    },
  },
  {
    name: 'missing key file',
    expected: ['no-key'],
    harm: (folder) => {
      for (const name of ['keys.json', 'keys.json.previous']) rmSync(join(folder, name), { force: true });
      return undefined;
    },
  },
  {
    name: 'damaged key file, second copy whole',
    expected: ['opens'],
    harm: (folder) => void writeFileSync(join(folder, 'keys.json'), 'damaged'),
  },
  {
    name: 'both key files damaged',
    expected: ['ledger-damaged'],
    harm: (folder) => rewriteKeys(folder, (text) => text.replace('"wraps"', '"warps"')),
  },
  {
    name: 'key file from the future',
    expected: ['ledger-newer'],
    harm: async (folder) => {
      const { file } = await loadKeyFile(folder);
      const text = serializeKeyFile({ ...file, version: 99 as 1 });
      return rewriteKeys(folder, () => text);
    },
  },
  {
    name: 'used by another process',
    expected: ['ledger-in-use'],
    harm: async (folder) => {
      const lock = await acquireLock(join(folder, 'ledger.lock'), 'another program');
      return () => lock.release();
    },
  },
  {
    name: 'lock left by a process that is gone',
    expected: ['opens'],
    harm: (folder) =>
      void writeFileSync(
        join(folder, 'ledger.lock'),
        JSON.stringify({
          pid: 2 ** 22 - 3,
          started: 'never/0',
          program: 'gone',
          host: hostname(),
          since: new Date(0).toISOString(),
          nonce: '0',
        }),
      ),
  },
  {
    name: 'vanished drive',
    expected: ['ledger-missing', 'no-key'],
    harm: (folder) => {
      const away = `${folder}-away`;
      renameSync(folder, away);
      return Promise.resolve(async () => renameSync(away, folder));
    },
  },
];
