/** Takes a page out of the app as a file that works by itself: as PDF, or as a web page. */
import { Button, Menu } from '@mantine/core';
import { IconBrowser, IconDownload, IconFileTypePdf } from '@tabler/icons-react';
import type { PageFormat, PageRequest } from '../../shared/ipc/channels/reports.ts';
import { complain, tell } from '../design/tell.ts';
import { useAction } from '../ipc/requests.ts';
import { savedWords } from './saved.tsx';

export function SavePage({ page, label = 'Save' }: { page: PageRequest; label?: string }) {
  const save = useAction('reports.save-page', (saved) => {
    if (saved !== null) tell(savedWords(saved));
  });
  const saveAs = (format: PageFormat) => save.mutate({ page, format }, { onError: complain });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={15} stroke={1.7} />} loading={save.isPending}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconFileTypePdf size={15} stroke={1.6} />} onClick={() => saveAs('pdf')}>
          Save as PDF…
        </Menu.Item>
        <Menu.Item leftSection={<IconBrowser size={15} stroke={1.6} />} onClick={() => saveAs('html')}>
          Save as web page…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
