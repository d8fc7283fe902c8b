/** Seeds of one-time codes, recovery keys and codes: written in one piece or in groups. */
import { wordiness } from './word-like.ts';

const IN_ONE = /(?<![\p{L}\p{M}\p{N}])([A-Za-z2-7]{16,128})={0,6}(?![\p{L}\p{M}\p{N}])/gu;
/** Ids that AWS makes of the same letters; they name something and open nothing. */
const AWS_ID = /^(A3T[A-Z0-9]|ABIA|ACCA|AGPA|AIDA|AIPA|AKIA|ANPA|ANVA|APKA|AROA|ASCA|ASIA)[A-Z2-7]{12,}$/;
const HEX = /^([a-f2-7]+|[A-F2-7]+)$/;
const SEED_CHARS = 16;

/** Is there a seed in one piece, in any case of its letters? */
export function seedIn(text: string): boolean {
  if (text.length < SEED_CHARS) return false;
  for (const [, run = ''] of text.matchAll(IN_ONE)) if (isSeed(run)) return true;
  return false;
}

function isSeed(run: string): boolean {
  if (AWS_ID.test(run) || HEX.test(run)) return false;
  const score = wordiness(run);
  // Without a digit and in small letters it may be short names in a row.
  if (!/\d/.test(run) && run === run.toLowerCase()) return score < -1;
  return score < (run.length < 26 ? 0.2 : 0);
}

interface Group {
  readonly text: string;
  readonly end: number;
}

/** Between groups: a blank, a dash, a dot, and what else people write between them. */
const BETWEEN = /^[\s\-._:,;/|~*·•]{1,3}$/;
const LEAST_GROUP = 3;
const MOST_GROUP = 8;

/** Is there a seed or a recovery key written in groups of the same length? */
export function groupsIn(text: string): 'seed' | 'recovery key' | null {
  if (text.length < SEED_CHARS) return null;
  let run: Group[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const [group] = match;
    const last = run.at(-1);
    const apart = last !== undefined && !BETWEEN.test(text.slice(last.end, match.index));
    const first = run[0]?.text.length ?? group.length;
    if (apart || (last !== undefined && last.text.length !== first) || group.length > first) {
      const found = secretGroups(run);
      if (found !== null) return found;
      // A shorter group ends what was before it, or begins what follows.
      run = last !== undefined && !apart && last.text.length === group.length ? [last] : [];
    }
    if (group.length <= MOST_GROUP && /^[A-Za-z0-9]+$/.test(group))
      run.push({ text: group, end: match.index + group.length });
  }
  return secretGroups(run);
}

function secretGroups(run: readonly Group[]): 'seed' | 'recovery key' | null {
  const groups = run.map(({ text }) => text);
  const length = groups[0]?.length ?? 0;
  const all = groups.join('');
  if (groups.length < 2 || length < LEAST_GROUP || all.length < SEED_CHARS) return null;
  if (groups.length < 3 && length < MOST_GROUP) return null;
  const score = wordiness(groups.join(' '));
  const digits = all.replace(/\D/g, '').length;
  const within = groups.some((group) => /\d[A-Za-z]/.test(group));
  if (/^[A-Za-z2-7]+$/.test(all)) {
    if (HEX.test(all) && groups.length < 4) return null;
    if (within ? score < -0.5 : digits > 0 && score < -1.2) return 'seed';
    // Small letters without a digit are words or short names; so may be few capitals.
    if (digits === 0 && length >= 4 && all !== all.toLowerCase() && score < (all.length >= 24 ? -1.2 : -1.6))
      return 'seed';
  }
  const letters = all.length - digits;
  const oneCase = all === all.toUpperCase() || all === all.toLowerCase();
  if (oneCase && groups.length >= 4 && length >= 4 && digits >= 3 && letters >= 4 && within && score < -0.6)
    return 'recovery key';
  return null;
}

/** Our own recovery key, with or without its dashes; others of disks and devices. */
const RECOVERY_KEYS: readonly RegExp[] = [
  /(?<![A-Za-z0-9])[0-9A-HJKMNP-TV-Z]{4}(?:([\s\-_.])[0-9A-HJKMNP-TV-Z]{4}(?:\1[0-9A-HJKMNP-TV-Z]{4}){7}|[0-9A-HJKMNP-TV-Z]{32})(?![A-Za-z0-9])/gi,
  /(?<![\d-])(?:\d{6}-){7}\d{6}(?![\d-])/g,
];
/** Codes of a list: two halves of the same length, one of which is no word. */
const CODES: readonly RegExp[] = [
  /(?<![\w-])[0-9a-f]{5}-[0-9a-f]{5}(?![\w-])/gi,
  /(?<![\w-])(?=[a-z0-9-]*\d[a-z0-9-]*)(?=[a-z0-9-]*[a-z])(?:[a-z0-9]{4}-[a-z0-9]{4}|[a-z0-9]{5}-[a-z0-9]{5}|[a-z0-9]{6}-[a-z0-9]{6})(?![\w-])/gi,
  /(?<![\d ])\d{4} \d{4}(?=$|[,;\n|]|\s{2,}|\s\d\d?[.)])/g,
];
/** Codes right behind what they are called. */
const CALLED =
  /(?:recovery|backup|scratch|rescue|emergency|wiederherstellungs?|secours)[- ]?(?:codes?|keys?)\W{1,4}((?:(?=\S*\d)[\w-]{6,}[\s,;|]*){2,})/i;
const ENOUGH_CODES = 3;

/** Is there a recovery key, or a list of codes that are used once each? */
export function recoveryIn(text: string): boolean {
  if (text.length < SEED_CHARS || !/\d/.test(text)) return false;
  for (const key of RECOVERY_KEYS)
    for (const [found] of text.matchAll(key)) {
      const bare = found.replace(/[^A-Za-z0-9]/g, '');
      if (/^\d+$/.test(bare) ? found.includes('-') && bare.length === 48 : /\d/.test(bare) && wordiness(found) < 0.2)
        return true;
    }
  if (CALLED.test(text)) return true;
  return CODES.some((code) => {
    const found = [...text.matchAll(code)].map(([one]) => one);
    return (
      found.length >= ENOUGH_CODES &&
      found.filter((one) => wordiness(one) < 0.2 || /^[\d ]+$/.test(one)).length >= ENOUGH_CODES
    );
  });
}
