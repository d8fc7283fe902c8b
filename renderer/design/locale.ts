/** English as it is written in the reader's region: the words are English, dates and numbers as people there expect them. */

/** Main names the system's locale in the page, since Chromium's own is its language, not the region. */
const SYSTEM = document.querySelector<HTMLMetaElement>('meta[name="system-locale"]')?.content;

/** `de-DE` → `en-DE`, `fr` → `en-FR`; English for the world where nobody has said how the region writes it. */
export function regionalEnglish(locale: string): string {
  try {
    const { region } = new Intl.Locale(locale).maximize();
    const english = `en-${region}`;
    const known = region === 'US' || Intl.DateTimeFormat(english).resolvedOptions().locale === english;
    return known ? english : 'en-001';
  } catch {
    return 'en';
  }
}

export const LOCALE = regionalEnglish(SYSTEM || navigator.language);

const NUMBER = new Intl.NumberFormat(LOCALE);
const WITH_A_TENTH = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });
const SIZE_UNITS = ['bytes', 'kB', 'MB', 'GB'] as const;

/** `12,345`, or as the region writes it. */
export function numeral(number: number): string {
  return NUMBER.format(number);
}

/** `1.2 MB`, in steps of 1,000. */
export function fileSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < SIZE_UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${(value < 10 ? WITH_A_TENTH : NUMBER).format(value < 10 ? value : Math.round(value))} ${SIZE_UNITS[unit] ?? ''}`;
}
