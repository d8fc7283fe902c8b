/**
 * The parts that open a path, as bits. A person, or several together, *bring* a pattern of parts; whether they get in
 * depends on nothing else. All verdicts rest on this one function.
 */

export const PASSWORD = 1;
export const INBOX = 2;
export const FACTOR = 4;
export const PHONE = 8;
export const KEY = 16;
export const CENTRAL = 32;
export const PATTERNS = 64;

/** The state of an account in one completion. `central` = it is a member account and central root management is on. */
export interface Situation {
  readonly password: boolean;
  readonly mfa: boolean;
  readonly keys: boolean;
  readonly central: boolean;
}

/** Do people who bring these parts open `password`, `reset`, `recovery` or `central`? */
export function opensUsable(parts: number, is: Situation): boolean {
  if (is.password) {
    if ((parts & (PASSWORD | INBOX)) !== 0 && (!is.mfa || (parts & FACTOR) !== 0)) return true;
    if ((parts & INBOX) !== 0 && (parts & PHONE) !== 0) return true;
  }
  return is.central && (parts & CENTRAL) !== 0;
}

/** Do people who bring these parts open any path, root access keys included? */
export function opensAny(parts: number, is: Situation): boolean {
  return opensUsable(parts, is) || (is.keys && (parts & KEY) !== 0);
}

/**
 * What must all go for no intended path to remain: one of these masks, each standing for everybody who brings a part of
 * it. Password and reset need somebody of `P ∪ E` and somebody of `M`; recovery needs somebody of `E` and somebody of
 * `F`; so to close all three, `P ∪ E`, or `M ∪ E`, or `M ∪ F` must be gone (`P ∪ E ∪ F` is never less than `P ∪ E`).
 * No mask: no intended path can be open.
 */
export function lockOutMasks(is: Situation): readonly number[] {
  if (is.password) return is.mfa ? WITH_MFA : WITHOUT_MFA;
  return is.central ? CENTRAL_ONLY : NONE;
}
const WITH_MFA = [PASSWORD | INBOX, FACTOR | INBOX, FACTOR | PHONE] as const;
const WITHOUT_MFA = [PASSWORD | INBOX] as const;
const CENTRAL_ONLY = [CENTRAL] as const;
const NONE: readonly number[] = [];

/** All unions of these patterns, the empty one included. */
export function closure(patterns: readonly number[]): readonly number[] {
  const found = new Set([0]);
  for (const pattern of patterns) for (const before of [...found]) found.add(before | pattern);
  return [...found];
}
