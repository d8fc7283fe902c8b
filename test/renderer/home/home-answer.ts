/** What Home is answered for a company in trouble. */
import type { HomeAnswer } from '../../../shared/ipc/channels/home.ts';

export const HOME: HomeAnswer = {
  accounts: 120,
  people: 60,
  gaps: { critical: 9, high: 31, medium: 58, low: 40, info: 3 },
  unknowns: 22,
  waived: 4,
  reachable: { yes: 90, no: 12, unknown: 18 },
  onePersonIn: { accounts: 7, unknown: 5 },
  clean: 17,
  leaving: {
    first: [
      {
        email: 'maja@x.example',
        name: 'Maja Berg',
        lastDay: '2026-12-01',
        gone: false,
        case: 'OFF-1',
        lost: 14,
        stillIn: 3,
      },
    ],
    total: 1,
    cases: 1,
    atRisk: 1,
  },
  next: [
    { what: 'gaps', rule: 'root-access-keys', title: 'Root access key present', accounts: 4 },
    { what: 'unscanned', accounts: 6 },
  ],
  coming: [{ what: 'drill', on: '2026-12-08', id: 'drill-1', accountName: 'Staging' }],
  custody: [{ part: 'inbox', accounts: { verified: 40, recorded: 50, stale: 20, unknown: 10 } }],
  worst: [{ id: '111122223333', name: 'Payments', gaps: { critical: 3, high: 1, medium: 0, low: 0 }, unknowns: 2 }],
  scannedAt: null,
  judgedAt: null,
};
