/** A ledger that something happened to, opened by a person: told calmly, with a way forward, never shown as a new start. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HARMS } from '../faults/corruption.ts';
import { copyOf, makeTemplate, PASSPHRASE, type Template } from '../faults/ledgers.ts';
import { launchApp, SCREENSHOTS } from './harness.ts';

/** What was done to the ledger, and what its owner reads. */
const TOLD: readonly (readonly [harm: string, told: RegExp])[] = [
  ['damaged page in the middle', /ledger file is damaged.*Restore the newest backup/s],
  ['truncated to half', /ledger file is damaged.*Restore the newest backup/s],
  ['empty file', /ledger file is empty.*Restore the newest backup/s],
  ['missing file', /no ledger file here.*Restore a backup/s],
  ['another ledger’s file', /belongs to another ledger.*restore a backup/s],
  ['ledger from the future', /newer version.*Nothing was changed/s],
  ['missing key file', /file that holds its keys is missing.*Put keys\.json back/s],
  ['both key files damaged', /key file.*damaged.*restore/is],
  ['used by another process', /is (open|in use|used)/],
];
const WAYS_FORWARD = /Restore|Try again|Unlock/;
const PEOPLE = 60;

let template: Template;
beforeAll(async () => {
  template = await makeTemplate(PEOPLE);
});
afterAll(() => template.dispose());

describe('a ledger that something happened to', () => {
  test.each(TOLD)('%s', async (name, told) => {
    const harm = HARMS.find((row) => row.name === name);
    if (harm === undefined) throw new Error(`there is no harm “${name}”`);
    const { folder, dispose } = copyOf(template);
    const undo = await harm.harm(folder, template);
    const launched = await launchApp({ ledger: folder });
    try {
      const { page } = launched;
      const passphrase = page.getByLabel('Passphrase', { exact: true });
      const broken = page.getByRole('heading', { name: 'The ledger cannot be opened' });
      await passphrase.or(broken).first().waitFor();
      if (await passphrase.isVisible()) {
        await passphrase.fill(PASSPHRASE);
        await passphrase.press('Enter');
        await broken.or(page.getByRole('alert')).first().waitFor();
      }
      await page.screenshot({ path: join(SCREENSHOTS, `broken-${name.replaceAll(/\W+/g, '-')}.png`) });
      const text = await page.locator('body').innerText();
      expect(text).toMatch(told);
      expect(text).not.toContain('Create your ledger');
      expect(await page.getByRole('button', { name: WAYS_FORWARD }).count()).toBeGreaterThan(0);
    } finally {
      await launched.close();
      await undo?.();
      dispose();
    }
  });
});
