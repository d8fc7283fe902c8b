/** A damaged ledger: one exit status, the documented sentence, every damaged page and the backups, whatever was asked. */
import { cpSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRollingBackup } from '../../../electron/backup/rolling.ts';
import { damageOf } from '../../../electron/ledger/cipher-pages.ts';
import { openEncrypted } from '../../../electron/ledger/connection.ts';
import { createLedger } from '../../../electron/ledger/create-ledger.ts';
import { LedgerHost } from '../../../electron/ledger/host.ts';
import { openLedgerDatabase } from '../../../electron/ledger/open.ts';
import { addPeople } from '../backup/ledgers.ts';
import { LIGHT, utf8 } from '../keys/fixtures.ts';
import { cli, PASSPHRASE, place } from './running.ts';

const PAGE = 4096;
const LIMIT_MS = 120_000;
let at: ReturnType<typeof place>;
let key: Buffer;
let pages = 0;

beforeAll(async () => {
  at = place(afterAll);
  const { unlocked } = await createLedger(at.folder, {
    passphrase: utf8(PASSPHRASE),
    parameters: LIGHT,
    program: 'a test',
  });
  key = Buffer.from(unlocked.keys[0].key);
  const host = new LedgerHost(openLedgerDatabase(at.folder, key));
  addPeople(host, ...Array.from({ length: 60 }, (_, number) => `Person ${number}`));
  host.close();
  await makeRollingBackup({ folder: at.folder, key, app: '1', now: new Date('2026-11-24T12:00:00Z'), keep: 3 });
  pages = readFileSync(join(at.folder, 'ledger.db')).length / PAGE;
}, LIMIT_MS);

/** A copy of the ledger, harmed; and the options that name it. */
function harmed(name: string, harm: (file: string) => void) {
  const folder = join(at.parent, name);
  cpSync(at.folder, folder, { recursive: true });
  harm(join(folder, 'ledger.db'));
  return { folder, options: ['--ledger', folder, '--passphrase-file', at.file] };
}

const flip = (file: string, ...numbers: readonly number[]) => {
  const bytes = readFileSync(file);
  for (const number of numbers) {
    const offset = (number - 1) * PAGE + 1000;
    bytes[offset] = (bytes[offset] ?? 0) ^ 0x04;
  }
  writeFileSync(file, bytes);
};

test('every damaged page is found, each by itself', () => {
  const { folder } = harmed('each', () => undefined);
  const file = join(folder, 'ledger.db');
  expect(damageOf(file, key)).toEqual({ pages, damaged: [], rest: 0 });
  for (let number = 1; number <= pages; number += 1) {
    flip(file, number);
    expect(damageOf(file, key).damaged).toEqual([number]);
    flip(file, number);
  }
});

describe('a damaged ledger', () => {
  test(
    'has every damaged page told by verify, as the one document too',
    async () => {
      const numbers = [4, 7, pages];
      const { options } = harmed('three', (file) => flip(file, ...numbers));
      const { code, out, said } = await cli(['verify', '--json', ...options]);
      expect({ code, said }).toMatchObject({ code: 5 });
      expect(JSON.parse(out)).toMatchObject({
        ok: false,
        problems: [`database: pages ${numbers.join(', ')} of ${pages} damaged`],
      });
    },
    LIMIT_MS,
  );

  test.each([
    ['accounts', (file: string) => flip(file, 3, 4, 5, 6, 7, 8)],
    ['gaps', (file: string) => truncateSync(file, Math.floor(readFileSync(file).length / 2 / PAGE) * PAGE)],
    ['backup', (file: string) => flip(file, ...Array.from({ length: pages - 4 }, (_, number) => number + 4))],
    [
      'export',
      (file: string) => {
        const db = openEncrypted(file, key);
        db.pragma('user_version = 1');
        db.close();
      },
    ],
    [
      'import',
      (file: string) => {
        const db = openEncrypted(file, key);
        db.pragma('user_version = 0');
        db.close();
      },
    ],
  ])(
    'is told as such by %s, with the backups',
    async (command, harm) => {
      const { folder, options } = harmed(`of-${command}`, harm);
      writeFileSync(join(at.parent, 'people.csv'), 'Email,Name\nzoe@harbour.example,Zoe\n');
      const more =
        command === 'import' ? [join(at.parent, 'people.csv')] : ['--out', join(at.parent, `out-${command}`)];
      const ran = await cli([command, ...(command === 'accounts' || command === 'gaps' ? [] : more), ...options]);
      expect(ran).toMatchObject({ code: 5, said: expect.stringMatching(/damaged|not built as/) });
      expect(ran.said).toContain(join(folder, 'backups', 'ledger-20261124T120000000Z.root-ledger-backup'));
    },
    LIMIT_MS,
  );
});
