/** Words and marks of cases and steps: one for each state, so that said, seen and tested look different. */
import { IconEye, IconMessage2, IconShieldCheck } from '@tabler/icons-react';
import type { CaseRow, StepView } from '../../shared/ipc/channels/offboarding.ts';
import type { Basis } from '../../shared/register/facts.ts';
import { numeral } from '../design/locale.ts';
import { StateBadge } from '../design/state-badge.tsx';
import type { Standing } from '../design/words.ts';
import classes from './steps.module.css';

export const HOW: Readonly<Record<Basis, { word: string; means: string; sign: typeof IconEye }>> = {
  declared: { word: 'Said to be done', means: 'Somebody says so. Nothing has shown it yet.', sign: IconMessage2 },
  observed: { word: 'Seen to be done', means: 'A scan or an import shows it.', sign: IconEye },
  tested: { word: 'Tested', means: 'Somebody tried it out.', sign: IconShieldCheck },
};

export type StepStanding = 'done' | 'skipped' | 'blocked' | 'overdue' | 'open';

export function standingOf(step: StepView): StepStanding {
  if (step.progress.state !== 'open') return step.progress.state;
  if (step.overdue) return 'overdue';
  return step.obstacles.length > 0 ? 'blocked' : 'open';
}

export function HowMark({ how }: { how: Basis }) {
  const { word, means, sign: Sign } = HOW[how];
  return (
    <span className={classes.how} data-how={how} title={means}>
      <Sign size={13} stroke={1.7} aria-hidden="true" />
      {word}
    </span>
  );
}

export function CaseStatusMark({ row }: { row: CaseRow }) {
  if (row.status === 'signed') return <StateBadge standing="fine" label="Signed" bare />;
  if (row.status === 'cancelled') return <StateBadge standing="not-applicable" label="Cancelled" bare />;
  if (row.risks.length > 0) return <StateBadge standing="high" label="At risk" hint={row.risks.join(' ')} bare />;
  return <StateBadge standing="info" label="Open" bare />;
}

/** A count of accounts: nothing is good, something is as grave as its kind. */
export function CountMark({ value, standing, none = '0' }: { value: number; standing: Standing; none?: string }) {
  return value === 0 ? (
    <StateBadge standing="fine" label={none} bare />
  ) : (
    <StateBadge standing={standing} label={numeral(value)} bare />
  );
}

export function leaverNames(leavers: CaseRow['leavers']): string {
  return leavers.map(({ name }) => name).join(' and ');
}
