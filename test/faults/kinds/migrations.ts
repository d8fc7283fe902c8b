import { join } from 'node:path';
import { openEncrypted } from '../../../electron/ledger/connection.ts';
import { MIGRATIONS, SCHEMA_VERSION } from '../../../electron/ledger/migrations/index.ts';
import type { Migration } from '../../../electron/ledger/migrations/migration.ts';
import { verifyDatabase } from '../../../electron/ledger/verify.ts';
import type { KillKind } from './kind.ts';

/** Later schemas that rewrite much: copies of all facts, indexes, another copy. */
export const LATER: readonly Migration[] = [
  ...MIGRATIONS,
  {
    version: SCHEMA_VERSION + 1,
    name: 'copies',
    up: `CREATE TABLE copied AS WITH RECURSIVE times(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM times WHERE n < 25)
           SELECT fact.*, n FROM fact, times;`,
  },
  { version: SCHEMA_VERSION + 2, name: 'indexes', up: 'CREATE INDEX copied_by_value ON copied (value, n);' },
  { version: SCHEMA_VERSION + 3, name: 'again', up: 'CREATE TABLE again AS SELECT * FROM copied ORDER BY value DESC;' },
];

export const migrations: KillKind = {
  name: 'migrations',
  windowMs: 400,
  people: 120,
  prepare: async ({ key }) => ({ args: [key] }),
  check: async ({ folder, template, killed }) => {
    const db = openEncrypted(join(folder, 'ledger.db'), Buffer.from(template.key, 'hex'));
    const version = db.pragma('user_version', { simple: true }) as number;
    const tables = db
      .prepare(`SELECT name FROM sqlite_schema WHERE name IN ('copied', 'copied_by_value', 'again')`)
      .all();
    const facts = db.prepare('SELECT count(*) FROM fact').pluck().get() as number;
    const copied = tables.length === 3 ? (db.prepare('SELECT count(*) FROM again').pluck().get() as number) : 0;
    const problems = verifyDatabase(db, version === SCHEMA_VERSION ? MIGRATIONS : LATER);
    db.close();
    const migrated = version === SCHEMA_VERSION + 3;
    return [
      ...problems,
      ...(killed.acknowledged.includes('migrated') && !migrated ? ['lost: the migration'] : []),
      ...(migrated || version === SCHEMA_VERSION ? [] : [`partial: schema ${version}`]),
      ...(tables.length === (migrated ? 3 : 0) ? [] : ['partial: tables of a schema that is not in force']),
      ...(migrated && copied !== facts * 25 ? ['partial: rows'] : []),
    ];
  },
};
