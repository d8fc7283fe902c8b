/** The scan in the top bar: silent unless one runs or needs somebody. */
import { Link } from 'wouter';
import { isRunning } from '../../shared/ipc/events.ts';
import classes from '../app/frame.module.css';
import { StandingGlyph } from '../design/glyphs.tsx';
import { numeral } from '../design/locale.ts';
import marks from '../design/marks.module.css';
import { useScanProgress } from './scan-state.ts';

export function ScanStatus() {
  const progress = useScanProgress();
  if (progress === null || !isRunning(progress)) return null;
  const words =
    progress.phase === 'listing'
      ? 'Listing accounts'
      : progress.phase === 'paused'
        ? 'Scan paused'
        : `Scanning ${numeral(progress.complete + progress.failed)} of ${numeral(progress.accounts)}`;
  return (
    <Link to="/scan" className={`${classes.scan} numeric`}>
      {progress.phase === 'paused' ? (
        <span className={marks.medium}>
          <StandingGlyph standing="medium" />
        </span>
      ) : (
        <span className={classes.pulse} aria-hidden="true" />
      )}
      {words}
    </Link>
  );
}
