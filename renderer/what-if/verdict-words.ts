/** The two verdicts on a leaver, as states and words. */
import type { CompanyVerdict, LeaverSideVerdict } from '../../shared/custody/verdicts.ts';
import { TERMS } from '../design/terms.ts';
import type { Standing } from '../design/words.ts';

export const COMPANY: Record<CompanyVerdict, { standing: Standing; word: string; means: string }> = {
  unreachable: {
    standing: 'critical',
    word: 'Unreachable',
    means: TERMS.unreachable,
  },
  lost: { standing: 'critical', word: 'Lost', means: TERMS.lost },
  fragile: {
    standing: 'medium',
    word: 'Fragile',
    means: TERMS.fragile,
  },
  fine: { standing: 'fine', word: 'Fine', means: 'Still reachable by enough people.' },
  unknown: { standing: 'unknown', word: 'Unknown', means: 'The recorded facts do not settle it.' },
};

export const LEAVER: Record<LeaverSideVerdict, { standing: Standing; word: string; means: string }> = {
  'still-in': { standing: 'critical', word: 'Still in', means: TERMS['still in'] },
  'in-with-help': { standing: 'high', word: 'In with help', means: TERMS['in with help'] },
  out: { standing: 'fine', word: 'Out', means: 'What they keep opens nothing.' },
  unknown: { standing: 'unknown', word: 'Unknown', means: 'The recorded facts do not settle it.' },
};
