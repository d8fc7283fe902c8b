/** Every single change that somebody with the key could make to a ledger's tables, one at a time. */
import type Database from 'better-sqlite3';

export interface Mutation {
  /** `table.column changed`, `table row deleted`, `table row added`, or what was done to the schema. */
  readonly kind: string;
  readonly what: string;
  make(db: Database.Database): void;
}

type Row = Record<string, unknown>;

interface Column {
  readonly name: string;
  readonly pk: number;
}

const tablesOf = (db: Database.Database): string[] =>
  db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all() as string[];

/** Each column of each row changed in each way that its type allows, each row deleted, a row like it added. */
export function* rowMutations(db: Database.Database): Generator<Mutation> {
  for (const table of tablesOf(db)) {
    const columns = db.pragma(`table_info(${table})`) as Column[];
    const key = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
    const at = key.map((name) => `${name} IS ?`).join(' AND ');
    for (const row of db.prepare(`SELECT * FROM ${table}`).all() as Row[]) {
      const where = key.map((name) => row[name]);
      const words = `${table} ${JSON.stringify(where).slice(0, 40)}`;
      for (const { name } of columns)
        for (const value of othersThan(row[name]))
          yield {
            kind: `${table}.${name} changed`,
            what: `${words}.${name} = ${String(value).slice(0, 40)}`,
            make: (on) => on.prepare(`UPDATE ${table} SET ${name} = ? WHERE ${at}`).run(value, ...where),
          };
      yield {
        kind: `${table} row deleted`,
        what: words,
        make: (on) => on.prepare(`DELETE FROM ${table} WHERE ${at}`).run(...where),
      };
      for (const name of key)
        yield {
          kind: `${table} row added`,
          what: `like ${words}, with another ${name}`,
          make: (on) => {
            const like: Row = { ...row, [name]: othersThan(row[name]).at(-1) };
            const names = Object.keys(like);
            on.prepare(`INSERT INTO ${table} (${names}) VALUES (${names.map((one) => `@${one}`)})`).run(like);
          },
        };
    }
  }
}

/** Tables without a row, and columns that are empty in every row: nothing of them would be tried. */
export function emptyParts(db: Database.Database): string[] {
  return tablesOf(db).flatMap((table) => {
    const columns = db.pragma(`table_info(${table})`) as Column[];
    const held = (name: string) => db.prepare(`SELECT count(${name}) FROM ${table}`).pluck().get() as number;
    return columns.filter(({ name }) => held(name) === 0).map(({ name }) => `${table}.${name}`);
  });
}

/** Each part of the schema dropped, and one more of each kind. */
export function* schemaMutations(db: Database.Database): Generator<Mutation> {
  const parts = db.prepare('SELECT type, name FROM sqlite_schema WHERE sql IS NOT NULL').all() as Row[];
  for (const { type, name } of parts)
    yield { kind: `${type} dropped`, what: `${name}`, make: (on) => on.exec(`DROP ${type} ${name}`) };
  for (const table of tablesOf(db)) {
    yield added(`a trigger on ${table}`, `CREATE TRIGGER added AFTER INSERT ON ${table} BEGIN SELECT 1; END`);
    yield added(`an index on ${table}`, `CREATE INDEX added ON ${table} (1)`);
    yield added(`a column in ${table}`, `ALTER TABLE ${table} ADD COLUMN added TEXT`);
  }
  yield added('a table', 'CREATE TABLE added (id INTEGER)');
  yield added('a view', 'CREATE VIEW added AS SELECT * FROM fact');
  yield added('statistics', 'ANALYZE');
}

const added = (what: string, sql: string): Mutation => ({
  kind: 'schema added to',
  what,
  make: (on) => void on.exec(sql),
});

/** One bit, one character or one step apart, and nothing instead of something. */
function othersThan(value: unknown): unknown[] {
  if (value === null) return [0, 'added'];
  if (typeof value === 'number') return [null, value + 1, -value - 7, value + 1000];
  if (Buffer.isBuffer(value)) {
    const flipped = Buffer.from(value);
    if (flipped.length > 0) flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1;
    return [null, flipped, Buffer.concat([value, Buffer.from([0])])];
  }
  const text = String(value);
  return [null, `${text} `, text === '' ? 'x' : `${text.slice(0, -1)}${text.endsWith('1') ? '2' : '1'}`];
}

/**
 * Makes one change as somebody would who has the key and knows the schema: protecting triggers are taken off for it and put
 * back. Answers what `look` answers, or `refused` where the schema itself does not allow it; takes the change back.
 */
export function tried<Answer>(db: Database.Database, mutation: Mutation, look: () => Answer): Answer | 'refused' {
  const triggers = db.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all() as {
    name: string;
    sql: string;
  }[];
  const alone = mutation.kind.includes('dropped') || mutation.kind.includes('schema');
  db.exec('BEGIN');
  try {
    if (!alone) for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    try {
      mutation.make(db);
    } catch {
      return 'refused';
    }
    if (!alone) for (const { sql } of triggers) db.exec(sql);
    return look();
  } finally {
    db.exec('ROLLBACK');
  }
}
