/** Kills one kind of work many times and counts what was found afterwards. */

import { runAndKill } from './kill.ts';
import type { KillKind } from './kinds/kind.ts';
import { copyOf, makeTemplate, type Template } from './ledgers.ts';

export interface KillCounts {
  readonly kind: string;
  readonly rounds: number;
  /** Rounds in which the process was at work when it was killed. */
  readonly inMidWork: number;
  /** Changes that had been acknowledged, over all rounds: every one was looked for. */
  readonly acknowledged: number;
  readonly problems: readonly string[];
}

/** A random number generator that gives the same numbers for the same seed (mulberry32), so that a round can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Run `rounds` rounds of a kind, `atOnce` of them side by side. */
export async function killMatrix(
  kind: KillKind,
  { rounds, atOnce, seed, onRound = () => {} }: { rounds: number; atOnce: number; seed: number; onRound?: () => void },
): Promise<KillCounts> {
  const template = await makeTemplate(kind.people, { recoveryOnly: kind.recoveryOnly ?? false });
  const { args, env, dispose } = await kind.prepare(template);
  const counts = { inMidWork: 0, acknowledged: 0, problems: [] as string[] };
  let next = 0;
  const one = async (round: number): Promise<void> => {
    const { killed, problems } = await runRound(kind, template, args, env, seeded(seed + round));
    if (killed.inMidWork) counts.inMidWork += 1;
    counts.acknowledged += killed.acknowledged.length;
    counts.problems.push(...problems.map((problem) => `round ${round}: ${problem}`));
    onRound();
  };
  const line = async (): Promise<void> => {
    for (let round = next++; round < rounds; round = next++) await one(round);
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, line));
  } finally {
    await dispose?.();
    template.dispose();
  }
  return { kind: kind.name, rounds, ...counts };
}

async function runRound(
  kind: KillKind,
  template: Template,
  args: readonly string[],
  env: NodeJS.ProcessEnv | undefined,
  random: () => number,
) {
  const { folder, dispose } = copyOf(template);
  try {
    const killed = await runAndKill(workOf(kind), [folder, ...args], kind.windowMs, random, env);
    try {
      return { killed, problems: await kind.check({ folder, template, killed }) };
    } catch (error) {
      return { killed, problems: [`does not open: ${error instanceof Error ? error.message : String(error)}`] };
    }
  } finally {
    dispose();
  }
}

/** The file in `work/` that does this kind of work. */
function workOf({ name }: KillKind): string {
  return name === 're-keying' ? 'rekeys' : name;
}
