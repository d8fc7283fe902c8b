/**
 * What keeps the scan read-only and private, whatever the rest of the code does: a middleware that refuses commands
 * outside of the list of APIs, and one that refuses to send anything unencrypted to another machine.
 */
import type { SdkClient, ServiceName } from './apis.ts';
import { API_NAMES, partsOf } from './apis.ts';

/** Thrown before anything is sent; never retried. */
export class RefusedRequest extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RefusedRequest';
  }
}

const ALLOWED_OPERATIONS = new Map<ServiceName, ReadonlySet<string>>();
for (const api of API_NAMES) {
  const { service, operation } = partsOf(api);
  ALLOWED_OPERATIONS.set(service, new Set([...(ALLOWED_OPERATIONS.get(service) ?? []), `${operation}Command`]));
}

type Handler = (args: { request?: { protocol?: string; hostname?: string } }) => Promise<unknown>;
type Middleware = (next: Handler, context: { commandName?: string }) => Handler;

/** Put both refusals on a client. Every client of the scan passes through here. */
export function guard(client: SdkClient, service: ServiceName): void {
  const refuseCommands: Middleware = (next, context) => async (args) => {
    const name = context.commandName ?? '';
    if (!ALLOWED_OPERATIONS.get(service)?.has(name))
      throw new RefusedRequest(`Root Ledger only reads: ${service} ${name} is not in its list.`);
    return next(args);
  };
  const refusePlain: Middleware = (next) => async (args) => {
    const { protocol, hostname } = args.request ?? {};
    if (protocol !== 'https:' && !isLoopback(hostname ?? ''))
      throw new RefusedRequest('Root Ledger sends nothing unencrypted to another machine. Use an https endpoint.');
    return next(args);
  };
  client.middlewareStack.add(refuseCommands as never, { step: 'initialize', name: 'readOnly', priority: 'high' });
  client.middlewareStack.add(refusePlain as never, { step: 'finalizeRequest', name: 'encryptedOnly', priority: 'low' });
}

/** Is this name the machine itself? */
export function isLoopback(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/^\[|\]$/g, '');
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}
