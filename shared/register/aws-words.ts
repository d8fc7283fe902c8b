/** Facts of AWS in words, alike on screen and on paper. Days are written by whoever asks, in their own way. */
import type {
  BillingTransfer,
  ContactInformation,
  DelegatedAdmins,
  IdentityCenter,
  Invitation,
  RootEmailChange,
  RootRule,
} from './aws-facts.ts';

type Day = (instant: string) => string;

const CHANGES: Readonly<Record<RootEmailChange['state'], string>> = {
  none: 'None begun',
  pending: 'Begun, waits for its code',
  accepted: 'Accepted',
  completed: 'Completed',
  failed: 'Failed',
};

export function emailChangeInWords(change: RootEmailChange, day: Day): string {
  const at = change.state === 'none' ? null : change.at;
  return at === null ? CHANGES[change.state] : `${CHANGES[change.state]}, ${day(at)}`;
}

export function invitationsInWords(invitations: readonly Invitation[], day: Day): string {
  if (invitations.length === 0) return 'None open';
  return invitations
    .map(
      ({ organization, expiresAt }) =>
        `${organization ?? 'Another organization'}${expiresAt === null ? '' : `, until ${day(expiresAt)}`}`,
    )
    .join('; ');
}

export function rootRuleInWords({ name, notices, tells }: RootRule): string {
  const what = notices === 'everything' ? 'all that root does' : 'sign-ins as root';
  return tells ? `rule ${name} tells of ${what}` : `rule ${name} notices ${what} and tells nobody`;
}

/** `null` where AWS does not say. */
export function verifiedInWords({ verified }: ContactInformation): string | null {
  if (verified === undefined) return null;
  return { yes: 'verified', no: 'never verified', pending: 'a code is under way' }[verified];
}

export function delegatedAdminsInWords({ iam, account, policies }: DelegatedAdmins): string {
  const part = (what: string, who: readonly string[]): string =>
    `${what}: ${who.length === 0 ? 'none' : who.join(', ')}`;
  return [
    part('root sessions', iam),
    part('root emails and contacts', account),
    policies === undefined ? 'policies: not read' : part('policies', policies),
  ].join('; ');
}

export function identityCenterInWords({ region, admins, others, unread }: IdentityCenter): string {
  if (region === null) return 'Not in use';
  const named = admins.map(({ email, enabled }) => (enabled ? email : `${email} (disabled)`));
  if (unread > 0) named.push(`${unread} without an address`);
  const more = others > 0 ? `; ${others} more with other rights` : '';
  return `${named.length === 0 ? 'No administrators by it' : named.join(', ')}${more} (${region})`;
}

export function billingTransfersInWords(transfers: readonly BillingTransfer[]): string {
  if (transfers.length === 0) return 'None';
  return transfers
    .map(
      ({ direction, state, with: other }) =>
        `${direction === 'inbound' ? 'Pays for' : 'Paid by'} ${other ?? 'another organization'} (${state.toLowerCase()})`,
    )
    .join('; ');
}
