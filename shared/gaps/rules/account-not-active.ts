import { FINE, type GapRule, gap, type Severity } from '../rule.ts';
import { READ_IT, unread } from '../unread.ts';

const WORDS: Record<string, { says: string; severity: Severity }> = {
  SUSPENDED: { says: 'AWS has suspended the account', severity: 'medium' },
  PENDING_CLOSURE: { says: 'The account is being closed', severity: 'low' },
  CLOSED: { says: 'The account is closed', severity: 'info' },
  PENDING_ACTIVATION: { says: 'The account was never fully activated', severity: 'low' },
};

export const accountNotActive: GapRule = {
  id: 'account-not-active',
  title: 'Account suspended or closing',
  severity: 'medium',
  about: 'aws',
  why: 'A suspended account can still be re-opened by its root user for a while, and its root email and phone are still worth keeping. It cannot be checked meanwhile.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Decide: settle what AWS asks for and re-open it, or let it close; keep its root email until AWS has removed it for good.',
  controls: [],
  evaluate(ctx) {
    const state = ctx.aws('state');
    if (!state.known) return unread(state.unknown, 'whether the account is active', { severity: 'low' });
    if (state.value === 'ACTIVE') return FINE;
    const words = WORDS[state.value] ?? { says: `AWS reports the state ${state.value}`, severity: 'low' as const };
    return gap(`${words.says}: its root user cannot be checked, and its mailbox is still a way back.`, {
      severity: words.severity,
    });
  },
};
