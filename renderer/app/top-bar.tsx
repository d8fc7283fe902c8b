/** Above every screen: back and forward, search, the scan, what-if, lock. */
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconArrowLeft, IconArrowRight, IconFlask2, IconLock, IconSearch, IconUserQuestion } from '@tabler/icons-react';
import { useAction } from '../ipc/requests.ts';
import { ScanStatus } from '../scan/scan-status.tsx';
import { useWhatIf } from '../what-if/what-if.tsx';
import classes from './frame.module.css';
import { MOD_KEY } from './shortcuts.ts';

export function TopBar({ sample }: { sample: boolean }) {
  const lock = useAction('session.lock');
  const whatIf = useWhatIf();
  return (
    <section className={classes.topbar} aria-label="Search and tools">
      <Tooltip label="Back">
        <ActionIcon aria-label="Back" onClick={() => window.history.back()}>
          <IconArrowLeft size={16} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Forward">
        <ActionIcon aria-label="Forward" onClick={() => window.history.forward()}>
          <IconArrowRight size={16} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <button type="button" className={classes.find} data-tour="find" onClick={() => spotlight.open()}>
        <IconSearch size={14} stroke={1.8} aria-hidden="true" />
        <span className="clip">Search or go to…</span>
        <kbd className={classes.kbd}>{MOD_KEY} K</kbd>
      </button>
      <span className={classes.spare} />
      {sample && (
        <Tooltip label="Invented people and accounts. AWS is simulated on this machine.">
          <span className={classes.sample}>
            <IconFlask2 size={13} stroke={1.7} aria-hidden="true" />
            Sample company
          </span>
        </Tooltip>
      )}
      <ScanStatus />
      <Button
        variant={whatIf.on ? 'light' : 'subtle'}
        color={whatIf.on ? 'accent' : 'gray'}
        leftSection={<IconUserQuestion size={15} stroke={1.7} />}
        data-tour="what-if"
        aria-pressed={whatIf.on}
        onClick={() => whatIf.toggle()}
      >
        What if
      </Button>
      <Tooltip label={`Lock (${MOD_KEY} L)`}>
        <ActionIcon aria-label="Lock" loading={lock.isPending} onClick={() => lock.mutate(undefined)}>
          <IconLock size={16} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </section>
  );
}
