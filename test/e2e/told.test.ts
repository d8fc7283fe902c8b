/** What an import does not use is told before and after, and what it leaves open stays in sight until somebody decides. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenView } from '../../shared/ipc/channels/imports.ts';
import { FOLDER } from '../electron/imports/fixtures.ts';
import { ask, goTo, type Launched, launchApp, screenshot } from './harness.ts';

const PASSPHRASE = 'correct horse battery staple';
const BO = 'bo@harbour.example';
const PEOPLE = `Email,Name,Status,Last day\n${BO},Bo Li,active,\n${BO},Bo Li,left,2026-10-01\nzoe@harbour.example,Zoe,active,\nnobody,,,\n`;
let launched: Launched;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'root-ledger-told-'));
  launched = await launchApp();
  await ask(launched.page, 'session.create', { passphrase: PASSPHRASE, keychain: false });
  await launched.page.getByRole('link', { name: 'Imports' }).click();
});
afterAll(async () => {
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

async function inBothThemes(name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) await screenshot(launched.page, name, theme);
}

test('rows that are not used are one tick away, in the preview and in the receipt', async () => {
  const { page, app } = launched;
  const people = join(folder, 'people.csv');
  writeFileSync(people, PEOPLE);
  await app.evaluate(
    ({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...chosen] });
    },
    [people, join(FOLDER, 'bw-export.csv')],
  );
  await page.getByRole('button', { name: 'Choose files…' }).click();
  await page.getByText('1 row not used').waitFor();
  await page.getByRole('button', { name: 'people.csv', exact: true }).click();
  await page.getByText('The email address cannot be read.').first().waitFor();
  await page.getByText('Row 4').first().waitFor();
  await inBothThemes('told-preview');
  await page.getByRole('button', { name: /^Write / }).click();
  await page.getByRole('button', { name: 'Details of people.csv' }).click();
  const receipt = page.getByRole('dialog', { name: 'Receipt of an import' });
  await receipt.getByText('4: 3 used (0 matched), 1 not used').waitFor();
  await receipt.getByText('Rows 1 and 2 contradict each other', { exact: false }).first().waitFor();
  await inBothThemes('told-receipt');
  await page.keyboard.press('Escape');
});

test('what was left open waits on the page of the person until somebody settles it', async () => {
  const { page } = launched;
  await goTo(launched.app, `/people/${encodeURIComponent(BO)}`);
  await page.getByText('2 wait for you').waitFor();
  await inBothThemes('told-person');
  for (let left = 2; left > 0; left -= 1) {
    await page
      .getByRole('button', { name: /^Settle / })
      .first()
      .click();
    const asks = page.getByRole('dialog', { name: 'Settle what an import left open' });
    await asks.getByRole('textbox').fill('Row 2 is an old contract');
    await asks.getByRole('button', { name: 'Settle' }).click();
    await asks.waitFor({ state: 'detached' });
  }
  await page.getByText('All settled').waitFor();
  await inBothThemes('told-settled');
  const answer = await ask(page, 'imports.left-open', { kind: 'person', key: BO });
  const { open } = (answer as { value: { open: OpenView[] } }).value;
  expect(open.map(({ settled }) => settled?.note)).toEqual(['Row 2 is an old contract', 'Row 2 is an old contract']);
});
