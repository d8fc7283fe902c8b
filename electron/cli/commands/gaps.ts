/** `gaps`: the open gaps, worst first. */
import type { Severity } from '../../../shared/gaps/rule.ts';
import { SEVERITIES } from '../../../shared/gaps/rule.ts';
import type { Command, Values } from '../command.ts';
import { UsageError } from '../command.ts';
import { EXIT_DONE, EXIT_FOUND } from '../exit-status.ts';
import { table } from '../text-table.ts';

export const gaps: Command = {
  name: 'gaps',
  does: 'open gaps, worst first; --fail-on exits with 1 if there is one at least that severe',
  usage: 'gaps [--severity S] [--account ID] [--fail-on S]',
  options: { severity: { type: 'string' }, account: { type: 'string' }, 'fail-on': { type: 'string' } },
  async run({ values, open }) {
    const severity = severityOf(values, 'severity');
    const failOn = severityOf(values, 'fail-on');
    const { host } = await open();
    const account = values.account;
    if (typeof account === 'string' && !host.assessment.accountIds().includes(account))
      throw new UsageError(`--account: the ledger has no account ${account}`);
    const found = host.assessment
      .gaps()
      .filter((gap) => severity === undefined || gap.severity === severity)
      .filter((gap) => account === undefined || gap.account === account);
    const rank = (of: Severity): number => SEVERITIES.indexOf(of);
    const failed =
      failOn !== undefined && found.some((gap) => gap.status === 'gap' && rank(gap.severity) <= rank(failOn));
    return {
      json: found,
      text: table(
        ['severity', 'status', 'account', 'rule', 'reason'],
        found.map((gap) => [gap.severity, gap.status, gap.account, gap.rule, gap.reason]),
      ),
      status: failed ? EXIT_FOUND : EXIT_DONE,
    };
  },
};

function severityOf(values: Values, option: string): Severity | undefined {
  const value = values[option];
  if (value === undefined) return undefined;
  const severity = SEVERITIES.find((known) => known === value);
  if (severity === undefined) throw new UsageError(`--${option}: one of ${SEVERITIES.join(', ')}`);
  return severity;
}
