/** The custody graph to take along: copied as SVG, or saved as an SVG or PNG file. */
import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload } from '@tabler/icons-react';
import { custodyGraphSvg } from '../../shared/custody/graph-svg.ts';
import type { CustodyPicture } from '../../shared/custody/verdicts.ts';
import { copyText } from '../design/clipboard.ts';
import { failureIn } from '../ipc/bridge.ts';
import { useAction } from '../ipc/requests.ts';
import { pngOf } from './graph-png.ts';

export function GraphExport({ picture }: { picture: CustodyPicture }) {
  const say = (message: string) => notifications.show({ withBorder: true, message });
  const save = useAction('reports.save-picture', (saved) => {
    if (saved !== null) say(`Saved ${saved.file}.`);
  });
  const send = async (format: 'svg' | 'png') => {
    const svg = custodyGraphSvg(picture);
    try {
      const content = format === 'svg' ? svg : await pngOf(svg);
      await save.mutateAsync({ account: picture.account, format, content });
    } catch (error) {
      say(failureIn(error).message);
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          loading={save.isPending}
          leftSection={<IconDownload size={14} stroke={1.6} />}
        >
          Picture
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void send('svg')}>Save as SVG…</Menu.Item>
        <Menu.Item onClick={() => void send('png')}>Save as PNG…</Menu.Item>
        <Menu.Item
          onClick={() => {
            if (copyText(custodyGraphSvg(picture))) say('Copied the picture as SVG.');
          }}
        >
          Copy as SVG
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
