/** One cell of the matrix: its state by hue, pattern and shape, and what is recorded. */
import type { MatrixCell, MatrixColumn, MatrixState } from '../../shared/ipc/channels/matrix.ts';
import { ago } from '../design/dates.ts';
import { StandingGlyph } from '../design/glyphs.tsx';
import type { Standing } from '../design/words.ts';
import classes from './matrix.module.css';

export const MATRIX_TITLES: Record<MatrixColumn, string> = {
  inbox: 'Inbox',
  vault: 'Vault',
  rotated: 'Rotation',
  device: 'MFA device',
  phone: 'Phone',
  keys: 'Key holders',
  drill: 'Drill',
};

export const STATE_WORDS: Record<
  MatrixState,
  { readonly label: string; readonly means: string; readonly standing: Standing }
> = {
  verified: { label: 'Verified', means: 'Observed or tested within the review interval.', standing: 'fine' },
  recorded: { label: 'Recorded', means: 'Somebody said so within the review interval.', standing: 'low' },
  stale: { label: 'Stale', means: 'Older than the review interval.', standing: 'medium' },
  unknown: { label: 'Unknown', means: 'Not recorded, or somebody unknown may be behind it.', standing: 'unknown' },
  'not-needed': { label: 'Not needed', means: 'Does not apply to this account.', standing: 'not-applicable' },
};

export function MatrixMark({ cell }: { cell: MatrixCell }) {
  const words = STATE_WORDS[cell.state];
  const oldest = cell.at === null ? '' : ` The oldest statement was made ${ago(cell.at)}.`;
  return (
    <span
      className={`${classes.cell} ${classes[cell.state] ?? ''}`}
      data-state={cell.state}
      data-hint={`${words.label}: ${cell.says}\n${words.means}${oldest}`}
    >
      <StandingGlyph standing={words.standing} />
      <span className="spoken">{words.label}: </span>
      <span className="clip">{cell.says}</span>
    </span>
  );
}
