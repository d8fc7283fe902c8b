/** The shapes of the states: each differs from the others by form, not by colour alone. */
import type { ReactNode } from 'react';
import type { Standing } from './words.ts';

const SIZE_PX = 13;

/** The sign of a state. Decorative: the word stands beside it or in a hidden text. */
export function StandingGlyph({ standing, size = SIZE_PX }: { standing: Standing; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" fill="none" aria-hidden="true">
      {SHAPES[standing]}
    </svg>
  );
}

const ink = 'var(--mark-solid)';

const bars = (filled: number): ReactNode =>
  [0, 1, 2].map((bar) => (
    <rect
      key={bar}
      x={1.5 + bar * 4}
      y={8.5 - bar * 3}
      width="3"
      height={4 + bar * 3}
      rx="1"
      fill={ink}
      opacity={bar < filled ? 1 : 0.28}
    />
  ));

const SHAPES: Record<Standing, ReactNode> = {
  fine: (
    <path d="M2.5 7.5 5.6 10.5 11.5 3.8" stroke={ink} strokeWidth="1.9" strokeLinecap="round" strokeLinejoin="round" />
  ),
  critical: (
    <>
      <rect x="1" y="1" width="12" height="12" rx="3" fill={ink} />
      <rect x="6.1" y="3.2" width="1.8" height="4.8" rx="0.9" fill="#fff" />
      <circle cx="7" cy="10.2" r="1.1" fill="#fff" />
    </>
  ),
  high: bars(3),
  medium: bars(2),
  low: bars(1),
  info: (
    <>
      <circle cx="7" cy="7" r="5.6" stroke={ink} strokeWidth="1.3" />
      <path d="M7 6.4v3.6" stroke={ink} strokeWidth="1.5" strokeLinecap="round" />
      <circle cx="7" cy="4.2" r="0.85" fill={ink} />
    </>
  ),
  unknown: (
    <>
      <circle cx="7" cy="7" r="5.6" stroke={ink} strokeWidth="1.4" strokeDasharray="2.2 1.6" />
      <path
        d="M5.4 5.6a1.65 1.65 0 1 1 2.5 1.4c-.6.36-.9.7-.9 1.2"
        stroke={ink}
        strokeWidth="1.3"
        strokeLinecap="round"
      />
      <circle cx="7" cy="10" r="0.8" fill={ink} />
    </>
  ),
  'not-applicable': <path d="M3 7h8" stroke={ink} strokeWidth="1.7" strokeLinecap="round" />,
};
