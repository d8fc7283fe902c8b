/** What earlier scans of the sample's organization read, and what has been put right since. */
import type { Json, NewFact } from '../../shared/register/facts.ts';
import { sampleSketches } from './accounts.ts';
import type { Clock } from './clock.ts';
import { MAIN_ORGANIZATION } from './company.ts';
import { accountIdOf } from './ids.ts';
import type { PastChange } from './past.ts';
import type { Sketch } from './sketch.ts';

const SCANS_DAYS = [77, 56, 42, 21];
/** The role reached these units only later; every other one from the first scan on. */
const REACHED_DAYS: Readonly<Record<string, number>> = { Corporate: 56, Sandbox: 56, Staging: 56, Legacy: 42 };
/** Root access keys that were found by the first scan and deleted before the second. */
const KEYS_DELETED = ['artifact-registry', 'search-prod', 'pricing-prod', 'crm-prod'];
/** Root passwords without MFA, deleted in two rounds when root access became central. */
const PASSWORDS_DELETED_DAYS: Readonly<Record<string, number>> = {
  'storefront-dev': 42,
  'checkout-dev': 42,
  'orders-dev': 42,
  'catalogue-dev': 42,
  'search-dev': 42,
  'pricing-dev': 42,
  'loyalty-dev': 21,
  'recipes-dev': 21,
  'notifications-dev': 21,
  'crm-dev': 21,
  'customer-care-dev': 21,
};

export function earlierScans(clock: Clock, actor: string): PastChange[] {
  // What a scan of today cannot read is not known from earlier ones either.
  const sketches = sampleSketches(clock).filter(
    ({ more }) => (more.state ?? more.roles ?? more.faults ?? more.missingSummaryKeys) === undefined,
  );
  return SCANS_DAYS.map((days): PastChange => {
    const reached = sketches.filter(({ unit }) => days <= (REACHED_DAYS[unit] ?? Number.POSITIVE_INFINITY));
    return {
      at: clock.ago(days, 6),
      actor,
      action: 'scan',
      title: `Scan: ${reached.length} accounts`,
      put: [
        ...reached.flatMap((one) => readingOf(one, clock, days)),
        {
          kind: 'organization',
          key: MAIN_ORGANIZATION,
          field: 'centralRoot',
          statement: { value: 'yes' },
          provenance: clock.scanned('iam:ListOrganizationsFeatures', days),
        },
      ],
      end: [],
    };
  });
}

function readingOf({ name, email, root }: Sketch, clock: Clock, days: number): NewFact[] {
  const yes = (is: boolean): 'yes' | 'no' => (is ? 'yes' : 'no');
  const deleted = PASSWORDS_DELETED_DAYS[name];
  const seen: Record<string, Json> = {
    name,
    email,
    state: 'ACTIVE',
    organization: MAIN_ORGANIZATION,
    'credentials.password': yes(root.password || (deleted !== undefined && days > deleted)),
    'credentials.mfa': yes(root.mfa.length > 0),
    'credentials.accessKeys': yes(root.keys > 0 || (days > 56 && KEYS_DELETED.includes(name))),
    'credentials.certificates': yes(root.certificate),
  };
  return Object.entries(seen).map(([field, value]) => ({
    kind: 'account',
    key: accountIdOf(name),
    field,
    statement: { value },
    provenance: clock.scanned('scan', days),
  }));
}
