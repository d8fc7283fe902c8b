/** The matrix in one line per statement: which share of all accounts is verified, recorded, stale, unknown. */
import type { MatrixColumn, MatrixState } from '../../shared/ipc/channels/matrix.ts';
import { MATRIX_COLUMNS, MATRIX_STATES } from '../../shared/ipc/channels/matrix.ts';
import classes from './matrix.module.css';
import { MATRIX_TITLES, STATE_WORDS } from './matrix-mark.tsx';

export interface MatrixTotalsProps {
  readonly counts: Readonly<Record<MatrixColumn, Readonly<Record<MatrixState, number>>>>;
  onChoose(column: MatrixColumn, state: MatrixState): void;
}

export function MatrixTotals({ counts, onChoose }: MatrixTotalsProps) {
  return (
    <section aria-label="Coverage of custody" className={classes.totals}>
      {MATRIX_COLUMNS.map((column) => {
        const of = counts[column];
        const all = MATRIX_STATES.reduce((sum, state) => sum + of[state], 0);
        if (all === 0) return null;
        return (
          <div key={column} className={classes.total}>
            <div className={classes.totalTitle}>
              {MATRIX_TITLES[column]}
              {of.unknown > 0 && <span className={`${classes.totalUnknown} numeric`}>{of.unknown} unknown</span>}
            </div>
            <div className={classes.bar}>
              {MATRIX_STATES.filter((state) => of[state] > 0).map((state) => (
                <button
                  key={state}
                  type="button"
                  className={`${classes.share} ${classes[state] ?? ''}`}
                  style={{ flexGrow: of[state] }}
                  aria-label={`${MATRIX_TITLES[column]}: ${of[state].toLocaleString()} ${STATE_WORDS[state].label.toLowerCase()}`}
                  title={`${of[state].toLocaleString()} ${STATE_WORDS[state].label.toLowerCase()}`}
                  onClick={() => onChoose(column, state)}
                />
              ))}
            </div>
          </div>
        );
      })}
    </section>
  );
}
