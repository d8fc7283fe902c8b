/** People of whom a file makes status and last day contradict each other: told with the row, whoever of the two is right. */
import type { PersonStatus } from '../../register/document.ts';
import { contradictionOf, lastDayOf } from '../../register/standing.ts';
import type { Batch } from './batch.ts';

export function tellContradictions(batch: Batch): void {
  const now = Date.parse(batch.options.now);
  for (const { ref, fields } of batch.wishes.values()) {
    if (ref.kind !== 'person') continue;
    const said = fields.get('lastDay')?.at(-1) ?? fields.get('status')?.at(-1);
    if (said === undefined) continue;
    const status = batch.valueOf(ref, 'status') as PersonStatus | undefined;
    const person = { status, lastDay: batch.valueOf(ref, 'lastDay') as string | undefined };
    const contradiction = contradictionOf(person, now);
    if (contradiction === null) continue;
    batch.problem(
      said.origin,
      contradiction === 'gone-by-last-day'
        ? `The last day of ${ref.key}, ${lastDayOf(person)}, is over, and the status says ${status}: they count as gone.`
        : `The status of ${ref.key} says left, and the last day, ${lastDayOf(person)}, is to come: they count as gone.`,
    );
  }
}
