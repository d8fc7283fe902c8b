/** The matrix in one line per statement: which share of all accounts is verified, recorded, stale, unknown. */
import type { MatrixColumn, MatrixState } from '../../shared/ipc/channels/matrix.ts';
import { MATRIX_COLUMNS, MATRIX_STATES } from '../../shared/ipc/channels/matrix.ts';
import { numeral } from '../design/locale.ts';
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
              {of.unknown > 0 && (
                <button
                  type="button"
                  className={`${classes.totalUnknown} numeric`}
                  aria-label={`${MATRIX_TITLES[column]}: show ${numeral(of.unknown)} unknown`}
                  onClick={() => onChoose(column, 'unknown')}
                >
                  {numeral(of.unknown)} unknown
                </button>
              )}
            </div>
            <div className={classes.bar} role="img" aria-label={inWords(column, of)}>
              {MATRIX_STATES.filter((state) => of[state] > 0).map((state) => (
                <span
                  key={state}
                  className={`${classes.share} ${classes[state] ?? ''}`}
                  style={{ flexGrow: of[state] }}
                  title={countOf(state, of)}
                />
              ))}
            </div>
          </div>
        );
      })}
    </section>
  );
}

type Counts = Readonly<Record<MatrixState, number>>;

function countOf(state: MatrixState, of: Counts): string {
  return `${numeral(of[state])} ${STATE_WORDS[state].label.toLowerCase()}`;
}

function inWords(column: MatrixColumn, of: Counts): string {
  const said = MATRIX_STATES.filter((state) => of[state] > 0).map((state) => countOf(state, of));
  return `${MATRIX_TITLES[column]}: ${said.join(', ')}`;
}
