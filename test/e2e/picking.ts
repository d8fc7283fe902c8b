/** Choosing subjects of the register as a person does: a part of the name is typed, the line is clicked. */
import type { Locator, Page } from 'playwright-core';

/** `field` is the picker's label, `name` what is typed and clicked. Within a dialog, give that as the place. */
export async function pick(page: Page, field: string, name: string, within: Page | Locator = page): Promise<void> {
  await within.getByRole('textbox', { name: field, exact: true }).fill(name);
  await page.getByRole('option').filter({ hasText: name }).filter({ hasNotText: /^New / }).first().click();
}
