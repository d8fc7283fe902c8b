/**
 * The what-if question asked in SQL: which accounts can nobody reach any more once these people are gone?
 *
 * The tables hold what the engine says of today, so both answer from the same sets. Only the company's side is asked; the
 * engine answers both sides, with witnesses, in the time it is compared by.
 */
import Database from 'better-sqlite3';
import type { CustodyModel } from '../../shared/custody/index.ts';
import { evaluateAll } from '../../shared/custody/index.ts';

export interface SqlCustody {
  /** Ids of the accounts that can be reached today and not without the leavers. */
  lost(leavers: readonly string[]): string[];
  close(): void;
}

const HAS = (part: string): string =>
  `EXISTS (SELECT 1 FROM holds h WHERE h.account = a.id AND h.part = '${part}' AND h.person NOT IN (SELECT person FROM leaver))`;
const FACTOR = `(a.mfa = 0 OR ${HAS('factor')})`;
const REACHABLE = `(
  (a.password AND ${HAS('password')} AND ${FACTOR}) OR
  (a.password AND ${HAS('inbox')} AND ${FACTOR}) OR
  (a.password AND ${HAS('inbox')} AND ${HAS('phone')}) OR
  (a.central AND ${HAS('central')}))`;

export function custodyInSql(model: CustodyModel): SqlCustody {
  const db = new Database(':memory:');
  db.exec(`
    CREATE TABLE account (id TEXT PRIMARY KEY, password INTEGER, mfa INTEGER, central INTEGER, reachable INTEGER) WITHOUT ROWID;
    CREATE TABLE holds (account TEXT, part TEXT, person TEXT, PRIMARY KEY (account, part, person)) WITHOUT ROWID;
    CREATE TABLE leaver (person TEXT PRIMARY KEY) WITHOUT ROWID;`);
  const account = db.prepare('INSERT INTO account VALUES (?, ?, ?, ?, ?)');
  const holds = db.prepare('INSERT OR IGNORE INTO holds VALUES (?, ?, ?)');
  const records = new Map((model.document.accounts ?? []).map((record) => [record.id, record]));
  db.transaction(() => {
    for (const verdict of evaluateAll(model)) {
      const credentials = records.get(verdict.account)?.credentials;
      const central = verdict.paths.find(({ path }) => path === 'central')?.open === 'yes';
      account.run(
        verdict.account,
        Number(credentials?.password === 'yes'),
        Number(credentials?.mfa !== 'no'),
        Number(central),
        Number(verdict.reachable === 'yes'),
      );
      for (const { needs } of verdict.paths)
        for (const { part, people } of needs) for (const person of people) holds.run(verdict.account, part, person);
    }
  })();
  const clear = db.prepare('DELETE FROM leaver');
  const leave = db.prepare('INSERT OR IGNORE INTO leaver VALUES (?)');
  const ask = db.prepare(`SELECT a.id FROM account a WHERE a.reachable AND NOT ${REACHABLE}`).pluck();
  return {
    lost: (leavers) => {
      clear.run();
      for (const leaver of leavers) leave.run(leaver);
      return ask.all() as string[];
    },
    close: () => db.close(),
  };
}
