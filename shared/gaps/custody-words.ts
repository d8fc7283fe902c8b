/** Custody in words: paths, ways back, devices. */
import type { PathKind, RecoveryEstimate, RecoveryWay } from '../custody/verdicts.ts';
import type { RuleWorld } from './world.ts';

/** To follow "could get in". */
export const BY_PATH: Record<PathKind, string> = {
  password: 'with the password and an MFA device',
  reset: 'with the reset mail and an MFA device',
  recovery: 'through the root mailbox and the contact phone, past MFA',
  key: 'with a root access key, without MFA',
  central: 'through the organization’s management account',
};

const WAYS: Record<RecoveryWay, string> = {
  'sign-in': 'to sign in',
  reset: 'a password reset by mail',
  'inbox-and-phone': 'the root mailbox together with the contact phone',
  central: 'central root access from the management account',
  support: 'AWS Support with proof of identity',
  affidavit: 'a sworn affidavit',
  none: 'none that we know of',
};

/** "The best way back is AWS Support with proof of identity (days to weeks)." */
export function wayBack(recovery: RecoveryEstimate): string {
  if (recovery.way === 'none') return 'No way back is known.';
  return `The best way back is ${WAYS[recovery.way]} (${recovery.duration}).`;
}

export function deviceName(world: RuleWorld, key: string): string {
  return world.device(key)?.label || key;
}

/** Advice for a custody fact that nobody has recorded. */
export const RECORD_IT = 'Ask whoever set the account up, or import the list from where it lives, and record it here.';

/** Advice where an answer hangs on something that nobody has recorded. */
export const RECORD_MISSING =
  'Record what is missing, or import the list from where it lives; until then nobody can say.';
