/** The page "What we check", read off the table of checks. */

import type { CisVersion } from '../../shared/controls/catalogue.ts';
import { controlLabel, controlsFor } from '../../shared/controls/catalogue.ts';
import type { CheckView } from '../../shared/ipc/channels/scan.ts';
import type { Check } from './checks/check.ts';
import { CHECKS } from './checks/table.ts';
import { isDeepAudit } from './policy/permissions.ts';

const SHOWN_CIS: readonly CisVersion[] = ['7.0', '6.0', '5.0', '4.0.1', '3.0'];

const PARTITION_WORDS = {
  unsupported: 'is not offered by AWS there: unknown',
  unconfirmed: 'is asked, but AWS does not confirm that it is offered there',
} as const;

/** One row per check, in the order of the table. Pure. */
export function describeChecks(): CheckView[] {
  return CHECKS.map((check) => {
    const partitions = Object.entries(check.partitions).flatMap(([partition, support]) =>
      support === 'supported' ? [] : [`In ${partition} this ${PARTITION_WORDS[support]}.`],
    );
    const failures = Object.entries(check.failures).map(([code, meaning]) => `${code}: ${meaning}`);
    return {
      id: check.id,
      title: check.title,
      scope: check.scope === 'account' ? 'account' : 'organization',
      calls: check.calls,
      permissions: check.permissions.map(({ action }) => action),
      proves: check.proves,
      limits: [...check.limits, ...partitions, ...failures],
      controls: [...new Set(check.controls.flatMap((topic) => controlsFor(topic, SHOWN_CIS).map(controlLabel)))],
      optIn: isDeepAudit(check),
    };
  });
}

/** Against whose request quota a check's calls count. The only quota that all accounts of a scan share is the caller's. */
function quotaOf(check: Check): string {
  if (check.scope !== 'account') return 'the caller’s account';
  if (check.as === 'either')
    return 'the account’s own; the caller’s account where it cannot be entered or the read role is refused';
  return check.as === 'account' ? 'the account’s own' : 'the caller’s account';
}

/** The same as a page of the documentation, in Markdown. Pure. */
export function checksPage(): string {
  const rows = describeChecks().flatMap((check) => [
    `## ${check.title}`,
    '',
    `\`${check.id}\`${check.optIn ? ' · only when asked for' : ''}. ${check.proves}`,
    '',
    `- Calls: ${check.calls.map((call) => `\`${call}\``).join(', ')}`,
    ...CHECKS.filter(({ id }) => id === check.id).map((row) => `- Counts against the quota of: ${quotaOf(row)}.`),
    ...CHECKS.filter(({ id }) => id === check.id).flatMap(({ permissions }) =>
      permissions.map(({ action, without }) => `- Without \`${action}\`, unknown: ${without}`),
    ),
    ...check.limits.map((limit) => `- ${limit}`),
    ...(check.controls.length === 0 ? [] : [`- Related controls: ${check.controls.join(' · ')}`]),
    '',
  ]);
  return `${[
    '# What we check',
    '',
    'Every question a scan asks of AWS, made from the table of checks (`electron/scan/checks/table.ts`). All of them read; none changes anything.',
    'What cannot be read is unknown, with the reason: access denied, denied by policy, throttled, suspended, an unsupported partition or endpoint,',
    'an answer without the key asked for. No error becomes "fine", and none becomes a gap. Controls are related ones, not a verdict of compliance.',
    '',
    ...rows,
  ].join('\n')}`;
}
