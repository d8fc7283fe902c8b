/** AWS: who calls, what it may do, and running a scan. */
import type { CallerView } from '../../../shared/ipc/channels/scan.ts';
import { DEFAULT_ROLE_NAME, describeChecks, type ProfileList, policiesFor } from '../../scan/scan.ts';
import type { AppServices, HandlersOf } from './handlers.ts';

type Names =
  | 'aws.profiles'
  | 'aws.caller'
  | 'aws.checks'
  | 'aws.policy'
  | 'scan.start'
  | 'scan.cancel'
  | 'scan.continue'
  | 'scan.state';

/** Until the caller is known, templates speak of the partition that nearly everybody is in. */
const USUAL_PARTITION = 'aws';

export function scanHandlers({ session, aws }: AppServices): HandlersOf<Names> {
  let partition = USUAL_PARTITION;
  return {
    'aws.profiles': async () => (await aws.ask({ kind: 'profiles' })) as ProfileList,
    'aws.caller': async ({ profile }) => {
      const caller = (await aws.ask({ kind: 'caller', profile, roleName: DEFAULT_ROLE_NAME })) as CallerView;
      partition = caller.partition;
      return caller;
    },
    'aws.checks': () => ({ checks: describeChecks() }),
    'aws.policy': ({ roleName, account }) => policiesFor({ partition, roleName, account }),
    'scan.start': ({ profile, scope, roleName, accounts, onlyFailed, resume, deepAudit }) => {
      aws.scan.start(
        {
          kind: 'scan',
          profile,
          roleName,
          ownAccountOnly: scope === 'account',
          accounts: accounts ?? null,
          which: onlyFailed ? 'failed' : 'all',
          resume,
          deepAudit,
          pacing: aws.simulated() ? 'none' : 'published',
        },
        session.ledger(),
        aws.environment(),
      );
      return null;
    },
    'scan.cancel': () => {
      aws.scan.cancel();
      return null;
    },
    'scan.continue': () => {
      aws.scan.continue();
      return null;
    },
    'scan.state': () => ({ progress: aws.scan.progress }),
  };
}
