/** The accounts of the main organization: each with its habit, and with what is peculiar to it. */
import type { Clock } from './clock.ts';
import { bare, sandbox, unrecorded } from './forgotten-patterns.ts';
import type { Pattern } from './habit.ts';
import { garethAlone, model, plusAddress, twoPeople } from './patterns.ts';
import { peculiar } from './peculiar.ts';
import type { Sketch } from './sketch.ts';
import { corporate, dataTeam, logistics, payments } from './team-patterns.ts';

const HABITS: readonly (readonly [pattern: Pattern, unit: string, names: string])[] = [
  [model, 'Security', 'log-archive security-audit security-tooling backup-vault'],
  [model, 'Platform', 'identity-center terraform-state artifact-registry'],
  [garethAlone, 'Platform', 'network-hub shared-services ci-runners edge-cdn observability'],
  [
    model,
    'Production',
    'storefront-prod checkout-prod orders-prod catalogue-prod search-prod pricing-prod loyalty-prod crm-prod customer-care-prod',
  ],
  [payments, 'Production', 'payments-prod notifications-prod'],
  [garethAlone, 'Production', 'mobile-api-prod recipes-prod supplier-portal-prod'],
  [twoPeople, 'Production', 'forecasting-prod fleet-prod'],
  [logistics, 'Production', 'warehouse-prod routing-prod cold-chain-prod'],
  [dataTeam, 'Production', 'data-lake-prod analytics-prod ml-platform-prod'],
  [
    plusAddress,
    'Staging',
    'storefront-staging checkout-staging payments-staging orders-staging catalogue-staging search-staging pricing-staging loyalty-staging warehouse-staging routing-staging fleet-staging cold-chain-staging supplier-portal-staging recipes-staging mobile-api-staging notifications-staging data-lake-staging analytics-staging forecasting-staging ml-platform-staging crm-staging customer-care-staging',
  ],
  [
    bare,
    'Development',
    'storefront-dev checkout-dev orders-dev catalogue-dev search-dev pricing-dev loyalty-dev recipes-dev notifications-dev crm-dev customer-care-dev',
  ],
  [
    unrecorded,
    'Development',
    'payments-dev warehouse-dev routing-dev fleet-dev cold-chain-dev supplier-portal-dev mobile-api-dev data-lake-dev analytics-dev forecasting-dev ml-platform-dev',
  ],
  [corporate, 'Corporate', 'finance-reporting hr-systems legal-archive intranet office-iot jobs-site press-assets'],
];

const SANDBOXES = ['gareth', 'noor', 'dmitri', 'callum', 'ravi', 'yuki', 'oskar', 'luca'];

/** The management account first. */
export function sampleSketches(clock: Clock): Sketch[] {
  const own = peculiar(clock);
  const usual = HABITS.flatMap(([pattern, unit, names]) =>
    names.split(' ').map((name) => pattern(name, clock, { unit })),
  );
  const sandboxes = SANDBOXES.map((owner) => sandbox(owner)(`sandbox-${owner}`, clock));
  const byName = new Map([...usual, ...sandboxes].map((one) => [one.name, one]));
  const [first, ...others] = own;
  if (first === undefined) throw new Error('the sample has no management account');
  for (const one of others) byName.set(one.name, one);
  return [first, ...byName.values()];
}
