/** One entry of the log, unfolding to what it changed. */
import { useState } from 'react';
import type { LogRow } from '../../shared/ipc/channels/log.ts';
import { moment } from '../design/dates.ts';
import { Answered } from '../design/feedback.tsx';
import { numeral } from '../design/locale.ts';
import { Table } from '../design/table.tsx';
import { valueWords } from '../design/value.tsx';
import { count } from '../design/words.ts';
import { useRequest } from '../ipc/requests.ts';
import classes from './log.module.css';

export function LogEntry({ row }: { row: LogRow }) {
  const [opened, setOpened] = useState(false);
  return (
    <li>
      <details onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary className={classes.summary}>
          <span className="numeric faint">{numeral(row.seq)}</span>
          <span>
            <span style={{ fontWeight: 500 }}>{row.title}</span>
            {row.reason && <span className="muted"> {row.reason}</span>}
          </span>
          <span className="muted clip private">{row.actor}</span>
          <span className="numeric faint">{moment(row.at)}</span>
        </summary>
        {opened && <Changes seq={row.seq} />}
      </details>
    </li>
  );
}

function Changes({ seq }: { seq: number }) {
  const entry = useRequest('log.entry', { seq });
  return (
    <div className={classes.body}>
      <Answered request={entry} lines={2}>
        {(answer) => (
          <>
            {answer.changes.length === 0 && <p className="muted">Nothing in the register was changed.</p>}
            {answer.changes.length > 0 && (
              <Table heads={['Of', 'What', 'Before', 'After']} slim>
                {answer.changes.map((change, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the changes of an entry never change
                  <tr key={index}>
                    <td className="private">{change.subject}</td>
                    <td>{change.field}</td>
                    <td className="muted">{valueWords(change.before)}</td>
                    <td>{valueWords(change.after)}</td>
                  </tr>
                ))}
              </Table>
            )}
            {answer.more > 0 && <p className="faint">and {count(answer.more, 'more change')}</p>}
            <p className="faint mono">{answer.entry.hash}</p>
          </>
        )}
      </Answered>
    </div>
  );
}
