/** What of the checks somebody asks for: `npm test -- [STEP …] [FILE …] [--changed[=COMMIT]]`. Pure. */

export const STEPS = ['lint', 'types', 'unit', 'component', 'e2e', 'audit'] as const;
export type Step = (typeof STEPS)[number];

export interface Wanted {
  readonly steps: readonly Step[];
  /** Handed on to the test runner: files, and whether only what a change touches. */
  readonly filters: readonly string[];
}

const PROJECTS: readonly Step[] = ['unit', 'component', 'e2e'];
/** What the runner can tell to be touched by a change. The app's own process is built, so it cannot tell that of end-to-end tests. */
const TRACEABLE: readonly Step[] = ['lint', 'types', 'unit', 'component'];

const isStep = (word: string): word is Step => (STEPS as readonly string[]).includes(word);

/** The kind of tests a file belongs to, by its place. */
function projectOf(file: string): Step {
  if (file.includes('e2e')) return 'e2e';
  return file.includes('renderer') ? 'component' : 'unit';
}

/**
 * Reads the words behind `npm test --`. Without a step: all of them; with files: those that the files belong to.
 * @throws Error naming the word that is none of these.
 */
export function wantedOf(words: readonly string[], isFile: (word: string) => boolean): Wanted {
  const changed = words.filter((word) => word === '--changed' || word.startsWith('--changed='));
  const files = words.filter((word) => !isStep(word) && isFile(word));
  const strange = words.find((word) => !isStep(word) && !changed.includes(word) && !files.includes(word));
  if (strange !== undefined) throw new Error(`Neither a step nor a file: ${strange}. Steps: ${STEPS.join(' ')}`);
  const named = STEPS.filter((step) => words.includes(step));
  const filters = [...files, ...changed];
  if (named.length > 0) return { steps: named, filters };
  if (files.length > 0)
    return { steps: PROJECTS.filter((step) => files.some((file) => projectOf(file) === step)), filters };
  return { steps: changed.length > 0 ? TRACEABLE : STEPS, filters };
}
