/** Every screen of the window with an address that shows something, in the sample company. For pictures and for tests. */

export interface ShownScreen {
  /** The row of the window's table of screens that it stands for. */
  readonly path: string;
  readonly route: string;
  /** As its picture is called. */
  readonly name: string;
}

/** Asks a channel of the running app; throws when it fails. */
export type Ask = <Value>(channel: string, request?: unknown) => Promise<Value>;

const KINDS = {
  people: 'person',
  groups: 'group',
  vaults: 'vault',
  devices: 'device',
  places: 'place',
  phones: 'phone',
  organizations: 'organization',
  domains: 'domain',
} as const;
const PLAIN = [
  '/',
  '/accounts',
  '/gaps',
  '/duplicates',
  ...Object.keys(KINDS).map((path) => `/${path}`),
  '/matrix',
  '/offboarding',
  '/rotations',
  '/handover',
  '/handover/receipts',
  '/reviews',
  '/drills',
  '/runbooks',
  '/root-use',
  '/imports',
  '/reports',
  '/scan',
  '/drift',
  '/checks',
  '/log',
  '/settings',
  '/settings/policy',
  '/settings/security',
];
const SINGULAR: Readonly<Record<string, string>> = { people: 'person' };
const DAY_MS = 86_400_000;

/** Opens a case, a review, a drill and a receipt, so that there is something to show, and answers every address. */
export async function openScreens(ask: Ask): Promise<ShownScreen[]> {
  // Its offer would stand on the first picture, and on no later day of whoever reads them.
  await ask('app.change-settings', { tourSeen: true });
  const people = await ask<{ rows: { email: string }[] }>('whatif.people', { limit: 3 });
  const accounts = await ask<{ rows: { id: string }[] }>('accounts.page', {
    limit: 2,
    sort: { by: 'gaps', descending: false },
  });
  const [leaver, heir] = people.rows;
  const [account] = accounts.rows;
  if (leaver === undefined || heir === undefined || account === undefined) throw new Error('There is nothing to show.');
  const inTwoWeeks = new Date(Date.now() + 14 * DAY_MS).toISOString();
  const day = inTwoWeeks.slice(0, 10);
  const offboarding = await ask<{ id: string }>('offboarding.open', {
    leavers: [leaver.email],
    kind: 'planned',
    lastDay: inTwoWeeks,
    successors: [heir.email],
  });
  const review = await ask<{ id: string }>('reviews.open', {
    name: 'Winter review',
    kinds: ['vault', 'group'],
    dueAt: day,
  });
  const drill = await ask<{ ids: string[] }>('drills.plan', { accounts: [account.id], plannedFor: day });
  await ask('handover.receipt', {
    direction: 'given',
    thing: 'Key to the safe',
    from: leaver.email,
    to: heir.email,
    on: new Date().toISOString().slice(0, 10),
  });
  const receipts = await ask<{ rows: { id: string }[] }>('handover.receipts', {});
  const found: [path: string, route: string, name: string][] = [
    ['/accounts/:id', `/accounts/${account.id}`, 'account'],
    ['/offboarding/:id', `/offboarding/${offboarding.id}`, 'offboarding-case'],
    ['/offboarding/:id/print', `/offboarding/${offboarding.id}/print`, 'offboarding-print'],
    ['/reviews/:id', `/reviews/${review.id}`, 'review'],
    ['/drills/:id', `/drills/${drill.ids[0]}`, 'drill'],
    ['/handover/receipts/:id', `/handover/receipts/${receipts.rows[0]?.id}`, 'handover-receipt'],
    ['/runbooks/:account', `/runbooks/${account.id}`, 'runbook'],
    ['/runbooks/:account/:kind', `/runbooks/${account.id}/lost-mfa`, 'runbook-lost-mfa'],
  ];
  for (const [path, kind] of Object.entries(KINDS)) {
    const { rows } = await ask<{ rows: { key: string }[] }>('register.page', {
      kind,
      limit: 1,
      sort: { by: 'accounts', descending: true },
    });
    const [first] = rows;
    if (first !== undefined)
      found.push([`/${path}/*`, `/${path}/${encodeURIComponent(first.key)}`, SINGULAR[path] ?? path.slice(0, -1)]);
  }
  return [
    ...PLAIN.map((path) => ({ path, route: path, name: path === '/' ? 'home' : path.slice(1).replaceAll('/', '-') })),
    ...found.map(([path, route, name]) => ({ path, route, name })),
    // Last: it leaves its bar over every other screen.
    { path: '/what-if', route: '/what-if', name: 'what-if' },
  ];
}
