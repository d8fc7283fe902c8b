/** Answers about a policy: what it says may be sure either way, or hang on something that nobody here can know. Pure. */
export type Answer = 'yes' | 'no' | 'maybe';

export function not(answer: Answer): Answer {
  return answer === 'maybe' ? 'maybe' : answer === 'yes' ? 'no' : 'yes';
}

/** `yes` where all are; of none, `yes`. */
export function all(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('maybe') ? 'maybe' : 'yes';
}

/** `yes` where one is; of none, `no`. */
export function any(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('maybe') ? 'maybe' : 'no';
}
