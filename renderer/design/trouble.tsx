/** A failure in a form: one calm line or two, where the eyes already are. */
import { IconAlertCircle } from '@tabler/icons-react';
import { failureIn } from '../ipc/bridge.ts';
import classes from './layout.module.css';

export function Trouble({ error }: { error: unknown }) {
  if (!error) return null;
  const failure = failureIn(error);
  return (
    <div role="alert" className={classes.trouble}>
      <IconAlertCircle size={16} stroke={1.7} aria-hidden="true" />
      <span>
        {failure.message}
        {failure.hint && <span className="muted"> {failure.hint}</span>}
      </span>
    </div>
  );
}
