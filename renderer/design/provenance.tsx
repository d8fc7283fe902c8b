/** Where a fact comes from and how old it is: observed, declared and tested each with a sign of their own. */
import type { Icon } from '@tabler/icons-react';
import { IconEye, IconMessage2, IconShieldCheck } from '@tabler/icons-react';
import type { Basis } from '../../shared/register/facts.ts';
import { age, ago, moment } from './dates.ts';
import classes from './marks.module.css';
import { BASIS_MEANS, BASIS_WORDS, sourceWords } from './words.ts';

const SIGNS: Record<Basis, Icon> = { observed: IconEye, declared: IconMessage2, tested: IconShieldCheck };

export interface ProvenanceProps {
  readonly basis: Basis;
  readonly source: string;
  readonly at: string;
  readonly by?: string | undefined;
  readonly detail?: string | undefined;
  /** Older than the review interval. */
  readonly stale?: boolean;
  /** The sign and the age alone, for columns. */
  readonly short?: boolean;
}

export function Provenance({ basis, source, at, by, detail, stale = false, short = false }: ProvenanceProps) {
  const Sign = SIGNS[basis];
  const words = BASIS_WORDS[basis];
  const told = [sourceWords(source), by, detail].filter(Boolean).join(' · ');
  return (
    <span
      className={[classes.provenance, 'numeric', stale ? classes.stale : ''].join(' ')}
      data-hint={`${words} ${ago(at)}. ${BASIS_MEANS[basis]}\n${told}\n${moment(at)}`}
    >
      <Sign size={13} stroke={1.6} aria-hidden="true" />
      {short ? <span className="spoken">{words}</span> : words}
      <span>{age(at)}</span>
      {stale && <span>stale</span>}
    </span>
  );
}
