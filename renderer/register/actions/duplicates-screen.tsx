/** Subjects that look like one and the same, in pairs, kind by kind. Nothing is merged without being asked. */
import { Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useState } from 'react';
import type { RegisterKind, RegisterRow } from '../../../shared/ipc/channels/register.ts';
import type { Json } from '../../../shared/register/facts.ts';
import { Answered, EmptyState } from '../../design/feedback.tsx';
import { Page, Section } from '../../design/page.tsx';
import { Table } from '../../design/table.tsx';
import { count } from '../../design/words.ts';
import { ask } from '../../ipc/bridge.ts';
import { useAction, useRequest } from '../../ipc/requests.ts';
import { sayDone, sayFailed } from '../edit/said.tsx';
import { KIND_SCREENS } from '../kinds.ts';
import { SubjectChip } from '../subject-chip.tsx';
import { MAY_BE_TWICE } from './may-be-twice.ts';
import { MergeDialog } from './merge-dialog.tsx';

type Pair = { readonly a: RegisterRow; readonly b: RegisterRow; readonly because: string };

export default function DuplicatesScreen() {
  const pairs = useRequest('register.duplicates', undefined);
  const [merging, setMerging] = useState<Pair | null>(null);
  const save = useAction('register.save', ({ seq }, { kind }) =>
    sayDone(`Two different ${KIND_SCREENS[kind].many}, from now on.`, seq),
  );
  const keepApart = async ({ a, b }: Pair) => {
    try {
      const { record } = await ask('register.get', { kind: a.kind, key: a.key });
      const before = Array.isArray(record.distinctFrom) ? (record.distinctFrom as Json[]) : [];
      save.mutate({
        kind: a.kind,
        key: a.key,
        create: false,
        set: { distinctFrom: [...before, b.key] },
        items: {},
        close: {},
      });
    } catch (error) {
      sayFailed(error);
    }
  };
  return (
    <Page
      title="Likely duplicates"
      subtitle="One person recorded twice counts as two: they look harder to lose, and easier to trust, than they are. So does a group, a vault or a device."
    >
      <Answered request={pairs}>
        {(answer) =>
          answer.pairs.length === 0 ? (
            <EmptyState icon={IconArrowsExchange} title="Everything looks different">
              No two people share a name or an address, no two devices a serial number, no two groups, vaults, places or
              phones a name or a number.
            </EmptyState>
          ) : (
            MAY_BE_TWICE.map((kind) => (
              <Pairs
                key={kind}
                kind={kind}
                pairs={answer.pairs.filter(({ a }) => a.kind === kind)}
                onApart={(pair) => void keepApart(pair)}
                onMerge={setMerging}
              />
            ))
          )
        }
      </Answered>
      {merging && (
        <MergeDialog
          kind={merging.a.kind}
          // The one on which more hangs stays, unless the reader says otherwise.
          a={merging.b.accounts > merging.a.accounts ? merging.b.key : merging.a.key}
          b={merging.b.accounts > merging.a.accounts ? merging.a.key : merging.b.key}
          because={merging.because}
          onClose={() => setMerging(null)}
          onDone={() => setMerging(null)}
        />
      )}
    </Page>
  );
}

interface PairsProps {
  readonly kind: RegisterKind;
  readonly pairs: readonly Pair[];
  onApart(pair: Pair): void;
  onMerge(pair: Pair): void;
}

function Pairs({ kind, pairs, onApart, onMerge }: PairsProps) {
  const { title, many } = KIND_SCREENS[kind];
  if (pairs.length === 0) return null;
  return (
    <Section title={`${title} · ${count(pairs.length, 'pair')}`}>
      <Table heads={['One', 'Other', 'Why', { title: 'Actions', spoken: true }]}>
        {pairs.map((pair) => (
          <tr key={`${pair.a.key}|${pair.b.key}`}>
            <td>
              <Half row={pair.a} />
            </td>
            <td>
              <Half row={pair.b} />
            </td>
            <td className="muted">{pair.because}</td>
            <td data-end>
              <Button variant="subtle" color="gray" onClick={() => onApart(pair)}>
                Two {many}
              </Button>
              <Button variant="default" onClick={() => onMerge(pair)}>
                Merge…
              </Button>
            </td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}

function Half({ row }: { row: RegisterRow }) {
  return (
    <>
      <SubjectChip
        kind={row.kind}
        subject={row.key}
        named={{ [`${row.kind}:${row.key}`]: { name: row.name, status: row.status } }}
      />
      <div className="faint">
        {row.key} · {count(row.accounts, 'account')}
      </div>
    </>
  );
}
