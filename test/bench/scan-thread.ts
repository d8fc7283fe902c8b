/** The thread of a measured scan: everything but a ledger. */
import { parentPort } from 'node:worker_threads';
import { OrganizationsClient, paginateListAccounts } from '@aws-sdk/client-organizations';
import { MemoryScanStore, runScan } from '../../electron/scan/scan.ts';

const store = new MemoryScanStore();
if (process.argv[2] === 'contacts-not-due') await rememberContacts();
const { errors: _errors, ...summary } = await runScan({ caller: {}, store, sink: { write: async () => {} } });
parentPort?.postMessage(summary);

/** The state of a large organization on an ordinary day: every contact was read lately. */
async function rememberContacts(): Promise<void> {
  const at = new Date().toISOString();
  const contacts = [
    'security-contact',
    'billing-contact',
    'operations-contact',
    'contact-information',
    'govcloud-account',
  ];
  const slow = Object.fromEntries(contacts.map((id) => [id, at]));
  let scope: string | undefined;
  for await (const page of paginateListAccounts({ client: new OrganizationsClient({}) }, {}))
    for (const { Id: account = '', Arn = '' } of page.Accounts ?? []) {
      if (scope === undefined) {
        scope = Arn.split('/')[1] ?? '';
        await store.begin({ runId: 'earlier', scope, startedAt: at });
      }
      await store.done('earlier', [{ account, at, result: 'complete', errors: [], slow }]);
    }
  await store.finish('earlier');
}
