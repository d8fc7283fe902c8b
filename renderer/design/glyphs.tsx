/** The shapes of the states: each differs from the others by form, not by colour alone. */
import type { ReactElement, ReactNode } from 'react';
import type { Standing } from './words.ts';

const SIZE_PX = 13;

/** The sign of a state. Decorative: the word stands beside it or in a hidden text. */
export function StandingGlyph({ standing, size = SIZE_PX }: { standing: Standing; size?: number }) {
  return size === SIZE_PX ? GLYPHS[standing] : drawn(standing, size);
}

const drawn = (standing: Standing, size: number): ReactElement => (
  <svg width={size} height={size} viewBox="0 0 14 14" fill="none" aria-hidden="true">
    {SHAPES[standing]}
  </svg>
);

const ink = 'var(--mark-solid)';

/** Three bars of rising height, the first of them filled. A path for each sort, since hundreds of them stand in a grid. */
const bars = (filled: number): ReactNode => (
  <>
    <path d={barPaths(0, filled)} fill={ink} />
    {filled < 3 && <path d={barPaths(filled, 3)} fill={ink} opacity={0.28} />}
  </>
);

function barPaths(from: number, to: number): string {
  return [0, 1, 2]
    .slice(from, to)
    .map((bar) => {
      const side = 2 + bar * 3;
      return `M${2.5 + bar * 4} ${8.5 - bar * 3}h1q1 0 1 1v${side}q0 1-1 1h-1q-1 0-1-1v-${side}q0-1 1-1z`;
    })
    .join('');
}

const SHAPES: Record<Standing, ReactNode> = {
  fine: (
    <path d="M2.5 7.5 5.6 10.5 11.5 3.8" stroke={ink} strokeWidth="1.9" strokeLinecap="round" strokeLinejoin="round" />
  ),
  critical: (
    <>
      <rect x="1" y="1" width="12" height="12" rx="3" fill={ink} />
      <path d="M7 4.1v3M7 10.2h0" stroke="#fff" strokeWidth="1.9" strokeLinecap="round" />
    </>
  ),
  high: bars(3),
  medium: bars(2),
  low: bars(1),
  info: (
    <>
      <circle cx="7" cy="7" r="5.6" stroke={ink} strokeWidth="1.3" />
      <path d="M7 6.4v3.6M7 4.2h0" stroke={ink} strokeWidth="1.5" strokeLinecap="round" />
    </>
  ),
  unknown: (
    <>
      <circle cx="7" cy="7" r="5.6" stroke={ink} strokeWidth="1.4" strokeDasharray="2.2 1.6" />
      <path
        d="M5.4 5.6a1.65 1.65 0 1 1 2.5 1.4c-.6.36-.9.7-.9 1.2M7 10h0"
        stroke={ink}
        strokeWidth="1.3"
        strokeLinecap="round"
      />
    </>
  ),
  'not-applicable': <path d="M3 7h8" stroke={ink} strokeWidth="1.7" strokeLinecap="round" />,
};

/** Made once: nothing below an element that stays the same is looked at again. */
const GLYPHS = Object.fromEntries(
  Object.keys(SHAPES).map((standing) => [standing, drawn(standing as Standing, SIZE_PX)]),
) as Record<Standing, ReactElement>;
