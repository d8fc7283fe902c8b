/** How something stands, as one mark: shape, hue and word together. Used for every state and severity of the app. */
import { memo } from 'react';
import type { Severity } from '../../shared/gaps/rule.ts';
import type { UnknownReason } from '../../shared/register/facts.ts';
import { StandingGlyph } from './glyphs.tsx';
import { numeral } from './locale.ts';
import classes from './marks.module.css';
import type { Standing } from './words.ts';
import { STANDING_WORDS, UNKNOWN_WORDS } from './words.ts';

const CLASS: Record<Standing, string | undefined> = {
  fine: classes.fine,
  critical: classes.critical,
  high: classes.high,
  medium: classes.medium,
  low: classes.low,
  info: classes.low,
  unknown: classes.unknown,
  'not-applicable': classes.absent,
};

export interface StateBadgeProps {
  readonly standing: Standing;
  /** The word to show instead of the state's own: "2 people", "On", "Off". An unknown keeps its word unless a reason is given. */
  readonly label?: string | undefined;
  /** Why it is unknown: told in the mark and in the tooltip. */
  readonly reason?: UnknownReason | undefined;
  /** The word "Unknown" alone, the reason on hover: for narrow columns. */
  readonly short?: boolean;
  /** Without a box: for dense columns. */
  readonly bare?: boolean;
  /** More, on hover. */
  readonly hint?: string | undefined;
}

/** Drawn again only when it says something else: most marks of a list stay while its rows change. */
export const StateBadge = memo(function StateBadge({
  standing,
  label,
  reason,
  short = false,
  bare = false,
  hint,
}: StateBadgeProps) {
  const why = standing === 'unknown' && reason !== undefined ? UNKNOWN_WORDS[reason] : undefined;
  const word =
    standing === 'unknown'
      ? (label ?? (why && !short ? `Unknown: ${why[0]}` : 'Unknown'))
      : (label ?? STANDING_WORDS[standing]);
  return (
    <span
      className={[classes.badge, CLASS[standing], bare ? classes.bare : ''].join(' ')}
      data-standing={standing}
      data-hint={hint ?? why?.[1]}
    >
      <StandingGlyph standing={standing} />
      {/* The shape is silent to a screen reader, so the state is said where the word alone would not tell it. */}
      {label !== undefined && <span className="spoken">{STANDING_WORDS[standing]}: </span>}
      {word}
    </span>
  );
});

/** A severity with its word. */
export function SeverityBadge({ severity, bare = false }: { severity: Severity; bare?: boolean }) {
  return <StateBadge standing={severity} bare={bare} />;
}

export interface SeverityCountsProps {
  readonly counts: Partial<Record<Standing, number>>;
  /** With the word after each number, where there is room. */
  readonly words?: boolean;
}

/** Counts by severity in one line, worst first; "None" where there is nothing. Zeroes are left out. */
export function SeverityCounts({ counts, words = false }: SeverityCountsProps) {
  const present = ORDER.filter((standing) => (counts[standing] ?? 0) > 0);
  if (present.length === 0) return <StateBadge standing="fine" label="None" bare />;
  return (
    <span style={{ display: 'inline-flex', gap: words ? '1.125rem' : '0.625rem' }}>
      {present.map((standing) => (
        <span
          key={standing}
          className={`${classes.badge} ${classes.bare} ${CLASS[standing]} numeric`}
          data-standing={standing}
          title={STANDING_WORDS[standing]}
        >
          <StandingGlyph standing={standing} />
          {!words && <span className="spoken">{STANDING_WORDS[standing]}: </span>}
          {numeral(counts[standing] ?? 0)}
          {words && ` ${STANDING_WORDS[standing].toLowerCase()}`}
        </span>
      ))}
    </span>
  );
}

const ORDER: readonly Standing[] = ['critical', 'high', 'medium', 'low', 'info', 'unknown'];
