/** `whatif`: simulate leavers; changes nothing. */
import type { Command } from '../command.ts';
import { UsageError } from '../command.ts';
import { table } from '../text-table.ts';

export const whatIf: Command = {
  name: 'whatif',
  does: 'what we lose and what they keep if these people leave',
  usage: 'whatif --leaver EMAIL [--leaver EMAIL]…',
  options: { leaver: { type: 'string', multiple: true } },
  async run({ values, open }) {
    const given = Array.isArray(values.leaver) ? values.leaver.filter((email) => typeof email === 'string') : [];
    if (given.length === 0) throw new UsageError('whatif needs at least one --leaver EMAIL');
    const { host } = await open();
    const { leavers, verdicts } = host.assessment.whatIf(given);
    const accounts = verdicts.map(({ account, company, leaver, witness, companyWitness, leaverWitness }) => ({
      id: account,
      company,
      leaver,
      witness,
      companyWitness,
      leaverWitness,
    }));
    return {
      json: { leavers, accounts },
      text: table(
        ['account', 'we', 'they', 'how'],
        accounts
          .filter((row) => row.company !== 'fine' || row.leaver !== 'out')
          .map((row) => [
            row.id,
            row.company,
            row.leaver,
            row.witness.missing ?? [row.witness.path ?? '', ...row.witness.people].join(' '),
          ]),
      ),
    };
  },
};
