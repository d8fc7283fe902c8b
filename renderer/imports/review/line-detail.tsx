/** One line in full: field by field, before and after side by side. */
import type { LineView } from '../../../shared/ipc/channels/imports.ts';
import type { Json } from '../../../shared/register/facts.ts';
import { Answered } from '../../design/feedback.tsx';
import { numeral } from '../../design/locale.ts';
import { SidePanel } from '../../design/side-panel.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { Table } from '../../design/table.tsx';
import { valueWords } from '../../design/value.tsx';
import { useRequest } from '../../ipc/requests.ts';
import classes from '../imports.module.css';
import { useImportAction } from '../use-imports.ts';
import { CHANGE_MEANS, CHANGE_WORDS, rowWords } from '../words.ts';
import { Decision } from './line-columns.tsx';

export interface LineDetailProps {
  readonly pending: string;
  readonly line: string;
  onClose(): void;
}

export function LineDetail({ pending, line, onClose }: LineDetailProps) {
  const answer = useRequest('imports.line', { id: pending, line }, { keepPrevious: true });
  const decide = useImportAction('imports.decide');
  return (
    <SidePanel
      label="The chosen line"
      head={answer.data?.line ? <StateBadge {...CHANGE_WORDS[answer.data.line.change]} /> : <span />}
      onClose={onClose}
    >
      <div className={classes.chosenLine}>
        <Answered request={answer}>
          {({ line: shown }) =>
            shown === null ? (
              <p className="muted">This line is not part of the import any more.</p>
            ) : (
              <Shown line={shown} onDecide={(accept) => decide.mutate({ id: pending, lines: [shown.id], accept })} />
            )
          }
        </Answered>
      </div>
    </SidePanel>
  );
}

function Shown({ line, onDecide }: { line: LineView; onDecide: (accept: boolean) => void }) {
  return (
    <>
      <h2 className={`${classes.panelTitle} private`}>{line.title}</h2>
      <p className="muted">{line.reason ?? CHANGE_MEANS[line.change]}</p>
      <p className="faint">
        {line.file}, {rowWords(line.row).toLowerCase()}
      </p>
      <Table heads={['Field', 'The ledger says', 'The file says']} label="Before and after" slim>
        {line.fields.map(({ field, label, before, after }) => (
          <tr key={field}>
            <th scope="row" className="muted">
              {label}
            </th>
            <td>
              <Said value={before} />
            </td>
            <td>
              <Said value={after} />
            </td>
          </tr>
        ))}
      </Table>
      {line.more > 0 && <p className="faint">and {numeral(line.more)} more fields</p>}
      <div className={classes.panelActions}>
        <Decision line={line} onDecide={onDecide} />
      </div>
    </>
  );
}

function Said({ value }: { value: Json }) {
  if (value === null) return <span className="faint">Nothing</span>;
  return <span className="private">{valueWords(value)}</span>;
}
