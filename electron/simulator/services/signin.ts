/** AWS Sign-In: is console authorization switched on, and what does the account's own policy say? */
import { invalid, WireError } from '../wire/error.ts';
import { text } from '../wire/input.ts';
import type { Call, Service } from './call.ts';

export const signin: Service = {
  GetConsoleAuthorizationConfiguration(call) {
    const { organization } = call.world;
    const target = text(call.input, 'targetId') || call.account.id;
    if (target === organization.id)
      return {
        targetId: target,
        scope: 'ORGANIZATION',
        consoleAuthorizationEnabled: organization.consoleAuthorization ?? false,
      };
    return { targetId: target, scope: 'ACCOUNT', consoleAuthorizationEnabled: asked(call, target) };
  },

  GetResourcePolicy({ account }) {
    const policy = account.signIn?.policy;
    if (policy === undefined)
      throw new WireError(['ResourceNotFoundException', 404], 'No resource policy was found.', {
        error: 'RESOURCE_NOT_FOUND',
      });
    return { signinResourceBasedPolicy: policy };
  },
};

function asked({ world, account }: Call, target: string): boolean {
  const about = world.account(target);
  if (about === undefined || (about.id !== account.id && account.id !== world.organization.managementAccountId))
    throw invalid('signin', 'The target is no account of yours.', { error: 'INVALID_REQUEST' });
  return about.signIn?.enabled ?? false;
}
