/**
 * Patterns with `*` and `?` as policies have them: does one cover a text, or everything that another stands for; can two stand
 * for the same text? Pure.
 *
 * A policy variable (`${aws:username}`) may become any text: it never covers for sure, and meets whatever a `*` there meets.
 */
import { type Answer, all } from './three.ts';

/** A text, `*` any run of characters, `?` any one, or a variable: any run, but nobody knows which. */
type Token = string | typeof RUN | typeof ONE | typeof VARIABLE;
const RUN = Symbol('any run');
const ONE = Symbol('any one');
const VARIABLE = Symbol('some run');

const LITERALS = new Set(['*', '?', '$']);

function tokens(pattern: string): Token[] {
  const found: Token[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const at = pattern[i] as string;
    const end = at === '$' && pattern[i + 1] === '{' ? pattern.indexOf('}', i) : -1;
    if (end > 0) {
      const name = pattern.slice(i + 2, end);
      found.push(LITERALS.has(name) ? name : VARIABLE);
      i = end;
    } else found.push(at === '*' ? RUN : at === '?' ? ONE : at);
  }
  return found;
}

const isRun = (token: Token | undefined): boolean => token === RUN || token === VARIABLE;

/**
 * Does the pattern match the text? `text` may be a pattern too and then stands for all texts it matches: `yes` = every one of
 * them, `no` = none, `maybe` = some, or it hangs on a variable.
 */
export function matches(pattern: string, text: string, ignoreCase = false): Answer {
  const [a, b] = ignoreCase ? [pattern.toLowerCase(), text.toLowerCase()] : [pattern, text];
  const [one, other] = [tokens(a), tokens(b)];
  if (covers(one, other)) return 'yes';
  return overlaps(one, other) ? 'maybe' : 'no';
}

/**
 * The same for ARNs, part by part: a `*` does not reach over a colon, but in the last part. Parts that a pattern leaves out are
 * any, as AWS completes them.
 */
export function matchesArn(pattern: string, text: string): Answer {
  if (pattern === '*' || !text.startsWith('arn:')) return matches(pattern, text);
  const parts = arnParts(text);
  const answers = arnParts(pattern);
  return all(parts.map((part, i) => matches(answers[i] ?? '*', part)));
}

function arnParts(text: string): string[] {
  const parts = text.split(/:(?![^{]*\})/);
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/** Every text of `texts` is one of `pattern`. Sure where it says so; a `?` of the pattern covers no run. */
function covers(pattern: readonly Token[], texts: readonly Token[]): boolean {
  return walk(texts, (i, j, go) => {
    const token = pattern[i];
    if (token === RUN) return go(i + 1, j) || (j < texts.length && go(i, j + 1));
    if (i === pattern.length) return j === texts.length;
    if (j === texts.length || token === VARIABLE || isRun(texts[j])) return false;
    return (token === ONE || token === texts[j]) && go(i + 1, j + 1);
  });
}

/** Is there a text that both stand for? */
function overlaps(one: readonly Token[], other: readonly Token[]): boolean {
  return walk(other, (i, j, go) => {
    if (i === one.length && j === other.length) return true;
    if (isRun(one[i]) && (go(i + 1, j) || (j < other.length && go(i, j + 1)))) return true;
    if (isRun(other[j]) && (go(i, j + 1) || (i < one.length && go(i + 1, j)))) return true;
    if (i === one.length || j === other.length || isRun(one[i]) || isRun(other[j])) return false;
    return (one[i] === ONE || other[j] === ONE || one[i] === other[j]) && go(i + 1, j + 1);
  });
}

type Step = (i: number, j: number, go: (i: number, j: number) => boolean) => boolean;

/** From the first pair of places on; each pair is looked at once, so that no pattern is slow. */
function walk(other: readonly Token[], step: Step): boolean {
  const seen = new Map<number, boolean>();
  const go = (i: number, j: number): boolean => {
    const key = i * (other.length + 1) + j;
    const known = seen.get(key);
    if (known !== undefined) return known;
    seen.set(key, false);
    const found = step(i, j, go);
    seen.set(key, found);
    return found;
  };
  return go(0, 0);
}
