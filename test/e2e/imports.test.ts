/** Imports in the running app: chosen, dropped and pasted files, what they would change, accepted and undone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PendingView } from '../../shared/ipc/channels/imports.ts';
import { FOLDER } from '../electron/imports/fixtures.ts';
import { ask, type Launched, launchApp, screenshot } from './harness.ts';

const PASSPHRASE = 'correct horse battery staple';
const fixture = (name: string): string => join(FOLDER, name);
let launched: Launched;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'root-ledger-files-'));
  launched = await launchApp();
  await ask(launched.page, 'session.create', { passphrase: PASSPHRASE, keychain: false });
  await launched.page.getByRole('navigation', { name: 'Screens' }).waitFor();
  await launched.page.getByRole('link', { name: 'Imports' }).click();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

const button = (name: string | RegExp) => launched.page.getByRole('button', { name });
const grid = () => launched.page.getByRole('grid', { name: 'Lines of this import' });

async function choose(...paths: readonly string[]): Promise<void> {
  await launched.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...chosen] });
  }, paths);
  await button(/Choose files…|Add files…/).click();
}

/** A drop as the system reports it. */
async function drop(...files: readonly string[]): Promise<void> {
  const session = await launched.page.context().newCDPSession(launched.page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 700, y: 500, data });
  await session.detach();
}

async function value<Value>(channel: string, request?: unknown): Promise<Value> {
  const answer = await ask(launched.page, channel, request);
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
  return answer.value as Value;
}

const pending = async () => (await value<{ pending: PendingView | null }>('imports.pending')).pending;

async function ended(): Promise<void> {
  await expect
    .poll(async () => (await value<{ progress: { state: string } | null }>('imports.state')).progress?.state, {
      timeout: 30_000,
      interval: 300,
    })
    .toBe('done');
}

async function people(): Promise<number> {
  const { total } = await value<{ total: number }>('register.page', { kind: 'person', limit: 1 });
  return total;
}

describe('imports', () => {
  test('start with where to let go of files, and how to get them', async () => {
    await launched.page.getByRole('heading', { name: 'Drop files anywhere in this window' }).waitFor();
    await launched.page.getByText('1Password vaults').first().click();
    await launched.page.getByText('op vault list --format json > vaults.json').waitFor();
    for (const theme of ['light', 'dark'] as const) await screenshot(launched.page, 'imports-start', theme);
  });

  test('show what chosen files would change, line by line, and write nothing by themselves', async () => {
    await choose(fixture('aws-accounts.json'), fixture('op-vault-access.csv'), fixture('bw-export.csv'));
    await grid().getByText('Account', { exact: false }).first().waitFor();
    await launched.page.getByText('4 secret columns refused').waitFor();
    expect(await people()).toBe(0);
    for (const theme of ['light', 'dark'] as const) await screenshot(launched.page, 'imports-review', theme);
    await grid().getByRole('row').nth(1).click();
    await launched.page.getByRole('complementary', { name: 'The chosen line' }).getByRole('table').waitFor();
    for (const theme of ['light', 'dark'] as const) await screenshot(launched.page, 'imports-line', theme);
    await button('Close').click();
  });

  test('ask what a file does not say, and read it again', async () => {
    await drop(fixture('google-groups-members.csv'));
    await launched.page.getByRole('combobox', { name: 'Which group does it list?' }).fill('aws-root@acme.example');
    await screenshot(launched.page, 'imports-asks');
    await button('Read again').click();
    await expect
      .poll(async () => (await pending())?.files.every(({ failure }) => failure === null), { timeout: 20_000 })
      .toBe(true);
  });

  test('are written as one change and taken back as one step', async () => {
    const before = await people();
    await button(/^Write \d+ changes$/).click();
    await launched.page.getByText(/^Accepted \d+ changes/).waitFor();
    expect(await pending()).toBeNull();
    expect(await people()).toBeGreaterThan(before);
    await launched.page.getByRole('row', { name: /aws-accounts\.json/ }).waitFor();
    await screenshot(launched.page, 'imports-receipts');
    await button('Undo').click();
    await launched.page.getByText(/^Undone: /).waitFor();
    expect(await people()).toBe(before);
  });

  test('match the columns of any table of people, and keep that', async () => {
    const table = join(folder, 'austritte.csv');
    writeFileSync(
      table,
      'Kontakt;Wer;Weg\nzoe@acme.example;Zoë Klein;31.12.2026\nkim@acme.example;Kim Ro;01.02.2027\n',
    );
    await choose(table);
    await button('Match columns…').click();
    const dialog = launched.page.getByRole('dialog');
    for (const [role, column] of [
      ['Email address', 'Kontakt'],
      ['Full name', 'Wer'],
      ['Last day', 'Weg'],
    ] as const) {
      await dialog.getByRole('combobox', { name: role }).click();
      await launched.page.getByRole('option', { name: column }).click();
    }
    await dialog.getByText('Zoë Klein').waitFor();
    await dialog.getByLabel('Save this mapping as').fill('Austritte');
    for (const theme of ['light', 'dark'] as const) await screenshot(launched.page, 'imports-mapping', theme);
    await dialog.getByRole('button', { name: 'Read with these columns' }).click();
    await grid().getByText('Zoë Klein', { exact: false }).first().waitFor();
    expect(await value('imports.mappings')).toMatchObject({ mappings: [{ name: 'Austritte' }] });
    await button('Discard').click();
    await launched.page.getByRole('heading', { name: 'Drop files anywhere in this window' }).waitFor();
  });

  test('take what is in the clipboard, read by main and never given to the window', async () => {
    await launched.app.evaluate(({ clipboard }) =>
      clipboard.writeText('Email,Name,Status\nada@acme.example,Ada Obi,Active\n'),
    );
    await button('Paste').click();
    await grid().getByText('Ada Obi', { exact: false }).first().waitFor();
    await button('Discard').click();
  });

  test('ask what a table is that shows it nowhere, and take nothing from it before', async () => {
    await launched.app.evaluate(({ clipboard }) => clipboard.writeText('Email,Name\nada@acme.example,Ada Obi\n'));
    await button('Paste').click();
    await button('It lists the people of the company').waitFor();
    for (const theme of ['light', 'dark'] as const) await screenshot(launched.page, 'imports-asks', theme);
    await button('It lists the people of the company').click();
    await grid().getByText('Ada Obi', { exact: false }).first().waitFor();
    await button('Discard').click();
  });

  test('read no file that the person did not give: the page can neither name one nor pretend a drop', async () => {
    await button(/Choose files…/).waitFor();
    const reread = { file: '/etc/hostname', options: { kind: null, belongsTo: null, mapping: null } };
    expect(await ask(launched.page, 'imports.reread', reread)).toMatchObject({ error: { code: 'not-found' } });
    await launched.page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['Email,Name\neve@acme.example,Eve\n'], 'people.csv'));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    expect(await value('imports.state')).toMatchObject({ progress: null });
    expect(await pending()).toBeNull();
  });

  test('of a hundred thousand members keep the window going, page by page', async () => {
    const table = join(folder, 'members.csv');
    const rows = Array.from(
      { length: 100_000 },
      (_, at) => `aws-root@acme.example,USER,MEMBER,member${at}@acme.example`,
    );
    writeFileSync(table, `group,type,role,email\n${rows.join('\n')}\n`);
    await choose(table);
    const reading = launched.page.getByRole('status').filter({ hasText: 'Reading members.csv' });
    const read = launched.page.getByText('100,000 rows', { exact: false });
    // A fast machine may have read it before anybody looks.
    await reading.or(read).first().waitFor();
    expect(await ask(launched.page, 'app.runtime')).toMatchObject({ ok: true });
    await read.waitFor({ timeout: 90_000 });
    const lines = await value<{ total: number; rows: unknown[] }>('imports.lines', {
      id: (await pending())?.id,
      offset: 150_000,
      limit: 200,
    });
    expect(lines.rows).toHaveLength(200);
    await screenshot(launched.page, 'imports-large');
    await button('Discard').click();
    await button(/Choose files…/).waitFor();
  });

  test('are forgotten when the ledger is locked', async () => {
    await choose(fixture('okta-users.json'));
    await ended();
    const locked = launched.page;
    await locked.evaluate(() => {
      void (window as unknown as { rootLedger: { request(c: string): void } }).rootLedger.request('session.lock');
    });
    await locked.waitForEvent('close');
    await launched.refresh();
    await ask(launched.page, 'session.unlock', { with: 'passphrase', passphrase: PASSPHRASE });
    expect(await pending()).toBeNull();
    expect(launched.complaints).toEqual([]);
  });
});
