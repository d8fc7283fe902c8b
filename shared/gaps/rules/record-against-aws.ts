import { isAwsSaid } from '../../register/aws-said.ts';
import type { Json } from '../../register/facts.ts';
import { fieldLabel } from '../../register/labels.ts';
import type { Field, Subject } from '../../register/register.ts';
import { NAMED_HOLDERS } from '../related-controls.ts';
import { FINE, type GapRule, gap, type Severity } from '../rule.ts';
import { day } from '../sentence.ts';

/** A wrong belief about these misleads whoever acts on it; a wrong name hardly does. */
const MILD: ReadonlySet<string> = new Set(['name']);
/** Told by a rule of its own. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['email']);

/** What people or files declare beside what AWS says: it counts for nothing, and somebody believes it. */
export const recordAgainstAws: GapRule = {
  id: 'record-against-aws',
  title: 'AWS says otherwise than the record',
  severity: 'medium',
  about: 'custody',
  why: 'What AWS says is what counts, so the verdicts do not follow the record. Whoever wrote it believes something else, and may act on it when the account has to be recovered.',
  whatToDo: () =>
    'Scan the account again. If AWS still says so, take the statement back, and find out where it came from.',
  controls: NAMED_HOLDERS,
  evaluate(ctx) {
    const organization = ctx.account.organization
      ? ctx.world.subject('organization', ctx.account.organization)
      : undefined;
    const found = [ctx.subject, organization].flatMap((subject) => (subject === undefined ? [] : against(subject)));
    if (found.length === 0) return FINE;
    const mild = found.every(({ field }) => MILD.has(field));
    const severity: { severity?: Severity } = mild ? { severity: 'info' } : {};
    const since = found
      .map(({ at }) => at)
      .sort()
      .at(-1);
    return gap(found.map(({ words }) => words).join(' '), { ...severity, ...(since === undefined ? {} : { since }) });
  },
};

interface Against {
  readonly field: string;
  readonly words: string;
  readonly at: string;
}

function against(subject: Subject): Against[] {
  const found: Against[] = [];
  for (const [name, field] of subject.fields) {
    if (!isAwsSaid(subject.kind, name) || TOLD_ELSEWHERE.has(name)) continue;
    const said = contradicting(field);
    const aws = field.effective;
    if (said === undefined || aws === undefined || !('value' in aws.statement) || aws.provenance.basis !== 'observed')
      continue;
    const label = fieldLabel(subject.kind, name);
    const when = day(aws.confirmed.at);
    found.push({
      field: name,
      words: `${label}: AWS says ${displayed(aws.statement.value)} (${when}), the record says ${displayed(said.value)} (${day(said.at)}).`,
      at: said.at > aws.provenance.at ? said.at : aws.provenance.at,
    });
  }
  return found;
}

function contradicting(field: Field): { value: Json; at: string } | undefined {
  for (const { statement, provenance } of field.contradicting)
    if ('value' in statement && statement.value !== 'unknown') return { value: statement.value, at: provenance.at };
  return undefined;
}

function displayed(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
