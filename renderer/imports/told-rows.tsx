/** Rows that nothing is taken from: how many of each reason, and which. */
import type { Some, ToldView } from '../../shared/ipc/channels/imports.ts';
import { count } from '../design/words.ts';
import classes from './imports.module.css';
import { windowWords } from './words.ts';

export function ToldRows({ told }: { told: Some<ToldView> }) {
  const more = told.total - told.first.length;
  return (
    <ul className={classes.problems}>
      {told.first.map(({ reason, rows, at }) => (
        <li key={reason}>
          {windowWords(reason)}{' '}
          <span className="faint numeric">{rows === 1 ? `Row ${at}` : `${count(rows, 'row')}: ${at}`}</span>
        </li>
      ))}
      {more > 0 && <li className="faint">and {count(more, 'more reason')}</li>}
    </ul>
  );
}
