/** What the rows of a pasted table would do; those that somebody has to look at come first. */
import type { PastedSubject } from '../../../shared/ipc/channels/paste.ts';
import { StateBadge } from '../../design/state-badge.tsx';
import { Table } from '../../design/table.tsx';
import { valueWords } from '../../design/value.tsx';
import classes from '../register.module.css';

const STATES = {
  new: { standing: 'info', label: 'New' },
  changed: { standing: 'medium', label: 'Changed' },
  same: { standing: 'not-applicable', label: 'As recorded' },
  problem: { standing: 'critical', label: 'Cannot be used' },
} as const;

export function PasteRows({ rows }: { rows: readonly PastedSubject[] }) {
  return (
    <div className={classes.preview}>
      <Table heads={['Line', 'Row', 'What it does', 'Details']} label="Rows">
        {rows.map((row) => (
          <tr key={row.line}>
            <td className="numeric faint">{row.line}</td>
            <th scope="row">{row.name || <span className="faint">not named</span>}</th>
            <td>
              <StateBadge {...STATES[row.state]} bare />
            </td>
            <td>
              {row.problems.map((problem) => (
                <div key={problem} className={classes.problem}>
                  {problem}
                </div>
              ))}
              {row.warnings.map((warning) => (
                <div key={warning} className={classes.warning}>
                  {warning}
                </div>
              ))}
              {row.changes.map((change, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: several members of one group have the same label
                <div key={place} className="muted">
                  {change.label}: {change.before !== null && <s>{valueWords(change.before)}</s>}{' '}
                  {valueWords(change.after)}
                </div>
              ))}
            </td>
          </tr>
        ))}
      </Table>
    </div>
  );
}
