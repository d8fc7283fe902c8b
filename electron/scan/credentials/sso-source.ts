/** A profile of IAM Identity Center: what it needs to say, in its own section or in the one it refers to. Pure. */
import { AwsTroubleError, awsCommand, nearNames } from '../aws/trouble.ts';
import { quotedName, type Settings } from '../config/ini.ts';
import type { SharedConfig } from '../config/shared-files.ts';
import type { SsoSource } from './source.ts';

/** Throws `AwsTroubleError` where something is missing. */
export function ssoSource(profile: string, own: Settings, shared: SharedConfig): SsoSource {
  const session = own.sso_session ?? null;
  const section = session === null ? own : shared.ssoSessions.get(session);
  if (section === undefined) throw sessionMissing(profile, session ?? '', shared);
  const { sso_start_url: startUrl, sso_region: region } = section;
  const { sso_account_id: account, sso_role_name: role } = own;
  const where = session === null ? `the profile “${profile}”` : `the section [sso-session ${quotedName(session)}]`;
  const lacks = (name: string, of: string): never => {
    throw new AwsTroubleError('setup', {
      cause: 'sso-incomplete',
      profile,
      message: `The profile “${profile}” signs in through IAM Identity Center, and ${name} is missing in ${of}.`,
      hint: 'Complete it.',
      command: awsCommand('configure sso', profile),
    });
  };
  return {
    kind: 'sso',
    profile,
    session,
    startUrl: startUrl ?? lacks('sso_start_url', where),
    region: region ?? lacks('sso_region', where),
    account: account ?? lacks('sso_account_id', `the profile “${profile}”`),
    role: role ?? lacks('sso_role_name', `the profile “${profile}”`),
  };
}

function sessionMissing(profile: string, session: string, shared: SharedConfig): AwsTroubleError {
  const near = nearNames(session, shared.ssoSessions.keys());
  const unread = shared.troubles.find(({ sentence }) => sentence.includes('sso-session'));
  return new AwsTroubleError('setup', {
    cause: 'sso-session-missing',
    profile,
    message:
      `The profile “${profile}” refers to the section [sso-session ${quotedName(session)}], which is not in ${shared.configFile}.` +
      `${near.length === 0 ? '' : ` Near it: ${near.map((name) => `“${name}”`).join(', ')}.`}` +
      `${unread === undefined ? '' : ` ${unread.sentence}`}`,
    hint: 'Set it up.',
    command: 'aws configure sso-session',
  });
}
