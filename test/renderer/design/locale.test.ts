/** Words are English; dates and numbers are written as in the reader's region. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { regionalEnglish } from '../../../renderer/design/locale.ts';

describe('the locale of dates and numbers', () => {
  test.each([
    ['de-DE', 'en-DE'],
    ['de', 'en-DE'],
    ['en-GB', 'en-GB'],
    ['en', 'en-US'],
    ['fr-CH', 'en-CH'],
    ['zh-Hant-TW', 'en-001'],
    ['pt-BR', 'en-001'],
    ['', 'en'],
    ['no locale', 'en'],
  ])('of a system in %j is %s', (system, english) => {
    expect(regionalEnglish(system)).toBe(english);
  });
});

describe('a page of a system in Germany', () => {
  afterEach(() => {
    document.head.innerHTML = '';
    vi.resetModules();
    vi.unstubAllEnvs();
  });

  async function germany() {
    document.head.innerHTML = '<meta name="system-locale" content="de-DE">';
    vi.resetModules();
    return {
      ...(await import('../../../renderer/design/locale.ts')),
      ...(await import('../../../renderer/design/dates.ts')),
    };
  }

  test('writes numbers and sizes its way', async () => {
    const { numeral, fileSize } = await germany();
    expect(numeral(12_345)).toBe('12.345');
    expect(fileSize(1_234)).toBe('1,2 kB');
    expect(fileSize(999)).toBe('999 bytes');
    expect(fileSize(345_678_901)).toBe('346 MB');
  });

  test('writes the day that is recorded, wherever the reader is', async () => {
    vi.stubEnv('TZ', 'America/Los_Angeles');
    const { day, ago } = await germany();
    expect(new Date('2026-11-24').getDate()).toBe(23);
    expect(day('2026-11-24')).toBe('24 Nov 2026');
    expect(ago('2026-11-24', new Date(2026, 10, 24).getTime())).toBe('this minute');
  });

  test('writes days its way, with English words', async () => {
    const { day, ago } = await germany();
    expect(day('2026-11-24')).toBe('24 Nov 2026');
    expect(ago('2026-11-21T00:00:00Z', Date.parse('2026-11-24T00:00:00Z'))).toBe('3 days ago');
  });
});
