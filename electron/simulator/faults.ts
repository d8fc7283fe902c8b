/**
 * The grammar of faults, as in `--fault iam:GetAccountSummary@111122223333=AccessDenied`:
 *
 *     SERVICE:OPERATION[@WHERE][+SIDE]=KIND[/ARGUMENT]…[:HOW-OFTEN]
 *
 * SERVICE and OPERATION may be `*`. WHERE is the account that the call is about, or a share of the accounts such as
 * `10%` (the same ones each time). SIDE is who asks: `inside`, somebody of that account, or `outside`, another one. HOW-OFTEN is the number of first calls per API and account, or a share of the calls
 * such as `5%`; without it, always. Kinds:
 *
 *     AccessDenied          the service's access-denied error
 *     ScpDenied             the same, by an explicit deny in a service control policy
 *     throttle[/CODE]       the service's throttling error, or that code
 *     error[/STATUS]        an internal error; status 500 unless given
 *     code/CODE[/STATUS]    any other error code; status 400 unless given
 *     expired               the caller's token has expired
 *     clockSkew[/SECONDS]   the signature is refused, the server's clock being that far ahead of ours (without: never cured)
 *     unsupported           the endpoint does not know the operation
 *     reset                 the connection is cut
 *     hang                  no answer ever comes
 *     malformed             a 200 whose body is cut short
 *     slow/MILLISECONDS     the answer comes that much later
 */

export type FaultKind =
  | 'AccessDenied'
  | 'ScpDenied'
  | 'throttle'
  | 'error'
  | 'code'
  | 'expired'
  | 'clockSkew'
  | 'unsupported'
  | 'reset'
  | 'hang'
  | 'malformed'
  | 'slow';

/** Who asks about an account: one of its own identities, or one of another account. */
export type Side = 'inside' | 'outside';

export interface Fault {
  /** A service's name or `*`. */
  service: string;
  operation: string;
  /** An account id, a share of the accounts in [0, 1], or `null` for all. */
  where: string | number | null;
  /** Asked by somebody of the account itself, by another account, or `null` for both. */
  side: Side | null;
  kind: FaultKind;
  /** The CODE of `throttle` and `code`. */
  code: string | null;
  /** STATUS, SECONDS or MILLISECONDS, by kind. */
  value: number | null;
  /** Only the first so many calls, per API and account. */
  first: number | null;
  /** Only that share of the calls, in [0, 1]. */
  share: number | null;
}

/** How many arguments a kind takes, and what they are. */
const KINDS: Record<FaultKind, { code?: 'required' | 'optional'; value?: 'required' | 'optional' }> = {
  AccessDenied: {},
  ScpDenied: {},
  throttle: { code: 'optional' },
  error: { value: 'optional' },
  code: { code: 'required', value: 'optional' },
  expired: {},
  clockSkew: { value: 'optional' },
  unsupported: {},
  reset: {},
  hang: {},
  malformed: {},
  slow: { value: 'required' },
};

const SHAPE =
  /^([a-z][a-z-]*|\*):([A-Za-z][A-Za-z0-9]*|\*)(?:@(\d{12}|\d+(?:\.\d+)?%))?(?:\+(inside|outside))?=([A-Za-z]+)((?:\/[A-Za-z0-9.-]+)*)(?::(\d+(?:\.\d+)?%|\d+))?$/;

/** The fault that the text describes. Throws an Error that says what is wrong with it. */
export function parseFault(text: string): Fault {
  const match = SHAPE.exec(text.trim());
  if (!match)
    throw new Error(
      `"${text}" is not a fault: expected SERVICE:OPERATION[@ACCOUNT][+inside|+outside]=KIND[/ARGUMENT][:HOW-OFTEN].`,
    );
  const [, service = '', operation = '', where, side, kindText = '', argumentText = '', often] = match;
  const kind = (Object.keys(KINDS) as FaultKind[]).find((name) => name.toLowerCase() === kindText.toLowerCase());
  if (!kind) throw new Error(`"${kindText}" is not a kind of fault: use one of ${Object.keys(KINDS).join(', ')}.`);
  return {
    service,
    operation,
    where: where === undefined ? null : where.endsWith('%') ? percent(where) : where,
    side: (side as Side | undefined) ?? null,
    kind,
    ...argumentsOf(kind, argumentText.split('/').slice(1), text),
    first: often === undefined || often.endsWith('%') ? null : Number(often),
    share: often?.endsWith('%') ? percent(often) : null,
  };
}

function percent(text: string): number {
  return Math.min(1, Number.parseFloat(text) / 100);
}

function argumentsOf(kind: FaultKind, given: string[], text: string): { code: string | null; value: number | null } {
  const { code: takesCode, value: takesValue } = KINDS[kind];
  const rest = [...given];
  const code = takesCode ? (rest.shift() ?? null) : null;
  const valueText = takesValue ? (rest.shift() ?? null) : null;
  const value = valueText === null ? null : Number(valueText);
  const missing = (takesCode === 'required' && code === null) || (takesValue === 'required' && value === null);
  if (missing || rest.length > 0 || Number.isNaN(value)) {
    throw new Error(`"${text}": ${kind} was given the wrong arguments.`);
  }
  return { code, value };
}

/** What a fault is held against: a call about an account, whose `share` places it in [0, 1). */
export interface CallAbout {
  readonly service: string;
  readonly operation: string;
  readonly accountId: string;
  readonly share: number;
  readonly side: Side;
}

/** Does the fault cover this call? */
export function covers(fault: Fault, { service, operation, accountId, share, side }: CallAbout): boolean {
  if (fault.side !== null && fault.side !== side) return false;
  if (fault.service !== '*' && fault.service !== service) return false;
  if (fault.operation !== '*' && fault.operation !== operation) return false;
  if (fault.where === null) return true;
  return typeof fault.where === 'number' ? share < fault.where : fault.where === accountId;
}
