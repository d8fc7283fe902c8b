/** One account as a row of the grid: everything at a glance, nothing that is unknown shown as fine. */
import type { AccountVerdict } from '../../shared/custody/verdicts.ts';
import type { Said } from '../../shared/gaps/brief.ts';
import type { RuleWorld } from '../../shared/gaps/world.ts';
import type { AccountRow } from '../../shared/ipc/channels/accounts.ts';
import type { RootVirtualDevice } from '../../shared/register/aws-facts.ts';
import { rootMfaKind } from '../../shared/register/aws-facts.ts';
import type { AccountRecord } from '../../shared/register/document.ts';
import type { Subject } from '../../shared/register/register.ts';

export function accountRow(
  record: AccountRecord,
  subject: Subject | undefined,
  verdict: AccountVerdict,
  gaps: readonly Said[],
  world: RuleWorld,
): AccountRow {
  const count = { critical: 0, high: 0, medium: 0, low: 0 };
  let unknowns = 0;
  for (const gap of gaps) {
    if (gap.status === 'gap' && gap.severity !== 'info') count[gap.severity] += 1;
    if (gap.status === 'unknown') unknowns += 1;
  }
  const credentials = record.credentials ?? {};
  const mfa = credentials.mfa ?? 'unknown';
  const virtual = subject?.value('aws.virtualMfa') as unknown as RootVirtualDevice[] | undefined;
  return {
    id: record.id,
    name: record.name ?? null,
    email: record.email ?? null,
    state: record.state ?? null,
    management: subject?.value('aws.management') === true || isManagement(record, world),
    gaps: count,
    unknowns,
    password: credentials.password ?? 'unknown',
    mfa,
    mfaKind: rootMfaKind(mfa, virtual),
    accessKeys: credentials.accessKeys ?? 'unknown',
    certificates: credentials.certificates ?? 'unknown',
    reachable: verdict.reachable,
    busFactor: verdict.busFactor,
    breakIn: verdict.breakIn,
    recovery: verdict.recovery.way,
    inbox: inboxWords(record, world),
    vaults: record.vaults?.map((key) => world.vaultName(key)) ?? null,
    devices: record.devices?.map((key) => world.device(key)?.label ?? key) ?? null,
    phone: record.phone ?? null,
    scannedAt: scannedAt(subject),
    staleFacts: verdict.stale.length,
    drift: drifting(subject),
  };
}

function isManagement(record: AccountRecord, world: RuleWorld): boolean {
  return record.organization ? world.organization(record.organization)?.managementAccount === record.id : false;
}

function inboxWords(record: AccountRecord, world: RuleWorld): string | null {
  const { inbox } = record;
  if (inbox === null || inbox === undefined) return null;
  if (inbox === 'none') return 'none';
  return 'group' in inbox ? world.groupName(String(inbox.group)) : world.people.name(String(inbox.person));
}

/** The newest reading of the account itself, whatever came of it. */
function scannedAt(subject: Subject | undefined): string | null {
  const held =
    subject?.fields.get('credentials.password')?.held('observed') ?? subject?.fields.get('aws.access')?.effective;
  return held?.confirmed.at ?? null;
}

function drifting(subject: Subject | undefined): number {
  let count = 0;
  for (const field of subject?.fields.values() ?? []) if (field.contradicting.length > 0) count += 1;
  return count;
}
