/** Saved views: an address of a grid under a name. */
import { z } from 'zod';
import { ledgerChannel } from '../channel.ts';

export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** Where it leads: `/accounts?show=critical`. */
  readonly to: string;
}

const MOST_VIEWS_NAMED = 80;

export const viewChannels = {
  'views.list': ledgerChannel(z.undefined()).answers<{ views: readonly SavedView[] }>(),
  /** Keep an address under a name; a view of the same name and screen is replaced. */
  'views.save': ledgerChannel(
    z.strictObject({
      name: z.string().trim().min(1).max(MOST_VIEWS_NAMED),
      to: z
        .string()
        .max(1000)
        .regex(/^\/(accounts|gaps)(\?[^#\s]*)?$/),
    }),
  ).answers<{ id: string }>(),
  'views.remove': ledgerChannel(z.strictObject({ id: z.string().min(1).max(200) })).answers<{ seq: number }>(),
};
