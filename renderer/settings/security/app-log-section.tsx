/** What the app noted of itself, for support: shown, and exported by hand. It is never sent. */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { moment } from '../../design/dates.ts';
import { Answered } from '../../design/feedback.tsx';
import { Section } from '../../design/page.tsx';
import { Table } from '../../design/table.tsx';
import { Trouble } from '../../design/trouble.tsx';
import { useAction, useRequest } from '../../ipc/requests.ts';
import classes from './security.module.css';

const SHOWN_LINES = 200;

export function AppLogSection() {
  const log = useRequest('logs.page', { limit: SHOWN_LINES });
  const save = useAction('logs.export', ({ saved }) => {
    if (saved) notifications.show({ message: 'The log is exported. It holds no name, no account and no secret.' });
  });
  return (
    <Section
      title="What the app noted"
      aside={
        <Button variant="default" loading={save.isPending} onClick={() => save.mutate(undefined)}>
          Export…
        </Button>
      }
    >
      <Trouble error={save.error} />
      <Answered request={log} lines={3}>
        {({ lines }) => (
          <div className={classes.scroll}>
            <Table heads={['When', 'What', 'Where', 'Error']}>
              {lines.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity of their own
                <tr key={index}>
                  <td className="muted">{moment(line.at)}</td>
                  <td>{line.event}</td>
                  <td className="mono">{line.where}</td>
                  <td className="mono">{line.error}</td>
                </tr>
              ))}
            </Table>
          </div>
        )}
      </Answered>
    </Section>
  );
}
