/** Which permissions the scan needs, of whom and why: read off the table of checks. */
import type { Check } from '../checks/check.ts';
import { CHECKS } from '../checks/table.ts';

/** `caller`: who runs the scan, in the management (or a delegated administrator) account. `member`: the read role. */
export type Grantee = 'caller' | 'member';

export interface NeededPermission {
  readonly action: string;
  readonly of: readonly Grantee[];
  /** What cannot be known without it, one sentence per check. */
  readonly without: readonly string[];
  readonly checks: readonly string[];
  readonly deepAudit: boolean;
}

/** Who needs a check's permissions. The caller reads its own account itself, so it needs what the role needs too. */
function granteesOf(check: Check): readonly Grantee[] {
  if (check.scope !== 'account' || check.as === 'root') return ['caller'];
  // Contacts are asked from inside the account first, and from the caller's side where that fails.
  return ['caller', 'member'];
}

/** All permissions in the order of the table, each once. */
export function neededPermissions(checks: readonly Check[] = CHECKS): readonly NeededPermission[] {
  const found = new Map<string, { of: Set<Grantee>; without: Set<string>; checks: string[]; deepAudit: boolean }>();
  for (const check of checks)
    for (const { action, without } of check.permissions) {
      const entry = found.get(action) ?? { of: new Set(), without: new Set(), checks: [], deepAudit: true };
      for (const grantee of granteesOf(check)) entry.of.add(grantee);
      entry.without.add(without);
      entry.checks.push(check.id);
      entry.deepAudit &&= isDeepAudit(check);
      found.set(action, entry);
    }
  return [...found].map(([action, entry]) => ({
    action,
    of: [...entry.of],
    without: [...entry.without],
    checks: entry.checks,
    deepAudit: entry.deepAudit,
  }));
}

export function isDeepAudit(check: Check): boolean {
  return check.scope === 'account' && check.as === 'root';
}

/** The permission that all others in members hang on. */
export const ASSUME_ROLE = {
  action: 'sts:AssumeRole',
  without: 'Everything inside member accounts: only the own account, and what Organizations tells, can be read.',
} as const;
