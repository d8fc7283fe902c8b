/** Nothing of the ledger lies about: not in its files, the journal, backups, logs, temporary files, nor in the new window after locking. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleFacts } from '../../electron/sample/facts.ts';
import { ask, goTo, type Launched, launchApp, settled } from './harness.ts';
import { wordsInFiles, wordsInMemory } from './memory.ts';
import { processesOf } from './sockets.ts';

const PASSPHRASE = 'correct horse battery staple';
const SCREENS = ['/accounts', '/people', '/gaps', '/log'];
/** What the invented company's people and accounts are called. */
const SAMPLE_NAMES = [
  ...new Set(
    sampleFacts('2026-11-24T12:00:00.000Z')
      .filter((fact) => ['person', 'account'].includes(fact.kind) && 'value' in fact.statement)
      .flatMap((fact) => [
        fact.key,
        fact.field === 'name' && 'value' in fact.statement ? String(fact.statement.value) : '',
      ])
      .filter((name) => name.length > 8),
  ),
];
/** Names that nothing but this ledger holds: what the memory is searched for. */
const OWN_NAMES = ['zvezdana-quillfeather', 'oswin-pemberlyne', 'thandolwethu-marchbanks'];

async function value<Value>(launched: Launched, channel: string, request?: unknown): Promise<Value> {
  const answer = await ask(launched.page, channel, request);
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
  return answer.value as Value;
}

describe('the sample company', () => {
  let launched: Launched;
  let temporary = '';
  beforeAll(async () => {
    temporary = mkdtempSync(join(tmpdir(), 'root-ledger-temporary-'));
    launched = await launchApp({ demo: true, env: { TMPDIR: temporary } });
  });
  afterAll(async () => {
    await launched.close();
    rmSync(temporary, { recursive: true, force: true });
  });

  test('leaves no name in any file while it is open, scanned and looked at', async () => {
    expect(SAMPLE_NAMES.length).toBeGreaterThan(100);
    await expect
      .poll(async () => (await value<{ progress: { phase: string } | null }>(launched, 'scan.state')).progress?.phase, {
        timeout: 90_000,
      })
      .toBe('done');
    for (const screen of SCREENS) await goTo(launched.app, screen).then(() => settled(launched.page));
    const { folder } = await value<{ folder: string }>(launched, 'session.state');
    expect(readdirSync(folder)).toContain('ledger.db-wal');
    for (const place of [folder, launched.ledger, temporary]) expect(wordsInFiles(place, SAMPLE_NAMES)).toEqual([]);
  });
});

describe('a ledger of one’s own', () => {
  let launched: Launched;
  beforeAll(async () => {
    launched = await launchApp();
    await value(launched, 'session.create', { passphrase: PASSPHRASE, keychain: false });
    for (const name of OWN_NAMES)
      await value(launched, 'register.save', {
        kind: 'person',
        key: `${name}@fernhill.example`,
        create: true,
        set: { name, status: 'active' },
      });
    await value(launched, 'backup.make');
  });
  afterAll(() => launched.close());

  test('leaves no name in database, journal, backups, logs and the window’s folder', async () => {
    await goTo(launched.app, '/people');
    await settled(launched.page);
    for (const part of ['ledger.db', 'backups', 'logs', 'window'])
      expect(existsSync(join(launched.ledger, part))).toBe(true);
    expect(wordsInFiles(launched.ledger, [...OWN_NAMES, PASSPHRASE])).toEqual([]);
  });

  test('once locked, is in no process but main, which is kept out of core dumps', async () => {
    const main = launched.app.process().pid ?? 0;
    const old = launched.page;
    await old.evaluate(() => {
      void (window as unknown as { rootLedger: { request(c: string): void } }).rootLedger.request('session.lock');
    });
    await old.waitForEvent('close');
    await launched.refresh();
    expect(await value(launched, 'session.state')).toMatchObject({ phase: 'locked' });
    const holding = () =>
      processesOf(main)
        .filter((pid) => pid !== main)
        .filter((pid) => (wordsInMemory(pid, OWN_NAMES)?.size ?? 0) > 0);
    // The old window's process may take a moment to be gone.
    await expect.poll(holding, { timeout: 30_000 }).toEqual([]);
    expect(wordsInFiles(launched.ledger, OWN_NAMES)).toEqual([]);
  });
});
