/** How hard a passphrase is to guess. The estimator is large, so it is loaded when somebody starts to type. */

/** 0 guessed at once … 4 beyond reach; with a word and a way to do better. */
export interface Strength {
  readonly score: 0 | 1 | 2 | 3 | 4;
  readonly words: string;
  readonly advice: string | null;
}

/** The least that a ledger accepts: it is a map of the company's root accounts. */
export const LEAST_SCORE = 3;
const LEAST_LENGTH = 8;

const WORDS = ['Very weak', 'Weak', 'Too weak', 'Strong', 'Very strong'] as const;
const ADVICE = 'Four or more unrelated words are easier to remember and harder to guess.';

let loading: Promise<(passphrase: string) => Strength> | undefined;

/** Estimate the strength of a passphrase, against common passwords, names, dates and keyboard walks. */
export async function strengthOf(passphrase: string): Promise<Strength> {
  loading ??= load();
  return (await loading)(passphrase);
}

async function load(): Promise<(passphrase: string) => Strength> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const estimator = new ZxcvbnFactory({
    translations: english.translations,
    graphs: common.adjacencyGraphs,
    dictionary: { ...common.dictionary, ...english.dictionary },
  });
  return (passphrase) => {
    // The estimator's time grows with length, and nothing of this length is guessed.
    const { score, feedback } = estimator.check(passphrase.slice(0, 100));
    const short = passphrase.length < LEAST_LENGTH;
    return {
      score: short ? (Math.min(score, 1) as 0 | 1) : score,
      words: WORDS[short ? Math.min(score, 1) : score] ?? '',
      advice: score >= LEAST_SCORE && !short ? null : (feedback.warning ?? feedback.suggestions[0] ?? ADVICE),
    };
  };
}
