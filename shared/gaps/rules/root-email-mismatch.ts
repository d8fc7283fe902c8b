import { sameAddress } from '../../text/compare.ts';
import { NAMED_HOLDERS } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { READ_IT, unread } from '../unread.ts';

/** What people recorded and what Organizations lists are two statements about one field: drift. */
export const rootEmailMismatch: GapRule = {
  id: 'root-email-mismatch',
  title: 'AWS has another root email than the record',
  severity: 'high',
  about: 'aws',
  why: 'Either the record is old or somebody changed the root email. In both cases the readers you count on are not the ones who get the reset mail.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Find out who changed it and when. If it was you, correct the record and its readers; if not, follow the runbook for a compromised root user.',
  controls: NAMED_HOLDERS,
  evaluate(ctx) {
    const email = ctx.aws('email');
    if (!email.known) return unread(email.unknown, 'the root email');
    const field = ctx.subject?.fields.get('email');
    const observed = field?.held('observed');
    const said = field?.held('declared') ?? field?.held('tested');
    if (observed === undefined || said === undefined) return FINE;
    if (!('value' in observed.statement) || !('value' in said.statement)) return FINE;
    const [aws, record] = [String(observed.statement.value), String(said.statement.value)];
    if (sameAddress(aws, record)) return FINE;
    return gap(`AWS lists the root email ${aws}; the record says ${record}.`, { since: observed.provenance.at });
  },
};
