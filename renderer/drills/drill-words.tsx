/** The words for drills: parts, results, why one is due. */

import type { DrillRole, StepResult } from '../../shared/drills/drill.ts';
import type { DueBecause } from '../../shared/drills/due.ts';
import type { DrillRow } from '../../shared/ipc/channels/drills.ts';
import { ago, day } from '../design/dates.ts';
import { StateBadge } from '../design/state-badge.tsx';
import type { Standing } from '../design/words.ts';

export const ROLE_WORDS: Record<DrillRole | 'all', string> = {
  password: 'Password side',
  factor: 'MFA side',
  witness: 'Witness',
  all: 'Everybody',
};

export const RESULT_WORDS: Record<StepResult, { readonly label: string; readonly standing: Standing }> = {
  ok: { label: 'Worked', standing: 'fine' },
  failed: { label: 'Failed', standing: 'high' },
  skipped: { label: 'Skipped', standing: 'unknown' },
};

export const DUE_WORDS: Record<DueBecause, { readonly label: string; readonly standing: Standing }> = {
  failed: { label: 'Last one failed', standing: 'high' },
  never: { label: 'Never rehearsed', standing: 'unknown' },
  overdue: { label: 'Overdue', standing: 'medium' },
  soon: { label: 'Due soon', standing: 'low' },
};

export function DrillState({ row }: { row: DrillRow }) {
  switch (row.status) {
    case 'planned':
      return row.late ? (
        <StateBadge standing="high" label={`Was planned for ${day(row.plannedFor)}`} bare />
      ) : (
        <StateBadge standing="low" label={`${day(row.plannedFor)}, ${ago(row.plannedFor)}`} bare />
      );
    case 'running':
      return <StateBadge standing="info" label={`Going on, step ${row.stepsDone + 1} of ${row.stepsTotal}`} bare />;
    case 'passed':
      return <StateBadge standing="fine" label={`Passed ${day(row.finishedAt)}`} bare />;
    case 'failed':
      return <StateBadge standing="high" label={`Failed ${day(row.finishedAt)}`} bare />;
    case 'cancelled':
      return <StateBadge standing="not-applicable" label="Cancelled" bare />;
  }
}
