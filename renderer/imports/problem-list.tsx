/** What was met while reading: by row, never by value. */
import type { Problem } from '../../shared/imports/parsed-file.ts';
import type { Some } from '../../shared/ipc/channels/imports.ts';
import { count } from '../design/words.ts';
import classes from './imports.module.css';
import { rowWords, windowWords } from './words.ts';

export function ProblemList({ problems }: { problems: Some<Problem> }) {
  const more = problems.total - problems.first.length;
  return (
    <ul className={classes.problems}>
      {problems.first.map(({ row, reason }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one row may have the same problem twice
        <li key={place}>
          <span className="faint numeric">{rowWords(row)}</span> {windowWords(reason)}
        </li>
      ))}
      {more > 0 && <li className="faint">and {count(more, 'more', 'more')}</li>}
    </ul>
  );
}
