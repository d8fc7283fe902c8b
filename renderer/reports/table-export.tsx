/** Takes what a grid shows out of the app: as a table on the clipboard, or as a CSV file. Every row that matches, not a page. */
import { Button, Menu } from '@mantine/core';
import { IconClipboardCopy, IconDownload, IconEyeOff, IconTableExport } from '@tabler/icons-react';
import type { TableRequest } from '../../shared/ipc/channels/reports.ts';
import { complain, tell } from '../design/tell.ts';
import { count } from '../design/words.ts';
import { useAction } from '../ipc/requests.ts';
import { savedWords } from './saved.tsx';

export function TableExport({ table }: { table: TableRequest }) {
  const copy = useAction('reports.copy-table', ({ rows }) =>
    tell(`Copied ${count(rows, 'row')}. Paste into a spreadsheet.`),
  );
  const save = useAction('reports.save-table', (saved) => {
    if (saved !== null) tell(savedWords(saved));
  });
  const saveAs = (redacted: boolean) => save.mutate({ table, redacted }, { onError: complain });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconTableExport size={15} stroke={1.6} />}
          loading={copy.isPending || save.isPending}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconClipboardCopy size={15} stroke={1.6} />}
          onClick={() => copy.mutate({ table }, { onError: complain })}
        >
          Copy as a table
        </Menu.Item>
        <Menu.Item leftSection={<IconDownload size={15} stroke={1.6} />} onClick={() => saveAs(false)}>
          Save as CSV…
        </Menu.Item>
        <Menu.Item leftSection={<IconEyeOff size={15} stroke={1.6} />} onClick={() => saveAs(true)}>
          Save as CSV, redacted…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
