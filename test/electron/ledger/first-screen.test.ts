/** The first screen after unlocking: shown from what was kept, and never other than what the ledger says. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectionErrorOf } from '../../../electron/ledger/connection-errors.ts';
import { LedgerHost } from '../../../electron/ledger/host.ts';
import { sumOfKept } from '../../../electron/ledger/kept-answers.ts';
import { openLedgerDatabase } from '../../../electron/ledger/open.ts';
import { sampleFacts } from '../../../electron/sample/facts.ts';
import type { HomeAnswer } from '../../../shared/ipc/channels/home.ts';
import type { NewFact } from '../../../shared/register/facts.ts';

const START = Date.parse('2026-11-24T12:00:00Z');
const HOUR_MS = 3_600_000;
/** Longer than the ledger takes to work everything out and keep it. */
const LONG_MS = 60_000;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** A ledger that is opened and closed as the window does it, in one database. */
function desk() {
  const db = new Database(':memory:');
  let now = START;
  const open = (build: string | null = 'this build') =>
    new LedgerHost({ db, witness: null, close: () => undefined }, () => new Date(now), build);
  const first = open(null);
  first.ledger.change({ actor: 'test', action: 'sample', title: 'sample' }, (draft) => {
    for (const fact of sampleFacts(new Date(START).toISOString())) draft.put(fact);
  });
  first.close();
  return {
    db,
    open,
    passHours: (hours: number) => {
      now += hours * HOUR_MS;
    },
    /** Opened, looked at, left alone for a while, closed. */
    used: async () => {
      const host = open();
      await vi.advanceTimersByTimeAsync(LONG_MS);
      host.close();
    },
    /** What a ledger says that keeps nothing. */
    fresh: () => open(null).answer('home.get', undefined, 'test'),
  };
}

const home = async (host: LedgerHost): Promise<HomeAnswer> => {
  const result = await host.answerWindow('home.get', undefined, 'test');
  if (!result.ok) throw new Error(result.error.message);
  return result.value as HomeAnswer;
};

/** Keeps other answers, as if they had been worked out: with sums that fit. */
function keepAnswersAgain(db: Database.Database, change: (answer: object) => object): void {
  const rows = db.prepare(`SELECT * FROM kept_answer WHERE channel LIKE 'home.%'`).all() as Record<string, string>[];
  const update = db.prepare('UPDATE kept_answer SET answer = ?, sum = ? WHERE channel = ?');
  for (const { channel = '', build = '', head = '', judged_at = '', answer = '' } of rows) {
    const text = JSON.stringify(change(JSON.parse(answer)));
    update.run(text, sumOfKept(channel, build, head, judged_at, text), channel);
  }
}

const kept = (db: Database.Database) =>
  db.prepare(`SELECT count(*) FROM kept_answer WHERE channel LIKE 'home.%'`).pluck().get();

const renamed: NewFact = {
  kind: 'account',
  key: '111122223333',
  field: 'phone',
  statement: { value: 'none' },
  provenance: { basis: 'declared', source: 'person', at: new Date(START).toISOString() },
};

describe('the first screen', () => {
  it('is answered before the ledger is read, and as it was', async () => {
    const { open, used, fresh } = desk();
    await used();
    const host = open();
    const read = vi.spyOn(host.ledger.facts, 'current');
    expect({ ok: true, value: await home(host) }).toEqual(fresh());
    expect(read).not.toHaveBeenCalled();
  });

  it('says of what instant it is when it was kept too long ago, and tells when it is worked out anew', async () => {
    const { open, used, fresh, passHours } = desk();
    await used();
    passHours(2);
    const host = open();
    const told = vi.fn();
    host.onChange(told);
    expect((await home(host)).judgedAt).toBe(new Date(START).toISOString());
    await vi.advanceTimersByTimeAsync(LONG_MS);
    expect(told).toHaveBeenCalledWith(expect.objectContaining({ kinds: [] }));
    expect({ ok: true, value: await home(host) }).toEqual(fresh());
  });

  it('has the counts beside it wait rather than be of another day', async () => {
    const { open, used, passHours } = desk();
    await used();
    passHours(2);
    const host = open();
    const counts = host.answerWindow('home.counts', undefined, 'test');
    await vi.advanceTimersByTimeAsync(LONG_MS);
    expect(await counts).toEqual(open(null).answer('home.counts', undefined, 'test'));
  });

  it('is not what was kept before somebody’s last day was over', async () => {
    const { open, used, fresh, passHours } = desk();
    const host = open(null);
    host.ledger.change({ actor: 'test', action: 'edit', title: 'leaving' }, (draft) => {
      for (const email of ['bettina.wagner@example.com', 'somebody.else@example.com'])
        draft.put({ ...renamed, kind: 'person', key: email, field: 'lastDay', statement: { value: '2026-11-24' } });
    });
    await used();
    passHours(12);
    const answer = await home(open());
    expect(answer.judgedAt).toBeNull();
    expect({ ok: true, value: answer }).toEqual(fresh());
  });

  it('is asked again when a day ends in UTC, with nobody’s edit', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    const { open, passHours } = desk();
    const host = open();
    await vi.advanceTimersByTimeAsync(LONG_MS);
    const told = vi.fn();
    host.onChange(told);
    passHours(11);
    await vi.advanceTimersByTimeAsync(LONG_MS);
    expect(told).not.toHaveBeenCalled();
    passHours(1);
    await vi.advanceTimersByTimeAsync(LONG_MS);
    expect(told).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ kinds: [] }));
    host.close();
  });

  it('is not shown of a ledger with a damaged page', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'root-ledger-first-screen-'));
    const file = join(folder, 'ledger.db');
    const key = randomBytes(32);
    const open = (create = false) =>
      new LedgerHost(openLedgerDatabase(folder, Buffer.from(key), { create }), () => new Date(START), 'this build');
    try {
      const host = open(true);
      host.ledger.change({ actor: 'test', action: 'sample', title: 'sample' }, (draft) => {
        for (const fact of sampleFacts(new Date(START).toISOString())) draft.put(fact);
      });
      await vi.advanceTimersByTimeAsync(LONG_MS);
      host.close();
      const again = open();
      expect(await home(again)).toMatchObject({ people: expect.any(Number) });
      again.close();
      const bytes = readFileSync(file);
      bytes.fill(0, bytes.length / 2, bytes.length / 2 + 64);
      writeFileSync(file, bytes);
      let thrown: unknown = null;
      try {
        open().close();
      } catch (error) {
        thrown = connectionErrorOf(error);
      }
      expect(thrown).toMatchObject({ code: 'ledger-damaged' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('is not what another build kept, nor what cannot be read', async () => {
    const { db, open, used } = desk();
    await used();
    db.exec(`UPDATE kept_answer SET answer = json_set(answer, '$.people', 4711)`);
    expect((await home(open())).people).not.toBe(4711);
    await used();
    keepAnswersAgain(db, (answer) => ({ ...answer, people: 4711 }));
    expect((await home(open())).people).toBe(4711);
    expect((await home(open('another build'))).people).not.toBe(4711);
    db.exec(`UPDATE kept_answer SET answer = '{"people":4711,'`);
    expect((await home(open())).people).not.toBe(4711);
  });

  it('keeps nothing of another log', async () => {
    const { db, open, used } = desk();
    await used();
    db.exec(`UPDATE kept_answer SET head = 'that of another ledger', answer = json_set(answer, '$.people', 4711)`);
    expect((await home(open())).people).not.toBe(4711);
  });

  it('goes with a change, whoever makes it, with a confirmation and with a scan', async () => {
    const { db, used, open } = desk();
    await used();
    expect(kept(db)).toBe(2);
    open(null).ledger.change({ actor: 'test', action: 'edit', title: 'edit' }, (draft) => draft.put(renamed));
    expect(kept(db)).toBe(0);
    await used();
    const later = { ...renamed.provenance, at: new Date(START + HOUR_MS).toISOString() };
    const { confirmed, seq } = open(null).ledger.change({ actor: 'test', action: 'edit', title: 'edit' }, (draft) =>
      draft.put({ ...renamed, provenance: later }),
    );
    expect([confirmed, seq > 0, kept(db)]).toEqual([1, true, 0]);
    await used();
    open(null).internal('scan.begin', { runId: 'r', scope: 's', startedAt: later.at }, 'test');
    expect(kept(db)).toBe(0);
  });

  it('shows a change at once, also while the rest is being worked out', async () => {
    const { open, used, fresh } = desk();
    await used();
    const host = open();
    await home(host);
    host.ledger.change({ actor: 'test', action: 'edit', title: 'edit' }, (draft) => draft.put(renamed));
    expect({ ok: true, value: await home(host) }).toEqual(fresh());
  });

  it('is what a ledger says that keeps nothing, whatever was changed, closed and opened in between', async () => {
    const { ledger } = desk().open(null);
    const slots = [...ledger.register.subjects('account').values(), ...ledger.register.subjects('person').values()]
      .flatMap((subject) =>
        [...subject.fields.keys()].map((field) => ({ kind: subject.kind, key: subject.key, field })),
      )
      .filter(({ field }) => !field.startsWith('aws.'));
    const step = fc.oneof(
      fc.record({ what: fc.constant('end' as const), slot: fc.constantFrom(...slots) }),
      fc.record({ what: fc.constant('remove' as const), slot: fc.constantFrom(...slots) }),
      fc.record({ what: fc.constant('reopen' as const), rested: fc.boolean() }),
      fc.record({ what: fc.constant('wait' as const), hours: fc.constantFrom(0, 2, 30, 2000) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
        const { open, fresh, passHours } = desk();
        let host = open();
        for (const one of steps) {
          if (one.what === 'wait') passHours(one.hours);
          else if (one.what === 'reopen') {
            if (one.rested) await vi.advanceTimersByTimeAsync(LONG_MS);
            host.close();
            host = open();
          } else
            host.ledger.change({ actor: 'test', action: 'edit', title: 'edit' }, (draft) => {
              if (one.what === 'remove') draft.remove(one.slot);
              else draft.end({ ...one.slot, item: '', basis: 'declared' });
            });
          // An answer that does not name another instant is that of now.
          const answer = await home(host);
          if (answer.judgedAt === null) expect({ ok: true, value: answer }).toEqual(fresh());
          await vi.advanceTimersByTimeAsync(LONG_MS);
          expect({ ok: true, value: await home(host) }).toEqual(fresh());
        }
        host.close();
      }),
      { numRuns: 5, seed: 5 },
    );
  });
});
