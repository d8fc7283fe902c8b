/** Due dates as a file that calendars open. */
import { Button } from '@mantine/core';
import { IconCalendarDown } from '@tabler/icons-react';
import type { CalendarRequest } from '../../shared/ipc/channels/reports.ts';
import { complain, tell } from '../design/tell.ts';
import { useAction } from '../ipc/requests.ts';
import { savedWords } from './saved.tsx';

export function SaveCalendar({ calendar }: { calendar: CalendarRequest }) {
  const { save, saving } = useSaveCalendar();
  return (
    <Button
      variant="default"
      leftSection={<IconCalendarDown size={15} stroke={1.7} />}
      loading={saving}
      onClick={() => save(calendar)}
    >
      Save due dates…
    </Button>
  );
}

/** The same for a menu. */
export function useSaveCalendar(): { save(calendar: CalendarRequest): void; saving: boolean } {
  const action = useAction('reports.save-calendar', (saved) => {
    if (saved !== null) tell(`${savedWords(saved)} Open it with your calendar.`);
  });
  return {
    save: (calendar) => action.mutate({ calendar }, { onError: complain }),
    saving: action.isPending,
  };
}
