import { AWS_FACT_NAMES } from '../aws-fact-names.ts';
import { FINE, type GapRule, unknown } from '../rule.ts';
import { because, capital, count, listed } from '../sentence.ts';
import { READ_IT } from '../unread.ts';

/** Counts what a scan asked for and did not learn, cause by cause. */
export const awsFactsUnknown: GapRule = {
  id: 'aws-facts-unknown',
  title: 'Facts that AWS did not tell',
  severity: 'low',
  about: 'aws',
  why: 'Each of these facts may hide a gap. Until it is read, nothing that rests on it counts as fine.',
  whatToDo: () => READ_IT,
  controls: [],
  evaluate(ctx) {
    const byCause = new Map<string, { reason: Parameters<typeof because>[0]; names: string[] }>();
    let since: string | undefined;
    for (const [field, name] of AWS_FACT_NAMES) {
      const held = ctx.subject?.fields.get(field)?.effective;
      if (held === undefined || !('unknown' in held.statement)) continue;
      if (since === undefined || held.provenance.at < since) since = held.provenance.at;
      const { reason } = held.statement.unknown;
      const entry = byCause.get(reason);
      if (entry === undefined) byCause.set(reason, { reason, names: [name] });
      else entry.names.push(name);
    }
    const causes = [...byCause.values()].toSorted((a, b) => b.names.length - a.names.length);
    const first = causes[0];
    if (first === undefined) return FINE;
    const sentences = causes.map(({ reason, names }) => `${listed(names)} (${because(reason)})`);
    const total = causes.reduce((sum, { names }) => sum + names.length, 0);
    return unknown(first.reason, `${capital(count(total, 'fact'))} could not be read: ${sentences.join('; ')}.`, {
      ...(since ? { since } : {}),
    });
  },
};
