/** Is GuardDuty on? It reports unusual use of root credentials. */
import type { AccountCheck } from './check.ts';
import { MissingAnswer, requestIdOf } from './check.ts';

const LIST = 'guardduty:ListDetectors';
const GET = 'guardduty:GetDetector';

export const guardDuty: AccountCheck = {
  id: 'guard-duty',
  title: 'GuardDuty',
  scope: 'account',
  as: 'account',
  whenSuspended: false,
  calls: [LIST, GET],
  permissions: [
    { action: LIST, without: 'Whether GuardDuty watches the account.' },
    { action: GET, without: 'Whether the detector is switched on.' },
  ],
  cycle: 'every-scan',
  fields: ['aws.guardDuty'],
  proves:
    'That a GuardDuty detector is switched on in the region of the global services, where root sign-ins are seen.',
  limits: ['Other regions are not asked.'],
  controls: ['root-monitoring'],
  partitions: {},
  failures: {},

  async run({ call, globalRegion }) {
    const list = await call(LIST, {}, globalRegion);
    if (list.DetectorIds === undefined) throw new MissingAnswer(LIST, 'a list of detectors');
    let enabled = false;
    let origin: { source: typeof LIST | typeof GET; requestId: string | undefined } = {
      source: LIST,
      requestId: requestIdOf(list),
    };
    for (const id of list.DetectorIds) {
      const detector = await call(GET, { DetectorId: id }, globalRegion);
      if (detector.Status === undefined) throw new MissingAnswer(GET, 'whether the detector is on');
      enabled ||= detector.Status === 'ENABLED';
      origin = { source: GET, requestId: requestIdOf(detector) };
    }
    return [{ field: 'aws.guardDuty', value: { enabled, region: globalRegion }, origin }];
  },
};
