/** How the first rows of a table read, with the columns as they are matched. */
import type { TablePreview } from '../../../shared/ipc/channels/imports.ts';
import { day } from '../../design/dates.ts';
import { Table } from '../../design/table.tsx';
import { valueWords } from '../../design/value.tsx';
import classes from '../imports.module.css';
import { rowWords, windowWords } from '../words.ts';

export function MappingPreview({ table }: { table: TablePreview }) {
  if (table.failure !== null)
    return (
      <p role="status" className={classes.failure}>
        {windowWords(table.failure)}
      </p>
    );
  return (
    <section aria-label="First rows">
      <Table
        heads={['Email address', 'Name', 'Status', 'Last day', 'Manager', 'Other addresses']}
        label="First rows as they read"
        slim
      >
        {table.people.map(({ row, email, name, aliases, fields }) => (
          <tr key={row}>
            <th scope="row" className="private">
              {email}
            </th>
            <td className="private">{name}</td>
            <td>{typeof fields.status === 'string' ? valueWords(fields.status) : ''}</td>
            <td className="numeric">{typeof fields.lastDay === 'string' ? day(fields.lastDay) : ''}</td>
            <td className="private">{typeof fields.manager === 'string' ? fields.manager : ''}</td>
            <td className="private">{aliases.join(', ')}</td>
          </tr>
        ))}
      </Table>
      {table.problems.map(({ row, reason }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one row may have the same problem twice
        <p key={place} className="muted">
          {rowWords(row)}: {windowWords(reason)}
        </p>
      ))}
    </section>
  );
}
