/** Companies to offboard people from: small nasty ones from a seed, and one in order that a test can change. */

import type { Case, CasePlan } from '../../../shared/offboarding/index.ts';
import { type PlanOptions, planCase, type World, worldOf } from '../../../shared/offboarding/index.ts';
import type { AccountRecord, LedgerDocument } from '../../../shared/register/document.ts';
import { policyFrom } from '../../../shared/register/policy.ts';
import { NOW, randomLedger } from '../custody/random-ledger.ts';

export { NOW };
export const POLICY = policyFrom({ companyDomains: ['acme.example'] });
export const AT = new Date(NOW).toISOString();

/** Several accounts over the same groups, vaults, devices and people. */
export function randomCompany(seed: number): LedgerDocument {
  const { document } = randomLedger(seed);
  const accounts = [0, 1, 2, 3].flatMap((i) => {
    const record = randomLedger(seed + i).document.accounts?.[0];
    return record ? [{ ...record, id: `11111111111${i + 1}` }] : [];
  });
  return { ...document, accounts };
}

export const ANN = 'ann@acme.example';
export const BOB = 'bob@acme.example';
export const CY = 'cy@acme.example';
export const DI = 'di@acme.example';

export function account(id: string, more: Partial<AccountRecord> = {}): AccountRecord {
  return {
    id,
    name: `account ${id.slice(-2)}`,
    email: `aws-${id}@acme.example`,
    inbox: { group: 'root@acme.example' },
    vaults: ['Root'],
    vaultItems: [{ vault: 'Root', item: `AWS ${id}` }],
    passwordRotatedAt: '2026-01-01',
    devices: ['key-safe'],
    phone: '+44 20 5550 0100',
    accessKeyHolders: [],
    credentials: { password: 'yes', mfa: 'yes', accessKeys: 'no', certificates: 'no' },
    ...more,
  };
}

/** Ann reads mail and vault, Bob too; the key is in a safe to which Cy and Di have keys; the phone is Di's desk. */
export function tidyCompany(change: Partial<LedgerDocument> = {}): LedgerDocument {
  return {
    format: 'root-ledger',
    version: 1,
    settings: { companyDomains: ['acme.example'] },
    people: [ANN, BOB, CY, DI].map((email) => ({
      email,
      name: (email[0] ?? '').toUpperCase() + email.slice(1, 3),
      status: 'active',
    })),
    groups: [
      {
        key: 'root@acme.example',
        name: 'Root mail',
        kind: 'mail',
        complete: true,
        members: [{ person: ANN }, { person: BOB }],
      },
    ],
    vaults: [
      {
        key: 'Root',
        name: 'Root vault',
        complete: true,
        access: [
          { person: ANN, level: 'read' },
          { person: BOB, level: 'read' },
        ],
      },
    ],
    places: [{ key: 'Safe', keyholders: [CY, DI], complete: true }],
    devices: [
      { key: 'key-safe', kind: 'fido', label: 'YubiKey A', serial: '100200', place: 'Safe', enrolledAt: '2026-01-01' },
    ],
    phones: [{ number: '+44 20 5550 0100', holders: [DI], complete: true, kind: 'desk' }],
    organizations: [],
    accounts: [account('111111111111'), account('111111111112')],
    ...change,
  };
}

export function worldAt(
  document: LedgerDocument,
  leavers: readonly string[],
  alsoLeaving: readonly string[] = [],
): World {
  return worldOf(document, POLICY, NOW, leavers, alsoLeaving);
}

export function planFor(
  document: LedgerDocument,
  leavers: readonly string[],
  options: Partial<PlanOptions> = {},
): { plan: CasePlan; world: World } {
  const world = worldAt(document, leavers);
  return { plan: planCase(world, { kind: 'planned', lastDay: '2026-12-18', ...options }), world };
}

/** A case of this plan with nothing done yet. */
export function caseOf(plan: CasePlan, progress: Case['progress'] = new Map()): Case {
  return {
    ...plan,
    id: 'case-2026-001',
    status: 'open',
    owner: 'olga@acme.example',
    openedAt: plan.plannedAt,
    openedBy: 'olga',
    note: null,
    progress,
    signatures: [],
    closedAt: null,
    closedReason: null,
    nextDrillAt: null,
  };
}
