/** Does another organization pay for this one, or this one for another? It matters where AWS Support asks who one is. */
import type { BillingTransfer } from '../../../shared/register/aws-facts.ts';
import type { OrganizationCheck, OrganizationContext } from './check.ts';
import { MissingAnswer } from './check.ts';

const INBOUND = 'organizations:ListInboundResponsibilityTransfers';
const OUTBOUND = 'organizations:ListOutboundResponsibilityTransfers';

export const billingTransfers: OrganizationCheck = {
  id: 'billing-transfers',
  title: 'Billing transfers',
  scope: 'organization',
  calls: [INBOUND, OUTBOUND],
  permissions: [
    { action: INBOUND, without: 'Whether the organization pays for another one.' },
    { action: OUTBOUND, without: 'Whether another organization pays for this one.' },
  ],
  cycle: 'slow',
  fields: ['aws.billingTransfers'],
  accountFields: [],
  proves: 'Which organizations pay for one another: the bills, which AWS Support may ask for, go there.',
  limits: ['Says nothing of access: whoever pays has none by that.'],
  controls: ['contact-details'],
  partitions: { 'aws-us-gov': 'unconfirmed', 'aws-cn': 'unconfirmed' },
  failures: {},

  async run(context) {
    const value = [
      ...(await transfersOf(context, INBOUND, 'inbound')),
      ...(await transfersOf(context, OUTBOUND, 'outbound')),
    ];
    return { organization: [{ field: 'aws.billingTransfers', value, origin: { source: INBOUND } }] };
  },
};

async function transfersOf(
  { call }: OrganizationContext,
  api: typeof INBOUND | typeof OUTBOUND,
  direction: BillingTransfer['direction'],
): Promise<BillingTransfer[]> {
  const found: BillingTransfer[] = [];
  let token: string | undefined;
  do {
    const page = await call(api, { Type: 'BILLING', ...(token ? { NextToken: token } : {}) });
    if (page.ResponsibilityTransfers === undefined) throw new MissingAnswer(api, 'a list of transfers');
    for (const { Status, Source, Target } of page.ResponsibilityTransfers) {
      const other = direction === 'inbound' ? Source : Target;
      found.push({ direction, state: Status ?? 'unknown', with: other?.ManagementAccountId ?? null });
    }
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return found;
}
