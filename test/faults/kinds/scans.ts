import { simulatedAccount, simulatedOrganization } from '../../../electron/simulator/build.ts';
import { startSimulator } from '../../../electron/simulator/start.ts';
import { openAndCheck } from '../ledgers.ts';
import type { KillKind } from './kind.ts';

const ACCOUNTS = 12;
/** What the list of accounts alone says of each: a scanned account has far more. */
const MOST_LISTED_FIELDS = 8;

export const scans: KillKind = {
  name: 'scans',
  windowMs: 2_500,
  people: 5,
  prepare: async ({ key }) => {
    const ids = Array.from({ length: ACCOUNTS }, (_, index) => String(111122223333 + index));
    const simulator = await startSimulator({
      organization: simulatedOrganization({ accounts: ids.map((id) => simulatedAccount({ id })) }),
      rateLimits: [],
    });
    const own = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
    return {
      args: [key],
      env: {
        ...Object.fromEntries(own),
        ...simulator.environment,
        AWS_CONFIG_FILE: '/nonexistent/config',
        AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials',
      },
      dispose: () => simulator.stop(),
    };
  },
  check: async ({ folder, template, killed }) => {
    const { problems, host } = await openAndCheck(folder, template.recoveryKey);
    const accounts = host.ledger.register.subjects('account');
    const done = host.ledger.db.prepare('SELECT DISTINCT account FROM scan_outcome').pluck().all() as string[];
    host.close();
    const hasFacts = (account: string): boolean => (accounts.get(account)?.fields.size ?? 0) > MOST_LISTED_FIELDS;
    return [
      ...problems,
      ...killed.acknowledged.filter((account) => !done.includes(account)).map((account) => `lost: ${account}`),
      // An account that counts as done has its facts: a resumed scan passes it by.
      ...done.filter((account) => !hasFacts(account)).map((account) => `partial: ${account}`),
    ];
  },
};
