/** `verify`: check the database, the audit chain and that memory and disk agree. */
import { verifyLedger } from '../../ledger/verify.ts';
import type { Command } from '../command.ts';
import { EXIT_DONE, EXIT_FOUND } from '../exit-status.ts';

export const verify: Command = {
  name: 'verify',
  does: 'check the database and the audit chain',
  usage: 'verify',
  options: {},
  async run({ open }) {
    const { host } = await open();
    const problems = verifyLedger(host.ledger);
    const ok = problems.length === 0;
    return {
      json: { ok, problems },
      text: ok ? 'The ledger is whole: database, facts and log agree.\n' : `${problems.join('\n')}\n`,
      status: ok ? EXIT_DONE : EXIT_FOUND,
    };
  },
};
