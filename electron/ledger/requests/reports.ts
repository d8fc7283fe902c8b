/** Reports that the window shows itself: two dates compared, the trend. */
import type { reportChannels } from '../../../shared/ipc/channels/reports.ts';
import { compare } from '../reports/compare.ts';
import { trend } from '../reports/trend.ts';
import type { LedgerHandlers } from './handler.ts';

export const reportHandlers: LedgerHandlers<typeof reportChannels> = {
  'reports.compare': (context, dates) => compare(context, dates),
  'reports.trend': (context, wanted) => trend(context, wanted),
};
