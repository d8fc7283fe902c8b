/**
 * Nothing of the ledger lies about: not in its files, the journal, backups, logs, temporary files; and the moment it is locked, in no
 * process of the app.
 *
 * The names are spelt out inside the page: what a test sends to the app would itself pass through main's memory.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, goTo, type Launched, launchApp, scanned, settled } from './harness.ts';
import { searchFor, type WordSearch, wordsInFiles, wordsInMemory } from './memory.ts';
import { SAMPLE_NAMES } from './sample-names.ts';
import { processesOf } from './sockets.ts';
import { chooseToOpen, chooseToSave } from './system-dialogs.ts';

const PASSPHRASE = 'correct horse battery staple';
const SCREENS = ['/', '/accounts', '/people', '/gaps', '/matrix', '/log'];
const SAMPLE = searchFor(SAMPLE_NAMES);
/** Of the sample: its management account, and the case that is open. */
const MANAGEMENT_ACCOUNT = '231042073727';
const OPEN_CASE = 'case-2026-003';
/** Names that nothing but this ledger holds. */
const OWN_NAMES = ['zvezdana-quillfeather', 'oswin-pemberlyne', 'thandolwethu-marchbanks'];
const OWN = searchFor(OWN_NAMES);
const DOMAIN = 'quillfeather.example';

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

/** Each process of the app whose memory holds a word of the search, with how many. Empty where the system does not show memory. */
function holding(launched: Launched, search: WordSearch): string[] {
  const main = launched.app.process().pid ?? 0;
  return processesOf(main).flatMap((pid) => {
    const found = wordsInMemory(pid, search);
    return found === null || found.size === 0
      ? []
      : [`${pid === main ? 'main' : pid}: ${[...found].map(([word, times]) => `${word} ${times}×`).join(', ')}`];
  });
}

/** Where the system's crash reporter would write. */
const crashFolder = (launched: Launched): Promise<string> =>
  launched.app.evaluate(({ app }) => app.getPath('crashDumps'));

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
    expect(SAMPLE_NAMES.length).toBeGreaterThan(700);
    await expect
      .poll(async () => (await value<{ progress: { phase: string } | null }>(launched, 'scan.state')).progress?.phase, {
        timeout: 90_000,
      })
      .toBe('done');
    for (const screen of SCREENS) await goTo(launched.app, screen).then(() => settled(launched.page));
    const { folder } = await value<{ folder: string }>(launched, 'session.state');
    expect(readdirSync(folder)).toContain('ledger.db-wal');
    for (const place of [folder, launched.ledger, temporary, await crashFolder(launched)])
      expect(wordsInFiles(place, SAMPLE)).toEqual([]);
  });

  test.runIf(process.platform === 'linux')('is in no process once it is closed', async () => {
    // The search finds what is there: the page and the ledger show these names now.
    expect(holding(launched, SAMPLE).length).toBeGreaterThan(1);
    await lock(launched);
    expect(holding(launched, SAMPLE)).toEqual([]);
    for (const place of [launched.ledger, temporary, await crashFolder(launched)])
      expect(wordsInFiles(place, SAMPLE)).toEqual([]);
  });
});

/**
 * What is saved, read as a file, or matched by hand passes through main, which may keep it in freed memory until it ends: main alone is
 * not looked at here. docs/threat-model.md, "After locking", says so.
 */
describe('the sample company, of which much was saved and read', () => {
  let launched: Launched;
  let temporary = '';
  let chosen = '';
  beforeAll(async () => {
    temporary = mkdtempSync(join(tmpdir(), 'root-ledger-temporary-'));
    chosen = mkdtempSync(join(tmpdir(), 'root-ledger-chosen-'));
    launched = await launchApp({ demo: true, env: { TMPDIR: temporary } });
    await scanned(launched.page);
  });
  afterAll(async () => {
    await launched.close();
    for (const folder of [temporary, chosen]) rmSync(folder, { recursive: true, force: true });
  });

  test('saves a pack, a page and a table, keeps a file as proof and shows the columns of another', async () => {
    const { app } = launched;
    const pack = await chooseToSave(app, join(chosen, 'pack.html'));
    await value(launched, 'reports.save-evidence', { format: 'html', redacted: false });
    // The search finds what was saved.
    expect(SAMPLE.in(readFileSync(pack)).size).toBeGreaterThan(100);
    const card = await chooseToSave(app, join(chosen, 'card.pdf'));
    await value(launched, 'reports.save-page', {
      page: { of: 'break-glass-card', account: MANAGEMENT_ACCOUNT },
      format: 'pdf',
    });
    expect(readFileSync(card).subarray(0, 5).toString()).toBe('%PDF-');
    const table = await chooseToSave(app, join(chosen, 'accounts.csv'));
    await value(launched, 'reports.save-table', { table: { of: 'accounts' } });
    await chooseToOpen(app, table);
    const { steps } = await value<{ steps: readonly { id: string }[] }>(launched, 'offboarding.get', { id: OPEN_CASE });
    await value(launched, 'offboarding.attach', { id: OPEN_CASE, step: steps[0]?.id });
    await value(launched, 'imports.choose');
    const pending = async () =>
      (await value<{ pending: { files: readonly { id: string }[] } | null }>(launched, 'imports.pending')).pending;
    await expect.poll(async () => (await pending())?.files.length, { timeout: 60_000 }).toBe(1);
    const file = (await pending())?.files[0]?.id;
    expect(await value(launched, 'imports.columns', { file, mapping: null })).toMatchObject({
      columns: expect.arrayContaining([expect.objectContaining({ name: 'Root email' })]),
    });
    const { folder } = await value<{ folder: string }>(launched, 'session.state');
    for (const place of [folder, launched.ledger, temporary, await crashFolder(launched)])
      expect(wordsInFiles(place, SAMPLE)).toEqual([]);
  });

  test.runIf(process.platform === 'linux')(
    'once closed, is in no process but main, and in no file but the chosen',
    async () => {
      await lock(launched);
      expect(holding(launched, SAMPLE).filter((one) => !one.startsWith('main: '))).toEqual([]);
      for (const place of [launched.ledger, temporary, await crashFolder(launched)])
        expect(wordsInFiles(place, SAMPLE)).toEqual([]);
    },
  );
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
    expect(wordsInFiles(launched.ledger, searchFor([...OWN_NAMES, PASSPHRASE]))).toEqual([]);
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
    expect(holding(launched, OWN).length).toBeGreaterThan(1);
    await lock(launched);
    expect(holding(launched, OWN)).toEqual([]);
    expect(await value(launched, 'session.state')).toMatchObject({ phase: 'locked' });
    expect(wordsInFiles(launched.ledger, OWN)).toEqual([]);
  });
});
