/** `offboard`: open, show and list offboarding cases. */
import type { CaseView } from '../../../shared/ipc/channels/offboarding.ts';
import { caseIn, HOW_WORDS } from '../../../shared/offboarding/index.ts';
import { mustBeCase, openCases, rowOf } from '../../ledger/offboarding/cases.ts';
import { openCase } from '../../ledger/offboarding/opening.ts';
import { reviewNow } from '../../ledger/offboarding/review.ts';
import { viewOf } from '../../ledger/offboarding/view.ts';
import type { Answer, Command, Session, Values } from '../command.ts';
import { UsageError } from '../command.ts';
import { table } from '../text-table.ts';

const USAGE = 'offboard open EMAIL [EMAIL]… --last-day DATE [--immediate] | show CASE | list';

export const offboard: Command = {
  name: 'offboard',
  does: 'offboarding cases: open one, show its ordered steps, list them all',
  usage: USAGE,
  options: {
    'last-day': { type: 'string' },
    immediate: { type: 'boolean' },
    successor: { type: 'string', multiple: true },
    owner: { type: 'string' },
  },
  writes: (_, [action]) => action === 'open',
  async run({ values, positionals, open }) {
    const [action, ...rest] = positionals;
    switch (action) {
      case 'open': {
        const wanted = wantedCase(values, rest);
        const session = await open();
        const { id } = openCase({ ...session.host, actor: session.actor }, wanted);
        return shown(session, id);
      }
      case 'show': {
        const [id] = rest;
        if (id === undefined) throw new UsageError('offboard show needs the id of a case');
        return shown(await open(), id);
      }
      case 'list':
        return listed(await open());
      default:
        throw new UsageError(USAGE);
    }
  },
};

function wantedCase(values: Values, leavers: readonly string[]) {
  const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
  const lastDay = text('last-day') ?? (values.immediate === true ? new Date().toISOString().slice(0, 10) : undefined);
  if (leavers.length === 0) throw new UsageError('offboard open needs the EMAIL of whoever leaves');
  if (lastDay === undefined) throw new UsageError('offboard open needs --last-day DATE');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(lastDay) || Number.isNaN(Date.parse(lastDay)))
    throw new UsageError(`--last-day: “${lastDay}” is not a date like 2026-12-31`);
  const successors = Array.isArray(values.successor) ? values.successor.filter((one) => typeof one === 'string') : [];
  return {
    leavers,
    lastDay,
    kind: values.immediate === true ? ('immediate' as const) : ('planned' as const),
    successors,
    owner: text('owner'),
  };
}

function shown({ host }: Session, id: string): Answer {
  reviewNow(host.ledger);
  const one = mustBeCase(host.ledger, id);
  const view = viewOf(host.ledger, host.assessment, one);
  const plan = new Map(one.steps.map((step) => [step.id, step]));
  return {
    json: {
      ...view.case,
      progress: view.row.progress,
      live: view.live,
      risks: view.row.risks,
      overlaps: view.overlaps,
      openPoints: view.openPoints,
      // The plan in full: every item with its accounts and what it changes.
      steps: view.steps.map((step) => ({ ...step, ...plan.get(step.id), state: step.progress.state })),
    },
    text: told(view),
  };
}

function told(view: CaseView): string {
  const { row, live, steps } = view;
  const who = row.leavers.map(({ name }) => name).join(', ');
  const head = [
    `${row.id}: ${who}, last day ${row.lastDay}, ${row.kind}, ${row.status}`,
    `we lose ${live.company.lost}${orMore(live.company.unknown)}, they are still in ${live.leaver['still-in']}, ` +
      `in with help ${live.leaver['in-with-help']}${orMore(live.leaver.unknown)}`,
    '',
  ].join('\n');
  const rows = steps.map((step) => [
    String(step.order),
    step.phase,
    step.progress.state === 'done' ? HOW_WORDS[step.progress.how ?? 'declared'] : step.progress.state,
    step.dueNow,
    step.needed,
    String(step.accounts),
    step.title,
    step.obstacles[0]?.reason ?? '',
  ]);
  return `${head}\n${table(['', 'phase', 'state', 'due', 'needed', 'accounts', 'step', 'waits for'], rows)}`;
}

/** Accounts that nobody can tell of, behind a count that leaves them out. */
function orMore(unknown: number): string {
  return unknown === 0 ? '' : ` (${unknown} unknown)`;
}

function listed({ host }: Session): Answer {
  reviewNow(host.ledger);
  const rows = [...host.ledger.register.subjects('case').keys()]
    .map((id) => caseIn(host.ledger.register, id))
    .flatMap((one) => (one === undefined ? [] : [rowOf(host.ledger, host.assessment, one)]));
  return {
    json: rows,
    text: `${table(
      ['case', 'who', 'last day', 'status', 'done', 'overdue', 'lost', 'still in'],
      rows.map((row) => [
        row.id,
        row.leavers.map(({ name }) => name).join(', '),
        row.lastDay,
        row.status,
        `${row.progress.done}/${row.progress.needed}`,
        String(row.progress.overdue.length),
        row.live === null ? '–' : `${row.live.company.lost}${orMore(row.live.company.unknown)}`,
        row.live === null ? '–' : `${row.live.leaver['still-in']}${orMore(row.live.leaver.unknown)}`,
      ]),
    )}${openCases(host.ledger).length} open\n`,
  };
}
