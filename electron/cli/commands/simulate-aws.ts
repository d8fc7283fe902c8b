/** `simulate-aws`: the built-in AWS simulator alone, until interrupted. */
import type { Command } from '../command.ts';
import { UsageError } from '../command.ts';

export const simulate: Command = {
  name: 'simulate-aws',
  does: 'run the built-in AWS simulator alone, until Ctrl-C',
  usage: 'simulate-aws --port N --accounts N [--seed S] [--latency-ms L] [--fault …]',
  options: {
    port: { type: 'string' },
    accounts: { type: 'string' },
    seed: { type: 'string' },
    'latency-ms': { type: 'string' },
    partition: { type: 'string' },
    fault: { type: 'string', multiple: true },
    'no-rate-limits': { type: 'boolean' },
  },
  async run({ args }) {
    const { parseSimulateArguments, simulateAws } = await import('../../simulator/cli.ts');
    try {
      parseSimulateArguments(args);
    } catch (error) {
      throw new UsageError(error instanceof Error ? error.message : 'wrong usage');
    }
    await simulateAws(args);
    return null;
  },
};
