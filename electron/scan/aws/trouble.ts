/** What keeps AWS from being asked, once it has been understood: a sentence, the way forward, and words for programs. */
import type { AwsCause, AwsTrouble } from '../../../shared/ipc/aws-trouble.ts';

/**
 * `setup`: the configuration has to be changed. `credentials`: there are none that AWS takes. `ended`: a session is over and
 * can be renewed while a scan waits. `network`: something between this machine and AWS.
 */
export type TroubleKind = 'setup' | 'credentials' | 'ended' | 'network';

export interface TroubleWords {
  readonly cause: AwsCause;
  readonly profile?: string | null | undefined;
  /** What is wrong, as a sentence. Holds no secret. */
  readonly message: string;
  /** What to do, as sentences. */
  readonly hint: string;
  /** What to run: told behind the hint, and by itself to programs. */
  readonly command?: string | null | undefined;
}

/** Thrown where the trouble is found. Its words may be shown as they are. */
export class AwsTroubleError extends Error {
  readonly kind: TroubleKind;
  readonly trouble: AwsTrouble;
  readonly hint: string;
  /** For the log of the scan: `ProxyRefused`, or the code that was met. */
  readonly code: string;

  constructor(kind: TroubleKind, words: TroubleWords, code = pascal(words.cause)) {
    super(words.message);
    this.name = 'AwsTroubleError';
    this.kind = kind;
    this.code = code;
    const command = words.command ?? null;
    this.trouble = { cause: words.cause, profile: words.profile ?? null, command };
    this.hint = command === null ? words.hint : `${words.hint} Run: ${command}`.trim();
  }
}

/** A word as a shell takes it: quoted where it has to be. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** An AWS command for a profile; without one, for whatever the environment says. */
export function awsCommand(command: string, profile: string | null): string {
  return profile === null ? `aws ${command}` : `aws ${command} --profile ${shellWord(profile)}`;
}

/** Up to three names that were probably meant. Pure. */
export function nearNames(wanted: string, names: Iterable<string>): string[] {
  return [...names]
    .map((name) => ({ name, far: distance(folded(wanted), folded(name)) }))
    .filter(({ name, far }) => far <= Math.max(2, Math.floor(name.length / 3)))
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

const folded = (name: string): string => name.toLowerCase().replace(/[\s_.-]+/g, '-');

/** How many letters have to be changed, added or left out (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function pascal(cause: string): string {
  return cause.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
