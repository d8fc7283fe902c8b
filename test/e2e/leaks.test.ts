/**
 * Nothing of the ledger lies about: not in its files, the journal, backups, logs, temporary files; and the moment it is locked, in no
 * process of the app.
 *
 * The names are spelt out inside the page: what a test sends to the app would itself pass through main's memory.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleFacts } from '../../electron/sample/facts.ts';
import { ask, goTo, type Launched, launchApp, settled } from './harness.ts';
import { wordsInFiles, wordsInMemory } from './memory.ts';
import { processesOf } from './sockets.ts';

const PASSPHRASE = 'correct horse battery staple';
const SCREENS = ['/', '/accounts', '/people', '/gaps', '/matrix', '/log'];
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
/** So many of them are searched for in memory: each costs a look at all of it. Numbers of accounts are no names. */
const MOST_SOUGHT = 24;
const WORDS = SAMPLE_NAMES.filter((name) => !/^\d+$/.test(name));
const SOUGHT_NAMES = WORDS.filter((_, at) => at % Math.ceil(WORDS.length / MOST_SOUGHT) === 0);
/** Names that nothing but this ledger holds. */
const OWN_NAMES = ['zvezdana-quillfeather', 'oswin-pemberlyne', 'thandolwethu-marchbanks'];
const DOMAIN = 'fernhill.example';

async function value<Value>(launched: Launched, channel: string, request?: unknown): Promise<Value> {
  const answer = await ask(launched.page, channel, request);
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
  return answer.value as Value;
}

async function lock(launched: Launched): Promise<void> {
  const old = launched.page;
  await old.evaluate(() => {
    void (window as unknown as { rootLedger: { request(c: string): void } }).rootLedger.request('session.lock');
  });
  await old.waitForEvent('close');
  await launched.refresh();
}

/** Each process of the app whose memory holds one of the words, with how many. Empty where the system does not show memory. */
function holding(launched: Launched, words: readonly string[]): string[] {
  const main = launched.app.process().pid ?? 0;
  return processesOf(main).flatMap((pid) => {
    const found = wordsInMemory(pid, words);
    return found === null || found.size === 0
      ? []
      : [`${pid === main ? 'main' : pid}: ${[...found].map(([word, times]) => `${word} ${times}×`).join(', ')}`];
  });
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

  test.runIf(process.platform === 'linux')('is in no process once it is closed', async () => {
    // The search finds what is there: the page and the ledger show these names now.
    expect(holding(launched, SOUGHT_NAMES).length).toBeGreaterThan(1);
    await lock(launched);
    expect(holding(launched, SOUGHT_NAMES)).toEqual([]);
    for (const place of [launched.ledger, temporary]) expect(wordsInFiles(place, SAMPLE_NAMES)).toEqual([]);
  });
});

describe('a ledger of one’s own', () => {
  let launched: Launched;
  beforeAll(async () => {
    launched = await launchApp();
    await value(launched, 'session.create', { passphrase: PASSPHRASE, keychain: false });
    // Character by character: the words themselves never pass through main.
    await launched.page.evaluate(
      async ([names, domain]) => {
        const { rootLedger } = window as unknown as {
          rootLedger: { request(channel: string, request: unknown): Promise<{ ok: boolean }> };
        };
        for (const codes of names) {
          const name = String.fromCharCode(...codes);
          const saved = await rootLedger.request('register.save', {
            kind: 'person',
            key: `${name}@${domain}`,
            create: true,
            set: { name, status: 'active' },
          });
          if (!saved.ok) throw new Error('not saved');
        }
      },
      [OWN_NAMES.map((name) => [...name].map((letter) => letter.charCodeAt(0))), DOMAIN] as const,
    );
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

  test('shows a person at an address that does not name them', async () => {
    const { page } = launched;
    await page.getByRole('grid').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('grid').waitFor({ state: 'detached' });
    await settled(page);
    expect(new URL(page.url()).hash).toMatch(/^#~\d+$/);
  });

  test.runIf(process.platform === 'linux')('once locked, is in no process of the app', async () => {
    expect(holding(launched, OWN_NAMES).length).toBeGreaterThan(1);
    await lock(launched);
    expect(holding(launched, OWN_NAMES)).toEqual([]);
    expect(await value(launched, 'session.state')).toMatchObject({ phase: 'locked' });
    expect(wordsInFiles(launched.ledger, OWN_NAMES)).toEqual([]);
  });
});
