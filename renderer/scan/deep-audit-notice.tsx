/** What a deep audit sets off, and the alarm filter that stays silent for it: read before the scan starts. */
import { CopyButton } from '../design/copy-text.tsx';
import { useRequest } from '../ipc/requests.ts';
import classes from './scan.module.css';

export function DeepAuditNotice({ roleName, account }: { roleName: string; account: string }) {
  const policy = useRequest('aws.policy', { roleName, account }, { keepPrevious: true });
  return (
    <div role="note" aria-label="Before a deep audit" className={classes.warning}>
      <p>
        Alarms on the use of root will go off in every member account: AWS records each short session as root activity.
        Tell whoever watches them, or let the alarm’s metric filter leave such sessions out:
      </p>
      {policy.data && (
        <div className={classes.filter}>
          <code>{policy.data.quietAlarmFilter}</code>
          <CopyButton text={policy.data.quietAlarmFilter} label="Copy the metric filter" />
        </div>
      )}
    </div>
  );
}
