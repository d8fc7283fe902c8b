/**
 * Is the database built as the steps of its version build it? A trigger or a view of somebody else's would change what is
 * written or read, and survive every copy.
 */
import Database from 'better-sqlite3';
import type { Migration } from './migration.ts';

interface Part {
  readonly type: string;
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string | null;
}

const asked = new WeakMap<readonly Migration[], Map<number, ReadonlyMap<string, string>>>();

/** What differs, in words; empty where everything is as it should be. */
export function strangersIn(db: Database.Database, version: number, migrations: readonly Migration[]): string[] {
  const wanted = partsOf(version, migrations);
  const found = partsIn(db);
  const problems: string[] = [];
  for (const [name, text] of found) {
    if (!wanted.has(name)) problems.push(`it has ${name}, which no version makes`);
    else if (wanted.get(name) !== text) problems.push(`its ${name} is another one`);
  }
  for (const name of wanted.keys()) if (!found.has(name)) problems.push(`its ${name} is missing`);
  return problems;
}

function partsOf(version: number, migrations: readonly Migration[]): ReadonlyMap<string, string> {
  const known = asked.get(migrations) ?? new Map<number, ReadonlyMap<string, string>>();
  asked.set(migrations, known);
  const found = known.get(version);
  if (found !== undefined) return found;
  const made = new Database(':memory:');
  try {
    for (const migration of migrations) if (migration.version <= version) made.exec(migration.up);
    const parts = partsIn(made);
    known.set(version, parts);
    return parts;
  } finally {
    made.close();
  }
}

/** Each part by what it is and is called, with what it is made of. */
function partsIn(db: Database.Database): Map<string, string> {
  const rows = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema').all() as Part[];
  return new Map(
    rows.map(({ type, name, tbl_name, sql }) => [
      `${type} ${printable(name)}`,
      JSON.stringify([tbl_name, sql?.replace(/\s+/g, ' ') ?? null]),
    ]),
  );
}

/** A name that somebody else chose is shown, so it must not speak to a terminal, and not be endless. */
function printable(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}]/gu, '?').slice(0, 60);
}
