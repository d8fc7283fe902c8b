/** The error that a fault stands for, in the words and codes of the service that it befalls. */
import type { Fault } from './faults.ts';
import type { Call } from './services/call.ts';
import { DIALECTS } from './wire/dialect.ts';
import { accessDenied, SCP_DENIED, WireError } from './wire/error.ts';

/** AWS refuses a signature whose clock is further off than this. */
const CLOCK_TOLERANCE_SECONDS = 300;

/** The error to answer. Faults that break the connection or the body, and `slow`, have none and are not asked for. */
export function faultError(fault: Fault, call: Call): WireError {
  const dialect = DIALECTS[call.service];
  const action = `${call.service}:${call.operation}`;
  switch (fault.kind) {
    case 'AccessDenied':
      return accessDenied(call.service, call.caller.arn, action);
    case 'ScpDenied':
      return accessDenied(call.service, call.caller.arn, action, undefined, SCP_DENIED);
    case 'throttle':
      return new WireError([fault.code ?? dialect.throttled[0], dialect.throttled[1]], dialect.throttledMessage);
    case 'code':
      return new WireError([fault.code ?? 'InternalFailure', fault.value ?? 400], 'Simulated failure');
    case 'expired':
      return new WireError(dialect.expiredToken, 'The security token included in the request is expired');
    case 'clockSkew':
      return clockSkew(fault, call);
    case 'unsupported':
      return new WireError(dialect.unknownOperation, `Could not find operation ${call.operation}`);
    default:
      return new WireError(
        [dialect.internalError[0], fault.value ?? 500],
        'We encountered an internal error. Please try again.',
      );
  }
}

/** The server's clock under a `clockSkew` fault that can be cured, `null` under any other fault. */
export function skewedClock(fault: Fault): Date | null {
  return fault.kind === 'clockSkew' && fault.value !== null ? new Date(Date.now() + fault.value * 1000) : null;
}

/** Has the client learned the server's time, so that its signature is good? */
export function isInTime(signedAt: Date | null, serverTime: Date): boolean {
  return signedAt !== null && Math.abs(signedAt.getTime() - serverTime.getTime()) <= CLOCK_TOLERANCE_SECONDS * 1000;
}

function clockSkew(fault: Fault, call: Call): WireError {
  const server = skewedClock(fault) ?? new Date();
  return new WireError(
    DIALECTS[call.service].clockSkew,
    `Signature expired: the request is now earlier than ${server.toISOString()} (${server.toISOString()} - 5 min.)`,
    {},
    server,
  );
}
