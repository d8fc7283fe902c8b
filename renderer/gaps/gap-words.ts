/** A gap as a state: what its row shows. */
import type { GapRow, GapStatus } from '../../shared/ipc/channels/gaps.ts';
import type { Standing } from '../design/words.ts';

type Shown = Pick<GapRow, 'status' | 'severity'>;

export function standingOf(gap: Shown): Standing {
  if (gap.status === 'gap') return gap.severity;
  return gap.status === 'unknown' ? 'unknown' : 'not-applicable';
}

export const STATUS_WORDS: Record<GapStatus, string> = { gap: 'Open', unknown: 'Unknown', waived: 'Accepted' };

export function labelOf(gap: Shown): string | undefined {
  return gap.status === 'waived' ? STATUS_WORDS.waived : undefined;
}

/** `CIS-AWS-3.0:1.5` as people cite it: "CIS AWS 3.0 · 1.5". */
export function controlWords(control: string): string {
  const [framework, item] = control.split(':');
  return item === undefined ? control : `${framework?.replaceAll('-', ' ')} · ${item}`;
}
