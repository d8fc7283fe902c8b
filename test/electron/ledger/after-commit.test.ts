/** What happens after a change is committed cannot take it back, nor keep a ledger from being closed. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { table } from '../../../electron/cli/text-table.ts';
import { openEncrypted } from '../../../electron/ledger/connection.ts';
import { LedgerHost } from '../../../electron/ledger/host.ts';
import type { Changed } from '../../../electron/ledger/ledger.ts';
import { databaseOf, openLedgerDatabase } from '../../../electron/ledger/open.ts';
import { failureOf } from '../../../shared/ipc/result.ts';
import { addPeople } from '../backup/ledgers.ts';
import { scratch } from './scratch.ts';

const KEY = Buffer.alloc(32, 7);
const MANY = 300_000;
type Listeners = Map<(changed: Changed) => void, (() => void) | undefined>;

const open = (folder: string, create = false) => new LedgerHost(openLedgerDatabase(folder, KEY, { create }));

describe('a change that is committed', () => {
  it('stays one, whatever its listeners do, and the others learn of it', () => {
    const folder = scratch();
    const host = open(folder, true);
    const heard: string[] = [];
    host.ledger.onChange(
      () => {
        throw new RangeError('Maximum call stack size exceeded');
      },
      () => heard.push('begins anew'),
    );
    host.ledger.onChange(() => heard.push('told'));
    addPeople(host, 'Ada');
    expect(heard).toEqual(['begins anew', 'told']);
    expect(host.ledger.register.subjects('person').size).toBe(1);
    host.close();
    const again = open(folder);
    expect(again.ledger.register.subjects('person').size).toBe(1);
    again.close();
  });

  it('may be of more subjects than a call may have arguments', () => {
    const host = open(scratch(), true);
    const subjects = Array.from({ length: MANY }, (_, number) => ({ kind: 'person' as const, key: `${number}` }));
    const changed: Changed = { seq: 1, at: '2026-01-01T00:00:00.000Z', subjects, added: 0, ended: 0, confirmed: 0 };
    host.assessment.accountIds();
    for (const [listener, recover] of Reflect.get(host.ledger, 'listeners') as Listeners) {
      expect(recover === undefined || typeof recover === 'function').toBe(true);
      expect(() => listener(changed)).not.toThrow();
    }
    expect(host.assessment.accountIds()).toEqual([]);
    host.close();
  });

  it('is shown in a table of any length', () => {
    const rows = Array.from({ length: MANY }, (_, number) => [`${number}`]);
    expect(table(['number'], rows).split('\n')).toHaveLength(MANY + 3);
  });
});

describe('closing', () => {
  it('lets go of the database even where its journal cannot be folded in, and nothing is lost', () => {
    const folder = scratch();
    const db = openEncrypted(join(folder, 'ledger.db'), KEY, { create: true });
    const full = databaseOf(db);
    db.exec('CREATE TABLE t (x); INSERT INTO t VALUES (1)');
    const pragma = db.pragma.bind(db);
    db.pragma = ((text: string, ...rest: []) => {
      if (text.startsWith('wal_checkpoint')) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
      return pragma(text, ...rest);
    }) as typeof db.pragma;
    expect(() => full.close()).not.toThrow();
    expect(db.open).toBe(false);
    const again = openEncrypted(join(folder, 'ledger.db'), KEY);
    expect(again.prepare('SELECT count(*) FROM t').pluck().get()).toBe(1);
    again.close();
  });

  it('goes on after a step that fails', () => {
    const host = open(scratch(), true);
    const { db } = host.ledger;
    (Reflect.get(host, 'cases') as { run: () => void }).run = () => {
      throw new Error('no room');
    };
    expect(() => host.close()).not.toThrow();
    expect(db.open).toBe(false);
  });
});

it('what went wrong without a name is not said to have changed nothing', () => {
  const { message, hint } = failureOf(new RangeError('about data'));
  expect(`${message} ${hint}`).not.toMatch(/nothing was changed|about data/i);
});
