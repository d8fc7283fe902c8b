/** The history of one account's facts, read only when somebody wants to see it: a scanned account has hundreds. */
import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { HistorySection } from '../register/subject/history-section.tsx';
import classes from './custody.module.css';

export function AccountHistory({ account }: { account: string }) {
  const [open, setOpen] = useState(false);
  if (open) return <HistorySection kind="account" subject={account} named={{}} />;
  return (
    <div className={classes.history}>
      <Button variant="default" leftSection={<IconHistory size={15} stroke={1.6} />} onClick={() => setOpen(true)}>
        Show history
      </Button>
    </div>
  );
}
