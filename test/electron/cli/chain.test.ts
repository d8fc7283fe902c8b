/** The log on the command line: heads that were noted elsewhere, a clock that is asked about, time that only reads. */
import { copyFileSync, cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { unlockWithPassphrase } from '../../../electron/keys/unlock.ts';
import { Ledger } from '../../../electron/ledger/ledger.ts';
import { openLedgerDatabase } from '../../../electron/ledger/open.ts';
import { cli, PASSPHRASE, place } from './running.ts';

const PEOPLE = 'Email,Name\nzoe@harbour.example,Zoe\n';

let at: ReturnType<typeof place>;
const json = async (...args: string[]) => {
  const { code, out } = await cli([...args, ...at.options, '--json']);
  return { code, ...(JSON.parse(out) as { head?: { seq: number; hash: string } }) };
};

beforeEach(async () => {
  at = place();
  await cli(['init', ...at.options]);
  writeFileSync(join(at.parent, 'people.csv'), PEOPLE);
  expect(
    await cli(['import', '--kind', 'people', join(at.parent, 'people.csv'), '--apply', ...at.options]),
  ).toMatchObject({ code: 0 });
}, 60_000);

/** One more person, by an import. */
async function another(name: string): Promise<void> {
  const file = join(at.parent, `${name}.csv`);
  writeFileSync(file, `Email,Name\n${name}@harbour.example,${name}\n`);
  expect(await cli(['import', '--kind', 'people', file, '--apply', ...at.options])).toMatchObject({ code: 0 });
}

describe('verify', () => {
  test('prints the head, and takes heads that were noted, written out or in a file', async () => {
    const first = await json('verify');
    expect(first).toMatchObject({ code: 0, ok: true, problems: [], notes: [], entries: 1, head: { seq: 1 } });
    const { seq, hash } = first.head ?? { seq: 0, hash: '' };
    expect((await cli(['verify', ...at.options])).out).toContain(`Head: ${seq}:${hash}\n`);
    await another('abel');
    expect(await json('verify', '--head', `${seq}:${hash}`)).toMatchObject({ code: 0, ok: true, head: { seq: 2 } });
    const noted = join(at.parent, 'heads.txt');
    writeFileSync(noted, `2026-11-30 ${seq}:${hash}\n2026-12-01 9:${hash}\n`);
    expect(await json('verify', '--head', noted)).toMatchObject({
      code: 1,
      problems: [expect.stringMatching(/entry 9 is not in the log, which ends with entry 2: 7 entries are missing/)],
    });
    const other = `1:${hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))}`;
    expect(await json('verify', '--head', `${seq}:${hash}`, '--head', other)).toMatchObject({
      code: 1,
      problems: [expect.stringMatching(/entry 1 is another one/)],
    });
    const backup = join(at.parent, 'then.root-ledger-backup');
    expect(await cli(['backup', '--out', backup, ...at.options])).toMatchObject({ code: 0 });
    expect(await json('verify', '--head', backup)).toMatchObject({ code: 0, ok: true });
    for (const head of ['1', '1:abc', join(at.parent, 'none.txt'), join(at.parent, 'people.csv')])
      expect(await cli(['verify', '--head', head, ...at.options])).toMatchObject({ code: 2 });
  }, 60_000);

  test.each([
    ['an older copy', ['ledger.db']],
    ['an older copy with its witness', ['ledger.db', 'ledger.head']],
  ])(
    'says how many entries are missing where %s was put back; other commands refuse, until it is accepted',
    async (_, names) => {
      for (const name of names) copyFileSync(join(at.folder, name), join(at.parent, `older-${name}`));
      await another('abel');
      await another('bea');
      for (const name of names) renameSync(join(at.parent, `older-${name}`), join(at.folder, name));
      expect(await json('verify')).toMatchObject({
        code: 1,
        problems: [expect.stringMatching(/^witness: 2 entries .* missing/)],
      });
      const refused = await cli(['gaps', ...at.options]);
      expect(refused).toMatchObject({
        code: 5,
        said: expect.stringMatching(/2 entries of this ledger are missing.*backup/),
      });
      expect(await cli(['verify', '--accept-loss', ...at.options])).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^Accepted/),
      });
      expect(await json('verify')).toMatchObject({ code: 0, head: { seq: 2 } });
    },
    60_000,
  );

  test('tells a witness that is missing', async () => {
    renameSync(join(at.folder, 'ledger.head'), join(at.parent, 'head'));
    expect(await json('verify')).toMatchObject({
      code: 1,
      problems: [expect.stringMatching(/^witness: .*cannot be told/)],
    });
    expect((await cli(['accounts', ...at.options])).said).toMatch(/cannot be told/);
    expect(await json('verify')).toMatchObject({ code: 1 });
    await another('abel');
    expect(await json('verify')).toMatchObject({ code: 0, head: { seq: 3 } });
  }, 60_000);
});

describe('what is taken out', () => {
  test('is an entry with its sum, at the true time; the pack and the backup are of before it', async () => {
    const pack = join(at.parent, 'pack.json');
    const later = ['--now', '2027-01-01T00:00:00Z'];
    expect(
      await cli(['export', '--format', 'json', '--out', join(at.parent, 'all.json'), ...later, ...at.options]),
    ).toMatchObject({ code: 0 });
    expect(await cli(['report', '--format', 'json', '--out', pack, ...at.options])).toMatchObject({ code: 0 });
    expect(await cli(['backup', '--out', join(at.parent, 'a.root-ledger-backup'), ...at.options])).toMatchObject({
      code: 0,
    });
    expect(await json('verify')).toMatchObject({ code: 0, problems: [], notes: [], entries: 4 });
    const { parts } = JSON.parse(readFileSync(pack, 'utf8'));
    expect(parts.log.head.seq).toBe(2);
    expect(parts.log.entries[0]).toMatchObject({
      seq: 2,
      title: expect.stringMatching(/^Exported \d+ records as JSON/),
    });
    expect(parts.log.entries[0].at.slice(0, 4)).not.toBe('2027');
  }, 60_000);
});

describe('--now', () => {
  test('only reads: whatever would write under it is refused, and nothing is changed', async () => {
    const now = ['--now', '2099-01-01T00:00:00Z'];
    const file = join(at.parent, 'people.csv');
    for (const command of [
      ['import', '--kind', 'people', file, '--apply'],
      ['scan'],
      ['offboard', 'open', 'zoe@harbour.example', '--last-day', '2099-02-01'],
      ['backup', '--out', join(at.parent, 'a.root-ledger-backup')],
      ['verify', '--accept-loss'],
    ])
      expect(await cli([...command, ...now, ...at.options])).toMatchObject({
        code: 2,
        said: expect.stringMatching(/--now only reads/),
      });
    for (const command of [
      ['import', '--kind', 'people', file],
      ['gaps'],
      ['accounts'],
      ['offboard', 'list'],
      ['verify'],
    ])
      expect(await cli([...command, ...now, ...at.options])).toMatchObject({ code: 0 });
    expect(await json('verify')).toMatchObject({ ok: true, entries: 1 });
  }, 120_000);

  test('writes in the sample company, which is thrown away', async () => {
    const command = ['offboard', 'open', 'tomas.havel@fernhill.example', '--last-day', '2026-12-31'];
    const { said } = await cli([...command, '--demo', '--now', '2026-11-20T09:00:00Z']);
    expect(said).not.toMatch(/--now/);
  }, 120_000);
});

describe('a clock that is likely to be wrong', () => {
  const entryAt = async (instant: string) => {
    const unlocked = await unlockWithPassphrase(at.folder, new TextEncoder().encode(PASSPHRASE));
    const open = openLedgerDatabase(at.folder, unlocked.keys[0].key);
    const ledger = new Ledger(open.db, () => new Date(instant));
    ledger.onCommit((head) => open.witness?.keep(head));
    ledger.note({ actor: 'me', action: 'note', title: 'By a wrong clock' });
    open.close();
    unlocked.wipe();
  };

  test('is asked about after an entry of a day that has not come; then the log goes on with the true time', async () => {
    await entryAt('2099-05-05T00:00:00Z');
    expect(await json('verify')).toMatchObject({
      code: 1,
      problems: [expect.stringMatching(/^clock: entry 2 is of a day that has not come/)],
    });
    const file = join(at.parent, 'people.csv');
    const refused = await cli(['import', '--kind', 'people', file, '--apply', ...at.options]);
    expect(refused).toMatchObject({
      code: 2,
      said: expect.stringMatching(/2099-05-05.*Nothing was changed.*--accept-clock/),
    });
    expect(await cli(['gaps', ...at.options])).toMatchObject({ code: 0 });
    expect(await cli(['import', '--kind', 'people', file, '--apply', '--accept-clock', ...at.options])).toMatchObject({
      code: 0,
    });
    expect(await json('verify')).toMatchObject({
      code: 0,
      notes: [expect.stringMatching(/entry 2 .*the clock was wrong/)],
    });
    // As of today is what the entries up to today said, the wrongly dated one among them.
    const report = join(at.parent, 'pack.json');
    const asOf = new Date(Date.now() + 60_000).toISOString();
    expect(await cli(['report', '--format', 'json', '--as-of', asOf, '--out', report, ...at.options])).toMatchObject({
      code: 0,
    });
    cpSync(report, join(at.parent, 'copy.json'));
    const { parts } = JSON.parse(await import('node:fs').then(({ readFileSync }) => readFileSync(report, 'utf8')));
    expect(parts.log.entries.map(({ seq }: { seq: number }) => seq)).toContain(2);
    expect(parts.log.asOf.seq).toBeGreaterThanOrEqual(4);
  }, 120_000);

  test('is asked about where the last entry is more than a year ago', async () => {
    const host = place();
    await cli(['init', ...host.options]);
    at = host;
    await entryAt('2024-01-01T00:00:00Z');
    const file = join(at.parent, 'people.csv');
    writeFileSync(file, PEOPLE);
    expect(await cli(['import', '--kind', 'people', file, '--apply', ...at.options])).toMatchObject({
      code: 2,
      said: expect.stringMatching(/is that the right date/),
    });
    expect(await cli(['import', '--kind', 'people', file, '--apply', '--accept-clock', ...at.options])).toMatchObject({
      code: 0,
    });
    expect(await json('verify')).toMatchObject({ code: 0, notes: [] });
  }, 60_000);
});
