/** Ledgers that earlier versions wrote: each opens in this one, with everything in it; and the schema changes only on purpose. */
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unlockWithPassphrase } from '../../../electron/keys/unlock.ts';
import { openEncrypted } from '../../../electron/ledger/connection.ts';
import { LedgerHost } from '../../../electron/ledger/host.ts';
import { MIGRATIONS, SCHEMA_VERSION } from '../../../electron/ledger/migrations/index.ts';
import { databaseOf } from '../../../electron/ledger/open.ts';
import { verifyLedger } from '../../../electron/ledger/verify.ts';
import { ROOT } from '../../../scripts/setup/paths.ts';
import { STORED, STORED_PASSPHRASE, STORED_SINCE_3 } from '../../fixtures/ledgers/make.ts';
import { scratch } from './scratch.ts';

const STORE = join(ROOT, 'test', 'fixtures', 'ledgers');
const stored = readdirSync(STORE).filter((name) => name.startsWith('schema-'));

describe('stored ledgers', () => {
  test('there is one of each schema', () => {
    const versions = MIGRATIONS.map((migration) => `schema-${migration.version}`);
    expect(stored.sort()).toEqual(versions.sort());
  });

  test.each(stored)('%s opens with everything in it, and verifies', async (name) => {
    const folder = join(scratch(), name);
    cpSync(join(STORE, name), folder, { recursive: true });
    const unlocked = await unlockWithPassphrase(folder, new TextEncoder().encode(STORED_PASSPHRASE));
    const host = new LedgerHost(databaseOf(openEncrypted(join(folder, 'ledger.db'), unlocked.keys[0].key)));
    const { ledger } = host;
    expect(ledger.db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    expect([...ledger.register.subjects('person').keys()].sort()).toEqual(STORED.people);
    expect(ledger.register.get({ kind: 'person', key: STORED.people[0] })?.value('name')).toBe('Ada');
    const account = ledger.register.get({ kind: 'account', key: STORED.account });
    expect(account?.value('name')).toBe('production');
    expect(account?.unknown('rootMfa')).toEqual({ reason: 'access-denied', detail: 'AccessDenied' });
    const entries = ledger.db.prepare('SELECT action FROM log ORDER BY seq').pluck().all();
    // Of what older seals did not cover, one entry makes up for them.
    if (Number(name.slice('schema-'.length)) < 3)
      expect([entries.length, entries.at(-1)]).toEqual([STORED.entries + 1, 'reseal']);
    else expect(entries).toHaveLength(STORED_SINCE_3.entries);
    expect(verifyLedger(ledger)).toEqual([]);
    // It goes on: a change is sealed after the old entries.
    ledger.note({ actor: 'me', action: 'note', title: 'Opened by a later version' });
    expect(verifyLedger(ledger)).toEqual([]);
    host.close();
  });
});

describe('the schema', () => {
  test('is what its snapshot says: a released step never changes', () => {
    const db = openEncrypted(join(scratch(), 'ledger.db'), Buffer.alloc(32, 1), { create: true });
    const versions: Record<string, unknown> = {};
    for (const { version, name, up } of MIGRATIONS) {
      db.exec(up);
      const rows = db
        .prepare(`SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name`)
        .all();
      versions[version] = {
        name,
        schema: (rows as { type: string; name: string; sql: string }[]).map(
          (row) => `${row.type} ${row.name}: ${row.sql.replace(/\s+/g, ' ')}`,
        ),
      };
    }
    db.close();
    expect(versions).toEqual(JSON.parse(readFileSync(join(STORE, 'schema.json'), 'utf8')));
  });

  test('has steps numbered without gaps', () => {
    expect(MIGRATIONS.map((migration) => migration.version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });
});
