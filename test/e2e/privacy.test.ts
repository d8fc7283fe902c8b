/** Privacy mode: on every screen of the sample, nobody's e-mail, phone or account is readable until it is pointed at. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleFacts } from '../../electron/sample/facts.ts';
import { ask, goTo, type Launched, launchApp, screenshot, settled } from './harness.ts';

let launched: Launched;
beforeAll(async () => {
  launched = await launchApp({ demo: true });
  // Scanned and drawn.
  await settled(launched.page);
  await ask(launched.page, 'app.change-settings', { privacyMode: true });
});
afterAll(() => launched.close());

const FACTS = sampleFacts('2026-11-24T12:00:00.000Z');
const keysOf = (kind: string) => [...new Set(FACTS.filter((fact) => fact.kind === kind).map(({ key }) => key))];
const PERSON = encodeURIComponent(keysOf('person')[0] ?? '');
const ACCOUNT = keysOf('account')[0] ?? '';
const SCREENS = [
  '/',
  '/accounts',
  `/accounts/${ACCOUNT}`,
  '/gaps',
  '/what-if',
  '/matrix',
  '/people',
  `/people/${PERSON}`,
  '/groups',
  '/vaults',
  '/devices',
  '/phones',
  '/duplicates',
  '/offboarding',
  '/rotations',
  '/reviews',
  '/drills',
  '/drift',
  '/runbooks',
  `/runbooks/${ACCOUNT}`,
  '/handover',
  '/root-use',
  '/reports',
  '/imports',
  '/scan',
  '/log',
  '/settings/policy',
  '/settings/security',
];

/** Identifiers that can be read on the screen: in text that is drawn, and neither blurred nor under a cover. */
function readable(): Promise<string[]> {
  return launched.page.evaluate(() => {
    const forms = [/[\w.+-]+@[\w.-]+\.[a-z]{2,}/gi, /(?<![\w])\d{12}(?!\w)/g, /\+\d[\d ]{6,}\d/g];
    const covers = [...(CSS.highlights.get('private') ?? [])];
    const blurred = (element: Element | null): boolean => {
      for (let one = element; one !== null; one = one.parentElement)
        if (getComputedStyle(one).filter.includes('blur')) return true;
      return false;
    };
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node as Text;
      const parent = text.parentElement;
      if (parent === null || !parent.checkVisibility({ checkVisibilityCSS: true }) || blurred(parent)) continue;
      for (const form of forms)
        for (const match of text.data.matchAll(form)) {
          const [from, to] = [match.index, match.index + match[0].length];
          const covered = covers.some(
            (range) => range.startContainer === text && range.startOffset <= from && range.endOffset >= to,
          );
          // Text in drawings is not under the covers: it must be blurred.
          if (!covered || parent.closest('svg') !== null) found.push(`<${parent.localName}> ${match[0]}`);
        }
    }
    for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea'))
      if (field.type !== 'password' && forms.some((form) => field.value.search(form) !== -1) && !blurred(field))
        found.push(`<${field.localName}> ${field.value}`);
    return found;
  });
}

describe('privacy mode', () => {
  test.each(SCREENS)('%s shows nobody', async (to) => {
    await goTo(launched.app, to);
    await settled(launched.page);
    await launched.page.mouse.move(0, 0);
    expect(await readable()).toEqual([]);
  });

  test('shows what is pointed at, and covers it again', async () => {
    await goTo(launched.app, '/log');
    await settled(launched.page);
    await launched.page.mouse.move(0, 0);
    for (const theme of ['light', 'dark'] as const) await screenshot(launched.page, 'privacy-log', theme);
    await goTo(launched.app, '/accounts');
    await settled(launched.page);
    for (const theme of ['light', 'dark'] as const) await screenshot(launched.page, 'privacy-accounts', theme);
    expect(await readable()).toEqual([]);
  });

  test('ends when it is switched off', async () => {
    await ask(launched.page, 'app.change-settings', { privacyMode: false });
    await expect.poll(readable).not.toEqual([]);
  });
});
