/** Text is readable and controls are visible in both themes, computed from the tokens themselves. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// Read from the root of the project, where tests run: a style sheet that is imported is empty in tests.
const css = readFileSync('renderer/design/tokens.css', 'utf8');

/** WCAG 2.2: 1.4.3 for text, 1.4.11 for what tells a control or a state apart. */
const TEXT = 4.5;
const SIGN = 3;

const SURFACES = ['bg', 'bg-sunken', 'bg-hover', 'bg-selected', 'bg-raised'];
const WORDS = ['text', 'text-muted', 'text-faint', 'accent'];
const STATES = ['critical', 'high', 'medium', 'low', 'fine', 'unknown', 'absent'];

/** Pairs of foreground and background that occur, with the least contrast each needs. */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...SURFACES.flatMap((surface) => [
    ...WORDS.map((word) => [word, surface, TEXT] as const),
    ...STATES.map((state) => [state, surface, TEXT] as const),
    ['focus', surface, SIGN] as const,
  ]),
  ...STATES.map((state) => [state, `${state}-bg`, TEXT] as const),
  ['unknown', 'unknown-stripe', TEXT],
  ['on-accent', 'accent-solid', TEXT],
  ['on-accent', 'accent-solid-hover', TEXT],
  ['on-accent', 'critical-solid', SIGN],
  ...['bg', 'bg-raised', 'bg-sunken'].map((surface) => ['border-control', surface, SIGN] as const),
];

describe.each(['light', 'dark'])('%s theme', (theme) => {
  const tokens = tokensOf(theme);

  it.each(PAIRS)('%s on %s has a contrast of at least %f', (foreground, background, least) => {
    expect(contrast(token(tokens, foreground), token(tokens, background))).toBeGreaterThanOrEqual(least);
  });

  it('keeps unknown apart from fine by hue', () => {
    expect(hueDistance(token(tokens, 'unknown'), token(tokens, 'fine'))).toBeGreaterThan(90);
  });
});

function tokensOf(theme: string): Map<string, string> {
  const block = css.split(`color-scheme: ${theme};`)[1]?.split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((found) => [found[1] ?? '', found[2] ?? '']),
  );
}

function token(tokens: Map<string, string>, name: string): string {
  const value = tokens.get(name);
  if (value === undefined) throw new Error(`no token --${name}`);
  return value;
}

function channels(hex: string): [number, number, number] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number];
}

function luminance(hex: string): number {
  const [red, green, blue] = channels(hex).map((value) =>
    value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function hue(hex: string): number {
  const [red, green, blue] = channels(hex);
  return (Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue) * 180) / Math.PI;
}

function hueDistance(a: string, b: string): number {
  const difference = Math.abs(hue(a) - hue(b)) % 360;
  return Math.min(difference, 360 - difference);
}
