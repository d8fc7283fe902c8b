/**
 * What keeps the scan read-only, whatever the rest of the code does: a middleware that refuses commands outside of the list
 * of APIs. That nothing goes out unencrypted is the handler's part (`http/handler.ts`).
 */

import { RefusedRequest } from '../http/refused.ts';
import type { SdkClient, ServiceName } from './apis.ts';
import { API_NAMES, partsOf } from './apis.ts';
import type { CredentialService } from './service-ids.ts';

/**
 * What is asked for credentials and nothing else, beside `sts:AssumeRole`, which is in the list of APIs. Each is a call that
 * the AWS command line makes for the same configuration.
 */
export const CREDENTIAL_CALLS = [
  'sso:GetRoleCredentials',
  'sso-oidc:CreateToken',
  'signin:CreateOAuth2Token',
  'sts:AssumeRoleWithWebIdentity',
] as const;

const ALLOWED_OPERATIONS = new Map<string, Set<string>>();
for (const api of [...API_NAMES, ...CREDENTIAL_CALLS]) {
  const { service, operation } = partsOf(api);
  const known = ALLOWED_OPERATIONS.get(service) ?? new Set();
  ALLOWED_OPERATIONS.set(service, known.add(`${operation}Command`));
}

type Handler = (args: object) => Promise<unknown>;
type Middleware = (next: Handler, context: { commandName?: string }) => Handler;

/** Put the refusal on a client. Every client passes through here, those for credentials included. */
export function guard(client: SdkClient, service: ServiceName | CredentialService): void {
  const refuseCommands: Middleware = (next, context) => async (args) => {
    const name = context.commandName ?? '';
    if (!ALLOWED_OPERATIONS.get(service)?.has(name))
      throw new RefusedRequest(`Root Ledger only reads: ${service} ${name} is not in its list.`);
    return next(args);
  };
  client.middlewareStack.add(refuseCommands as never, { step: 'initialize', name: 'readOnly', priority: 'high' });
}
