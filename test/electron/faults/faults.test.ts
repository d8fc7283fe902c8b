/** The fault suites in short form; `npm run test:faults` does the same hundreds of times. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HARMS } from '../../faults/corruption.ts';
import { corruptionMatrix } from '../../faults/corruption-matrix.ts';
import { killMatrix } from '../../faults/kill-matrix.ts';
import { KILL_KINDS } from '../../faults/kinds/table.ts';
import { makeTemplate, type Template } from '../../faults/ledgers.ts';
import { SURROUNDING_FAULTS } from '../../faults/surroundings.ts';

const PEOPLE = 60;
const ROUNDS = 3;
const KILL_LIMIT_MS = 180_000;
let template: Template;

beforeAll(async () => {
  template = await makeTemplate(PEOPLE, { recoveryOnly: true });
});
afterAll(() => template.dispose());

describe('killed at random', () => {
  test.each(KILL_KINDS)(
    '$name: every acknowledged change is there, no partial one, the chain verifies',
    async (kind) => {
      const counts = await killMatrix(kind, { rounds: ROUNDS, atOnce: 1, seed: 20_261_124 });
      expect(counts.problems).toEqual([]);
      expect(counts.rounds).toBe(ROUNDS);
    },
    KILL_LIMIT_MS,
  );
});

describe('harmed', () => {
  test.each(HARMS)('by $name: a clear answer with a way forward, and no silent loss', async (harm) => {
    const [outcome] = await corruptionMatrix([harm], template, PEOPLE);
    expect(outcome).toMatchObject({ name: harm.name, problems: [] });
  });
});

describe('on a machine with', () => {
  test.each(SURROUNDING_FAULTS)('$name: nothing acknowledged is lost, and it is told', async ({ run }) => {
    // Null where this system cannot make the fault.
    expect((await run(template)) ?? []).toEqual([]);
  });
});
