/** Files being read: which, how far, and stopping it. */
import { Button, Progress } from '@mantine/core';
import classes from './imports.module.css';
import { useImportAction, useReading } from './use-imports.ts';

export function ReadingCard() {
  const reading = useReading();
  const cancel = useImportAction('imports.cancel');
  if (reading === null || reading.state === 'done') return null;
  const share = reading.total === null || reading.total === 0 ? null : (reading.done / reading.total) * 100;
  const running = reading.state === 'running';
  return (
    <section className={classes.reading} aria-label="Reading files" aria-busy={running}>
      <div className={classes.readingLine}>
        <span role="status">{running ? `${reading.title} …` : reading.title}</span>
        {running && (
          <Button variant="default" size="xs" loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
            Cancel
          </Button>
        )}
      </div>
      {running && (
        <Progress value={share ?? 100} animated={share === null} striped={share === null} aria-label="Reading files" />
      )}
    </section>
  );
}
