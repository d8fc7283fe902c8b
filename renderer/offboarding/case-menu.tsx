/** What can be done with a case as a whole. */
import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { IconCalendarDown, IconDots, IconRefresh, IconRotate, IconUserShare, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { CaseView } from '../../shared/ipc/channels/offboarding.ts';
import { ReasonDialog } from '../design/reason-dialog.tsx';
import { complain, tell } from '../design/tell.ts';
import { count } from '../design/words.ts';
import { useAction } from '../ipc/requests.ts';
import { useSaveCalendar } from '../reports/save-calendar.tsx';

type Asking = 'handover' | 'cancel' | 'reopen' | null;

export function CaseMenu({ view }: { view: CaseView }) {
  const [asking, setAsking] = useState<Asking>(null);
  const [to, setTo] = useState('');
  const { id, status } = view.row;
  const close = () => setAsking(null);
  const refresh = useAction('offboarding.refresh', ({ added, dropped }) =>
    tell(added + dropped === 0 ? 'The steps are up to date.' : `${count(added, 'step')} more, ${dropped} fewer.`),
  );
  const calendar = useSaveCalendar();
  const handover = useAction('offboarding.handover', close);
  const cancel = useAction('offboarding.cancel', close);
  const reopen = useAction('offboarding.reopen', close);
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label="More">
            <IconDots size={16} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {status === 'open' && (
            <Menu.Item
              leftSection={<IconRefresh size={14} />}
              onClick={() => refresh.mutate({ id }, { onError: complain })}
            >
              Plan the steps again
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconCalendarDown size={14} />}
            onClick={() => calendar.save({ of: 'offboarding', id })}
          >
            Save due dates…
          </Menu.Item>
          {status === 'open' && (
            <>
              <Menu.Item leftSection={<IconUserShare size={14} />} onClick={() => setAsking('handover')}>
                Hand over…
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item leftSection={<IconX size={14} />} onClick={() => setAsking('cancel')}>
                Cancel the case…
              </Menu.Item>
            </>
          )}
          {status !== 'open' && (
            <Menu.Item leftSection={<IconRotate size={14} />} onClick={() => setAsking('reopen')}>
              Open again…
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {asking === 'handover' && (
        <ReasonDialog
          title="Hand over the case"
          confirm="Hand over"
          busy={handover.isPending}
          error={handover.error}
          onClose={close}
          onConfirm={(reason) => handover.mutate({ id, to: to.trim(), reason })}
        >
          <TextInput
            label="To whom"
            description="Work email"
            required
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </ReasonDialog>
      )}
      {asking === 'cancel' && (
        <ReasonDialog
          title="Cancel this case"
          confirm="Cancel the case"
          back="Keep the case"
          dangerous
          busy={cancel.isPending}
          error={cancel.error}
          onClose={close}
          onConfirm={(reason) => cancel.mutate({ id, reason })}
        >
          Nobody leaves any more. What the steps recorded stays recorded, and the case can be opened again.
        </ReasonDialog>
      )}
      {asking === 'reopen' && (
        <ReasonDialog
          title="Open the case again"
          confirm="Open again"
          busy={reopen.isPending}
          error={reopen.error}
          onClose={close}
          onConfirm={(reason) => reopen.mutate({ id, reason })}
        >
          Signatures have to be given anew.
        </ReasonDialog>
      )}
    </>
  );
}
