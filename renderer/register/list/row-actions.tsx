/** What can be done with the chosen rows: confirm, set a field, merge two, copy as a table, remove. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { RegisterKind } from '../../../shared/ipc/channels/register.ts';
import { copyText } from '../../design/clipboard.ts';
import type { Selection } from '../../design/grid/selection.ts';
import { count } from '../../design/words.ts';
import { useAction } from '../../ipc/requests.ts';
import { BulkDialog } from '../actions/bulk-dialog.tsx';
import { MergeDialog } from '../actions/merge-dialog.tsx';
import { RemoveDialog } from '../actions/remove-dialog.tsx';
import { sayDone, sayFailed } from '../edit/said.tsx';
import { KIND_SCREENS } from '../kinds.ts';

type Doing = 'bulk' | 'merge' | 'remove' | null;

export function RowActions({ kind, selection }: { kind: RegisterKind; selection: Selection }) {
  const [doing, setDoing] = useState<Doing>(null);
  const { one, many } = KIND_SCREENS[kind];
  const keys = [...selection.keys];
  const confirm = useAction('register.confirm', ({ seq }) => {
    sayDone(`Confirmed ${count(keys.length, one, many)}.`, seq);
    selection.clear();
  });
  const copy = useAction('paste.copy', ({ text }) => {
    if (copyText(text))
      notifications.show({ withBorder: true, message: `Copied ${count(keys.length, one, many)} as a table.` });
  });
  const done = () => {
    setDoing(null);
    selection.clear();
  };
  const [first, second] = keys;
  return (
    <>
      <Button
        variant="default"
        title="What is recorded about them is still true"
        loading={confirm.isPending}
        onClick={() => confirm.mutate({ kind, keys }, { onError: sayFailed })}
      >
        Still true
      </Button>
      <Button variant="default" onClick={() => setDoing('bulk')}>
        Set…
      </Button>
      <Button
        variant="default"
        title="For a spreadsheet; pasting it back changes what you changed there"
        onClick={() => copy.mutate({ kind, keys }, { onError: sayFailed })}
      >
        Copy as table
      </Button>
      {keys.length === 2 && kind !== 'account' && (
        <Button variant="default" onClick={() => setDoing('merge')}>
          Merge…
        </Button>
      )}
      {keys.length === 1 && (
        <Button variant="default" onClick={() => setDoing('remove')}>
          Remove…
        </Button>
      )}
      {doing === 'bulk' && <BulkDialog kind={kind} keys={keys} onClose={() => setDoing(null)} onDone={done} />}
      {doing === 'merge' && first !== undefined && second !== undefined && (
        <MergeDialog kind={kind} a={first} b={second} onClose={() => setDoing(null)} onDone={done} />
      )}
      {doing === 'remove' && first !== undefined && (
        <RemoveDialog kind={kind} subject={first} onClose={() => setDoing(null)} onDone={done} />
      )}
    </>
  );
}
