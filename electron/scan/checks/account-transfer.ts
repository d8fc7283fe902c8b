/** Is the account invited into another organization? Accepting moves it there in one step. */
import type { Handshake } from '@aws-sdk/client-organizations';
import type { Invitation } from '../../../shared/register/aws-facts.ts';
import type { AccountCheck } from './check.ts';
import { MissingAnswer, requestIdOf } from './check.ts';

const API = 'organizations:ListHandshakesForAccount';
/** Handshakes that somebody may still accept. */
const OPEN: ReadonlySet<string> = new Set(['REQUESTED', 'OPEN']);

export const accountTransfer: AccountCheck = {
  id: 'account-transfer',
  title: 'Open invitations to another organization',
  scope: 'account',
  as: 'account',
  whenSuspended: false,
  calls: [API],
  permissions: [{ action: API, without: 'Whether somebody has invited the account into another organization.' }],
  cycle: 'every-scan',
  fields: ['aws.invitations'],
  proves: 'Which invitations to another organization the account could accept now.',
  limits: [
    'Whether a ban on leaving the organization stops such a move, and whether accepting is denied, AWS does not document.',
  ],
  controls: ['central-root'],
  partitions: {},
  failures: {},

  async run({ call, organization, globalRegion }) {
    const found: Invitation[] = [];
    let requestId: string | undefined;
    let token: string | undefined;
    do {
      const page = await call(API, { ...(token ? { NextToken: token } : {}) }, globalRegion);
      if (page.Handshakes === undefined) throw new MissingAnswer(API, 'a list of handshakes');
      requestId = requestIdOf(page);
      for (const handshake of page.Handshakes) {
        const inviting = invitingOf(handshake);
        if (handshake.Action !== 'INVITE' || !OPEN.has(handshake.State ?? '') || inviting === organization) continue;
        found.push({
          id: handshake.Id ?? '',
          organization: inviting,
          expiresAt: handshake.ExpirationTimestamp?.toISOString() ?? null,
        });
      }
      token = page.NextToken || undefined;
    } while (token !== undefined);
    return [{ field: 'aws.invitations', value: found, origin: { source: API, requestId } }];
  },
};

/** The organization that invites: one of the parties, or named among the resources. */
function invitingOf({ Parties = [], Resources = [], Arn }: Handshake): string | null {
  const id =
    Parties.find(({ Type }) => Type === 'ORGANIZATION')?.Id ??
    Resources.find(({ Type }) => Type === 'ORGANIZATION')?.Value;
  return (id ?? /handshake\/(o-[a-z0-9]+)\//.exec(Arn ?? '')?.[1] ?? null)?.replace(/^(?!o-)/, 'o-') ?? null;
}
