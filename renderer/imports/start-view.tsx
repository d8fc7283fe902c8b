/** Before anything is given: where to let go of files, how to get them, and what was imported before. */
import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconClipboardText, IconFileImport, IconFolderOpen, IconTableDown } from '@tabler/icons-react';
import { Trouble } from '../design/trouble.tsx';
import { useAction } from '../ipc/requests.ts';
import { HowToSection } from './how-to-section.tsx';
import classes from './imports.module.css';
import { ReadingCard } from './reading-card.tsx';
import { ReceiptsSection } from './receipts-section.tsx';
import { useGive } from './use-give.ts';

export function StartView() {
  const give = useGive();
  const template = useAction('imports.template', ({ saved }) => {
    if (saved) notifications.show({ withBorder: true, message: 'Template saved. Fill it in and drop it here.' });
  });
  return (
    <>
      <ReadingCard />
      <section className={classes.drop} aria-label="Give files">
        <div className={classes.dropIcon}>
          <IconFileImport size={22} stroke={1.5} aria-hidden="true" />
        </div>
        <h2 className={classes.dropTitle}>Drop files anywhere in this window</h2>
        <p className="muted">
          AWS exports, password managers, mail groups, HR lists, several at once. What each one is, its content tells.
          <br />
          Passwords and other secrets are refused before they are read: not one is kept.
        </p>
        <Group justify="center" mt="sm">
          <Button
            leftSection={<IconFolderOpen size={15} stroke={1.7} aria-hidden="true" />}
            loading={give.pending}
            onClick={give.choose}
          >
            Choose files…
          </Button>
          <Button
            variant="default"
            leftSection={<IconClipboardText size={15} stroke={1.7} aria-hidden="true" />}
            onClick={give.paste}
          >
            Paste
          </Button>
          <Button
            variant="default"
            leftSection={<IconTableDown size={15} stroke={1.7} aria-hidden="true" />}
            loading={template.isPending}
            title="A CSV of your accounts with open columns for who holds what"
            onClick={() => template.mutate(undefined)}
          >
            Save template…
          </Button>
        </Group>
        <Trouble error={give.error ?? template.error} />
      </section>
      <HowToSection />
      <ReceiptsSection />
    </>
  );
}
