/** The policy: what it is, what another would change, and applying it. */
import type { PolicySettings, policyChannels } from '../../../shared/ipc/channels/policy.ts';
import type { LedgerSettings } from '../../../shared/register/document.ts';
import type { Json } from '../../../shared/register/facts.ts';
import { SETTINGS_KEY } from '../../../shared/register/kinds.ts';
import { policyFrom } from '../../../shared/register/policy.ts';
import { recordOf } from '../../../shared/register/record.ts';
import type { Ledger } from '../ledger.ts';
import { policyChanges } from '../policy-preview.ts';
import { declared } from '../register-edit.ts';
import type { LedgerHandlers } from './handler.ts';

const SETTINGS = { kind: 'settings', key: SETTINGS_KEY } as const;

export const policyHandlers: LedgerHandlers<typeof policyChannels> = {
  'policy.get': ({ ledger, assessment }) => {
    const settings = settingsOf(ledger);
    return { settings, policy: assessment.policy, accounts: assessment.accountIds().length };
  },
  'policy.preview': ({ ledger, assessment }, wanted) => policyChanges(ledger, assessment, policyFrom(wanted)),
  'policy.save': ({ ledger, actor }, { reason, ...wanted }) =>
    ledger.change({ actor, action: 'settings', title: 'Changed the policy', reason }, (draft) => {
      for (const [field, value] of Object.entries(wanted) as [string, Json][]) {
        // A setting left to the profile is one that nobody states, whoever stated it before.
        for (const { provenance } of value === null
          ? (ledger.register.get(SETTINGS)?.fields.get(field)?.all ?? [])
          : [])
          draft.end({ ...SETTINGS, field, item: '', basis: provenance.basis });
        if (value !== null)
          draft.put({ ...SETTINGS, field, statement: { value }, provenance: declared(draft.at, actor) });
      }
    }),
};

function settingsOf(ledger: Ledger): PolicySettings {
  const subject = ledger.register.get(SETTINGS);
  const settings = subject === undefined ? {} : (recordOf(subject) as LedgerSettings);
  return {
    profile: settings.profile ?? 'split-custody',
    minBusFactor: settings.minBusFactor ?? null,
    minBreakIn: settings.minBreakIn ?? null,
    reviewDays: settings.reviewDays ?? null,
    drillDays: settings.drillDays ?? null,
    companyDomains: settings.companyDomains ?? [],
  };
}
