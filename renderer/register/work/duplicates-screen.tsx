/** People who look like one and the same, in pairs. Nobody is merged without being asked. */
import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import type { RegisterRow } from '../../../shared/ipc/channels/register.ts';
import type { Json } from '../../../shared/register/facts.ts';
import { Answered, EmptyState } from '../../design/feedback.tsx';
import { Page, Section } from '../../design/page.tsx';
import { count } from '../../design/words.ts';
import { ask } from '../../ipc/bridge.ts';
import { useAction, useRequest } from '../../ipc/requests.ts';
import { sayDone, sayFailed } from '../edit/said.tsx';
import { KIND_SCREENS } from '../kinds.ts';
import classes from '../register.module.css';
import { SubjectChip } from '../subject-chip.tsx';
import { MergeDialog } from './merge-dialog.tsx';

type Pair = { readonly a: RegisterRow; readonly b: RegisterRow; readonly because: string };

export default function DuplicatesScreen() {
  const pairs = useRequest('register.duplicates', undefined);
  const [merging, setMerging] = useState<Pair | null>(null);
  const save = useAction('register.save', ({ seq }) => sayDone('Two different people, from now on.', seq));
  const keepApart = async ({ a, b }: Pair) => {
    try {
      const { record } = await ask('register.get', { kind: 'person', key: a.key });
      const before = Array.isArray(record.distinctFrom) ? (record.distinctFrom as Json[]) : [];
      save.mutate({
        kind: 'person',
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
      back={{ to: KIND_SCREENS.person.path, label: 'People' }}
      subtitle="One person recorded twice counts as two: they look harder to lose, and easier to trust, than they are."
    >
      <Answered request={pairs}>
        {(answer) =>
          answer.pairs.length === 0 ? (
            <EmptyState icon={IconUsers} title="Everybody looks different">
              No two people share a name, an address or the part before the @.
            </EmptyState>
          ) : (
            <Section title={count(answer.pairs.length, 'pair')}>
              <table className={classes.table}>
                <thead>
                  <tr>
                    <th scope="col">One</th>
                    <th scope="col">Other</th>
                    <th scope="col">Why</th>
                    <th scope="col">
                      <span className="spoken">Actions</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {answer.pairs.map((pair) => (
                    <tr key={`${pair.a.key}|${pair.b.key}`}>
                      <td>
                        <Half row={pair.a} />
                      </td>
                      <td>
                        <Half row={pair.b} />
                      </td>
                      <td className="muted">{pair.because}</td>
                      <td className={classes.mark}>
                        <Button variant="subtle" color="gray" onClick={() => void keepApart(pair)}>
                          Two people
                        </Button>
                        <Button variant="default" onClick={() => setMerging(pair)}>
                          Merge…
                        </Button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Section>
          )
        }
      </Answered>
      {merging && (
        <MergeDialog
          kind="person"
          // The one on whom more hangs stays, unless the reader says otherwise.
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

function Half({ row }: { row: RegisterRow }) {
  return (
    <>
      <SubjectChip
        kind="person"
        subject={row.key}
        named={{ [`person:${row.key}`]: { name: row.name, status: row.status } }}
      />
      <div className="faint">
        {row.key} · {count(row.accounts, 'account')}
      </div>
    </>
  );
}
