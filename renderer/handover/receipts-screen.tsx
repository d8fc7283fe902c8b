/** Receipts for hardware given and returned, and the slip of one of them to print and sign. */
import { Button } from '@mantine/core';
import { IconPlus, IconPrinter, IconReceipt2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { ReceiptRow } from '../../shared/ipc/channels/handover.ts';
import { day } from '../design/dates.ts';
import { Answered, EmptyState } from '../design/feedback.tsx';
import type { GridColumn } from '../design/grid/index.ts';
import { Grid, useGridView } from '../design/grid/index.ts';
import { Page } from '../design/page.tsx';
import { useRequest } from '../ipc/requests.ts';
import { SavePage } from '../reports/save-page.tsx';
import paper from '../runbooks/paper.module.css';
import classes from './handover.module.css';
import { ReceiptDialog } from './receipt-dialog.tsx';

const COLUMNS: readonly GridColumn<ReceiptRow>[] = [
  {
    id: 'on',
    title: 'On',
    width: 7,
    value: (row) => row.on,
    render: (row) => <span className="numeric">{day(row.on)}</span>,
  },
  {
    id: 'direction',
    title: 'Way',
    width: 6,
    value: (row) => row.direction,
    render: (row) => (row.direction === 'given' ? 'Given' : 'Returned'),
  },
  { id: 'thing', title: 'What', width: 12, grow: 2, value: (row) => row.thing, render: (row) => row.thing },
  {
    id: 'serial',
    title: 'Serial',
    width: 8,
    yields: 3,
    value: (row) => row.serial,
    render: (row) => <span className="numeric private">{row.serial ?? ''}</span>,
  },
  {
    id: 'from',
    title: 'By',
    width: 9,
    grow: 1,
    value: (row) => row.fromName,
    render: (row) => <span className="private">{row.fromName}</span>,
  },
  {
    id: 'to',
    title: 'To',
    width: 9,
    grow: 1,
    value: (row) => row.toName,
    render: (row) => <span className="private">{row.toName}</span>,
  },
  {
    id: 'place',
    title: 'Place',
    width: 8,
    yields: 2,
    grow: 1,
    value: (row) => row.place,
    render: (row) => row.place ?? '',
  },
  {
    id: 'id',
    title: 'Receipt',
    width: 8,
    yields: 1,
    value: (row) => row.id,
    render: (row) => <span className="faint">{row.id}</span>,
  },
];

export default function ReceiptsScreen() {
  const { id } = useParams<{ id?: string }>();
  const [, navigate] = useLocation();
  const [writing, setWriting] = useState(false);
  const view = useGridView();
  const receipts = useRequest('handover.receipts', { search: '' });
  const shown = receipts.data?.rows.find((row) => row.id === id);
  if (id !== undefined)
    return (
      <Page
        title={`Receipt ${id}`}
        back={{ to: '/handover/receipts', label: 'Receipts' }}
        actions={
          <>
            <SavePage page={{ of: 'receipt', id }} />
            <Button leftSection={<IconPrinter size={15} stroke={1.7} />} onClick={() => window.print()}>
              Print
            </Button>
          </>
        }
      >
        <Answered request={receipts}>
          {() =>
            shown === undefined ? (
              <EmptyState icon={IconReceipt2} title="There is no such receipt" />
            ) : (
              <Slip receipt={shown} />
            )
          }
        </Answered>
      </Page>
    );
  return (
    <Page
      title="Receipts"
      back={{ to: '/handover', label: 'Hand over a role' }}
      subtitle="Hardware given and returned"
      actions={
        <Button leftSection={<IconPlus size={15} stroke={1.7} />} onClick={() => setWriting(true)}>
          Write a receipt
        </Button>
      }
      fill
    >
      <Grid
        label="Receipts"
        noun="receipt"
        source={{ rows: receipts.data?.rows ?? [] }}
        columns={COLUMNS}
        view={view}
        rowKey={(row) => row.id}
        onOpen={(row) => navigate(`/handover/receipts/${row.id}`)}
        empty={
          <EmptyState icon={IconReceipt2} title="No receipt yet">
            Write one whenever a key, a token or a SIM changes hands: serial, place, two names.
          </EmptyState>
        }
      />
      {writing && (
        <ReceiptDialog onClose={() => setWriting(false)} onDone={(made) => navigate(`/handover/receipts/${made}`)} />
      )}
    </Page>
  );
}

function Slip({ receipt }: { receipt: ReceiptRow }) {
  const row = (name: string, value: string | null) => (
    <tr>
      <th scope="row">{name}</th>
      <td className="private">{value ?? <span className="muted">Not recorded</span>}</td>
    </tr>
  );
  const given = receipt.direction === 'given';
  return (
    <article className={`${paper.paper} ${classes.slip}`} aria-label={`Receipt ${receipt.id}`}>
      <h2>{given ? 'Hand-over of hardware' : 'Return of hardware'}</h2>
      <table>
        <tbody>
          {row('Receipt', receipt.id)}
          {row('Day', day(receipt.on))}
          {row('What', receipt.thing)}
          {row('Serial number', receipt.serial)}
          {row(given ? 'Given by' : 'Returned by', receipt.fromName)}
          {row('Received by', receipt.toName)}
          {row('Place', receipt.place)}
          {receipt.note !== null && row('Note', receipt.note)}
        </tbody>
      </table>
      <div className={classes.sign}>
        <div className="muted">{receipt.fromName}, date</div>
        <div className="muted">{receipt.toName}, date</div>
      </div>
    </article>
  );
}
