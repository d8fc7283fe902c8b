/**
 * What Prowler's findings about the root user say, by what each check looks at. A check that says nothing on one side
 * has nothing there.
 */
import type { Json } from '../../register/facts.ts';

interface Meaning {
  readonly pass?: Readonly<Record<string, Json>>;
  readonly fail?: Readonly<Record<string, Json>>;
}

const MFA: Meaning = { pass: { 'credentials.mfa': 'yes' }, fail: { 'credentials.mfa': 'no' } };
// The check reads the credential report, which flags active keys alone: without one there may be inactive keys.
const KEYS: Meaning = { fail: { 'credentials.accessKeys': 'yes' } };
// FAIL may mean a virtual device or none at all: the finding's text tells.
const HARDWARE_MFA: Meaning = { pass: { 'credentials.mfa': 'yes' } };

const CHECKS: ReadonlyMap<string, Meaning> = new Map([
  ['iam_root_mfa_enabled', MFA],
  ['iam_root_hardware_mfa_enabled', HARDWARE_MFA],
  ['iam_no_root_access_key', KEYS],
  ['iam_avoid_root_usage', {}],
  ['iam_root_credentials_management_enabled', {}],
  ['account_security_contact_information_is_registered', { fail: { 'aws.contact.security': { set: false } } }],
  ['account_maintain_current_contact_details', {}],
  // Version 2, by the number of the check.
  ['check112', KEYS],
  ['check113', MFA],
  ['check114', HARDWARE_MFA],
]);

/** The check behind a check's id as any version writes it, `null` where it says nothing about the root user. */
export function rootCheck(id: string): string | null {
  const name = id
    .trim()
    .toLowerCase()
    .replace(/^\[?(check)?1\.?(1[234])\]?$/, 'check1$2');
  return CHECKS.has(name) ? name : null;
}

/** What a finding of a check with this status and this text says of the account. */
export function meaningOf(check: string, status: string, text: string): Readonly<Record<string, Json>> {
  const meaning = CHECKS.get(check);
  if (status === 'PASS') return meaning?.pass ?? {};
  if (status !== 'FAIL') return {};
  if (meaning !== HARDWARE_MFA) return meaning?.fail ?? {};
  if (/virtual/i.test(text)) return { 'credentials.mfa': 'yes' };
  return /MFA is not enabled/i.test(text) ? { 'credentials.mfa': 'no' } : {};
}

/** Does a finding say that no root key is active, which is less than it seems? */
export function saysNoActiveKey(check: string, status: string): boolean {
  return CHECKS.get(check) === KEYS && status === 'PASS';
}
