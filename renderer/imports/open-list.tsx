/** What imports left open: each with its row and reason, and settled by whom and when, or waiting for somebody to say. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OpenView } from '../../shared/ipc/channels/imports.ts';
import { day } from '../design/dates.ts';
import { ReasonDialog } from '../design/reason-dialog.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { Table } from '../design/table.tsx';
import { useAction } from '../ipc/requests.ts';
import { sayDone } from '../register/edit/said.tsx';
import { CHANGE_WORDS, rowWords } from './words.ts';

export function OpenList({ open, readOnly = false }: { open: readonly OpenView[]; readOnly?: boolean }) {
  const [settling, setSettling] = useState<OpenView | null>(null);
  const settle = useAction('imports.settle', ({ seq }) => {
    setSettling(null);
    sayDone('Settled what the import left open', seq);
  });
  return (
    <>
      <Table
        heads={['State', 'What it is about', 'From', { title: 'Settle', spoken: true }]}
        label="Left open by imports"
      >
        {open.map((one) => (
          <tr key={`${one.receipt} ${one.entry}`}>
            <td>
              {one.settled === null ? (
                <StateBadge {...CHANGE_WORDS[one.change]} bare />
              ) : (
                <span className="muted">Settled</span>
              )}
            </td>
            <th scope="row">
              {one.title.slice(0, 1).toUpperCase() + one.title.slice(1)}
              {one.said && <div style={{ fontWeight: 'normal' }}>The file says: {one.said}</div>}
              <div className="muted" style={{ fontWeight: 'normal' }}>
                {one.settled === null ? one.reason : settledWords(one.settled)}
              </div>
            </th>
            <td className="muted">
              {one.file}
              {one.row > 0 && `, ${rowWords(one.row).toLowerCase()}`}
              <div className="numeric">
                {day(one.at)}
                {one.by !== null && ` by ${one.by}`}
              </div>
            </td>
            <td data-end>
              {one.settled === null && !readOnly && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`Settle ${one.title}`}
                  onClick={() => setSettling(one)}
                >
                  Settle…
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Table>
      {settling !== null && (
        <ReasonDialog
          title="Settle what an import left open"
          confirm="Settle"
          reasonLabel="What was found"
          busy={settle.isPending}
          error={settle.error}
          onConfirm={(note) => settle.mutate({ receipt: settling.receipt, entry: settling.entry, note })}
          onClose={() => setSettling(null)}
        >
          {settling.title}. Record what is right first, or import a newer file: this only says that somebody looked, and
          changes no verdict.
        </ReasonDialog>
      )}
    </>
  );
}

function settledWords({ by, at, note }: NonNullable<OpenView['settled']>): string {
  const who = by === null ? '' : ` by ${by}`;
  if (at === null) return 'What it was about is not in the ledger any more.';
  return note === null ? `Stated anew on ${day(at)}${who}.` : `${note} (${day(at)}${who})`;
}
