/** Scans that start by themselves while the app is open. */
import { z } from 'zod';
import { mainChannel } from '../channel.ts';

export const scanSchedule = z.strictObject({
  every: z.enum(['never', 'day', 'week']),
  /** Hour of the local day, 0 to 23. */
  hour: z.int().min(0).max(23),
  profile: z.string().max(200).nullable(),
  roleName: z.string().regex(/^[\w+=,.@-]{1,64}$/),
});
export type ScanSchedule = z.output<typeof scanSchedule>;

export interface ScheduleView {
  readonly schedule: ScanSchedule;
  /** When the next scan starts, ISO 8601; null when none is planned. */
  readonly next: string | null;
}

export const scheduleChannels = {
  'schedule.get': mainChannel(z.undefined()).answers<ScheduleView>(),
  'schedule.set': mainChannel(scanSchedule).answers<ScheduleView>(),
};
