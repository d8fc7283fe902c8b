/** The two verdicts on a leaver, as states and words. */
import type { CompanyVerdict, LeaverSideVerdict } from '../../shared/custody/verdicts.ts';
import type { Standing } from '../design/words.ts';

export const COMPANY: Record<CompanyVerdict, { standing: Standing; word: string; means: string }> = {
  unreachable: {
    standing: 'critical',
    word: 'Unreachable',
    means: 'Nobody can get in today either, with them or without.',
  },
  lost: { standing: 'critical', word: 'Lost', means: 'Reachable today, not without them.' },
  fragile: {
    standing: 'medium',
    word: 'Fragile',
    means: 'Still reachable, but by fewer people than the policy asks for.',
  },
  fine: { standing: 'fine', word: 'Fine', means: 'Still reachable by enough people.' },
  unknown: { standing: 'unknown', word: 'Unknown', means: 'The recorded facts do not settle it.' },
};

export const LEAVER: Record<LeaverSideVerdict, { standing: Standing; word: string; means: string }> = {
  'still-in': { standing: 'critical', word: 'Still in', means: 'With what they keep they get in alone.' },
  'in-with-help': { standing: 'high', word: 'In with help', means: 'They get in together with somebody who stays.' },
  out: { standing: 'fine', word: 'Out', means: 'What they keep opens nothing.' },
  unknown: { standing: 'unknown', word: 'Unknown', means: 'The recorded facts do not settle it.' },
};
