/** The words for what is owed: what old knowledge is worth, and why somebody should no longer know. */
import type { RotationPerson, Worth } from '../../shared/rotations/index.ts';
import { day } from '../design/dates.ts';
import type { Standing } from '../design/words.ts';

export const WORTH: Record<Worth, { readonly label: string; readonly standing: Standing; readonly hint: string }> = {
  'still-in': { label: 'Opens it', standing: 'critical', hint: 'With what they know and keep, they get in alone.' },
  'in-with-help': {
    label: 'Opens it with help',
    standing: 'high',
    hint: 'With one colleague who cannot get in alone, they get in.',
  },
  unknown: { label: 'Not known', standing: 'unknown', hint: 'The recorded facts do not settle what it opens.' },
  out: { label: 'Opens nothing', standing: 'low', hint: 'By itself it opens nothing today. It may one day.' },
};

export function becauseWords({ because, since }: RotationPerson): string {
  const when = since === null ? '' : ` ${day(since)}`;
  if (because === 'left') return since === null ? 'has left' : `left${when}`;
  if (because === 'leaving') return since === null ? 'is leaving' : `leaves${when}`;
  return since === null ? 'no longer has access' : `access ended${when}`;
}
