/** One request through the gates that AWS has: who is it, is it over the rate, is it allowed; then the service's answer. */

import { type Caller, callerOf } from './caller.ts';
import type { CallLog } from './calls.ts';
import { faultError, isInTime, skewedClock } from './fault-errors.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { RateLimiter } from './rate-limits.ts';
import { deniedByScp } from './scp.ts';
import type { Call } from './services/call.ts';
import { SERVICES } from './services/index.ts';
import { taskPolicyAllows } from './task-policies.ts';
import { answerOf, errorAnswer, type Spoken, type WireAnswer } from './wire/answer.ts';
import { DIALECTS } from './wire/dialect.ts';
import { accessDenied, SCP_DENIED, SESSION_DENIED, WireError } from './wire/error.ts';
import { text } from './wire/input.ts';
import type { WireRequest } from './wire/request.ts';
import type { World } from './world.ts';

export interface Gates {
  world: World;
  faults: FaultPlan;
  limiter: RateLimiter;
  calls: CallLog;
}

/** What becomes of a request: an answer, or a connection that fails. */
export type Outcome = { delayMs: number } & ({ answer: WireAnswer } | { break: 'reset' | 'hang' });

export function dispatch(gates: Gates, request: WireRequest, requestId: string): Outcome {
  const spoken: Spoken = { ...request, requestId };
  const { service, operation } = request;
  let delayMs = 0;
  try {
    const { caller, account } = authenticate(gates.world, request);
    const call: Call = { ...request, caller, account, world: gates.world };
    const about = subjectOf(call);
    gates.calls.record(`${service}:${operation}`, about, caller.accountId);
    const side = caller.accountId === about ? 'inside' : 'outside';
    const due = gates.faults.next({ service, operation, accountId: about, side }, gates.world.account(about));
    delayMs = due.delayMs;
    const { fault } = due;
    if (fault?.kind === 'reset' || fault?.kind === 'hang') return { delayMs, break: fault.kind };
    if (fault?.kind === 'throttle') gates.calls.throttled++;
    const serverTime = fault && skewedClock(fault);
    const cured = serverTime !== null && isInTime(request.signedAt, serverTime);
    if (fault && fault.kind !== 'malformed' && !cured) throw faultError(fault, call);
    const answer = answerOf(spoken, perform(gates, call));
    if (serverTime) answer.headers.date = serverTime.toUTCString();
    if (fault?.kind === 'malformed')
      answer.body = answer.body.slice(0, Math.max(1, Math.floor(answer.body.length / 2)));
    return { delayMs, answer };
  } catch (error) {
    const wireError =
      error instanceof WireError
        ? error
        : new WireError(DIALECTS[service].internalError, `Simulator failure: ${error}`);
    return { delayMs, answer: errorAnswer(spoken, wireError) };
  }
}

function authenticate(world: World, request: WireRequest): Pick<Call, 'caller' | 'account'> {
  const dialect = DIALECTS[request.service];
  if (request.accessKeyId === null)
    throw new WireError(dialect.missingToken, 'Request is missing Authentication Token');
  const { partition, managementAccountId } = world.organization;
  const caller = callerOf(partition, managementAccountId, request.accessKeyId, request.sessionToken);
  const account = caller && world.account(caller.accountId);
  if (!caller || !account) {
    throw new WireError(dialect.unknownKey, 'The security token included in the request is invalid.');
  }
  if (caller.expiresAt && caller.expiresAt <= world.wallClock()) {
    throw new WireError(dialect.expiredToken, 'The security token included in the request is expired');
  }
  return { caller, account };
}

/** The account that the call is about: the one it enters, the one it names, else the caller's own. */
function subjectOf({ service, operation, input, caller }: Call): string {
  if (operation === 'AssumeRole') return /::(\d{12}):/.exec(text(input, 'RoleArn') ?? '')?.[1] ?? caller.accountId;
  if (operation === 'AssumeRoot') return /\d{12}/.exec(text(input, 'TargetPrincipal') ?? '')?.[0] ?? caller.accountId;
  if (service !== 'account') return caller.accountId;
  return text(input, 'AccountId') || text(input, 'StandardAccountId') || caller.accountId;
}

function perform(gates: Gates, call: Call): unknown {
  const { service, operation, caller } = call;
  const known = SERVICES[service];
  const handler = Object.hasOwn(known, operation) ? known[operation] : undefined;
  if (!handler) throw new WireError(DIALECTS[service].unknownOperation, `Could not find operation ${operation}`);
  if (!gates.limiter.take(service, operation, caller.accountId, call.region, performance.now())) {
    gates.calls.throttled++;
    throw new WireError(DIALECTS[service].throttled, DIALECTS[service].throttledMessage);
  }
  refuseIfDenied(gates.world, caller, call);
  return handler(call);
}

/** Explicit denials above the service: a service control policy, then the task policy of a root session. */
function refuseIfDenied(world: World, caller: Caller, { service, operation, account }: Call): void {
  const action = `${service}:${operation}`;
  if (action === 'sts:GetCallerIdentity') return;
  const resource = caller.kind === 'root-session' ? caller.arn : undefined;
  if (deniedByScp(world.organization, caller, account.parentId, action)) {
    throw accessDenied(service, caller.arn, action, resource, SCP_DENIED);
  }
  if (caller.taskPolicy && !taskPolicyAllows(caller.taskPolicy, action)) {
    throw accessDenied(service, caller.arn, action, resource, SESSION_DENIED);
  }
}
