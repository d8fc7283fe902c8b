/** An AWS error as the simulator means it, before a protocol gives it its shape. */
import { DIALECTS, type ServiceName, type WireCode } from './dialect.ts';

export class WireError extends Error {
  readonly code: string;
  readonly status: number;
  /** Further members of the error's structure, e.g. `Reason`. */
  readonly fields: Record<string, string>;
  /** The server's time to send as `Date`, when the error is about clocks. */
  readonly serverTime: Date | null;

  constructor(
    [code, status]: WireCode,
    message: string,
    fields: Record<string, string> = {},
    serverTime: Date | null = null,
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.fields = fields;
    this.serverTime = serverTime;
  }
}

/** "User … is not authorized to perform …", as the service words it; `why` is the end of the sentence. */
export function accessDenied(
  service: ServiceName,
  arn: string,
  action: string,
  resource?: string,
  why?: string,
): WireError {
  const on = resource ? ` on resource: ${resource}` : '';
  const end = why ? ` ${why}` : '';
  return new WireError(
    DIALECTS[service].accessDenied,
    `User: ${arn} is not authorized to perform: ${action}${on}${end}`,
  );
}

export const SCP_DENIED = 'with an explicit deny in a service control policy';
export const SESSION_DENIED = 'with an explicit deny in a session policy';

/** The service's own validation error. */
export function invalid(service: ServiceName, message: string, fields: Record<string, string> = {}): WireError {
  return new WireError(DIALECTS[service].validation, message, fields);
}
