import { describe, expect, it } from 'vitest';
import type { Session } from '../../../electron/cli/command.ts';
import { UsageError } from '../../../electron/cli/command.ts';
import { offboard } from '../../../electron/cli/commands/offboard.ts';
import { ANN } from '../../shared/offboarding/companies.ts';
import { company } from './company.ts';

function commandLine() {
  const { host } = company();
  const session = { folder: '', host, actor: 'olga', now: () => host.ledger.now() } as Session;
  return (positionals: string[], values: Record<string, string | boolean> = {}) =>
    offboard.run({ values, positionals, args: [], open: async () => session, say: () => {} });
}

describe('offboard on the command line', () => {
  it('opens a case and answers it with its ordered steps', async () => {
    const run = commandLine();
    const answer = await run(['open', ANN], { 'last-day': '2026-12-18' });
    const one = answer?.json as {
      id: string;
      lastDay: string;
      steps: { order: number; items: unknown[]; state: string }[];
    };
    expect(one).toMatchObject({ id: 'case-2026-001', kind: 'planned', lastDay: '2026-12-18', status: 'open' });
    expect(one.steps.map(({ order }) => order)).toEqual(one.steps.map((_, index) => index + 1));
    expect(one.steps[0]).toMatchObject({
      state: 'open',
      phase: 'close',
      items: [{ accounts: ['111111111111', '111111111112'] }],
    });
    expect(answer?.text).toContain('Remove Ann from Root mail');
    expect((await run(['show', 'case-2026-001']))?.json).toMatchObject({ id: 'case-2026-001' });
    expect((await run(['list']))?.json).toMatchObject([{ id: 'case-2026-001', progress: { done: 0 } }]);
  });

  it('puts the channels first when somebody goes at once', async () => {
    const answer = await commandLine()(['open', ANN], { immediate: true });
    const one = answer?.json as { kind: string; steps: { phase: string }[] };
    expect(one.kind).toBe('immediate');
    expect(one.steps[0]?.phase).toBe('close');
  });

  it('says what it needs', async () => {
    const run = commandLine();
    await expect(run(['open', ANN])).rejects.toThrow(UsageError);
    await expect(run(['open', ANN], { 'last-day': '18.12.2026' })).rejects.toThrow(/not a date/);
    await expect(run(['open'], { 'last-day': '2026-12-18' })).rejects.toThrow(UsageError);
    await expect(run([])).rejects.toThrow(UsageError);
    await expect(run(['show', 'case-1999-001'])).rejects.toThrow(/no case/);
  });
});
