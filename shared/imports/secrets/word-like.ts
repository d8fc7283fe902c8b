/** Whether letters read like words of some language or like drawn lots. */

/**
 * For each letter, how often each letter follows it in words and names of seven European languages: five is as often as by
 * chance, each more is twice as often, each less half.
 */
const FOLLOWS = [
  '77776665655879463878655255',
  '73327013601522610632501030',
  '73547238736534731545521035',
  '74558344713544720554523044',
  '75776564645869452987554455',
  '52236510600412500523400010',
  '73337144600424500543501020',
  '72337100600433600425402030',
  '75768561244768743677452204',
  '50025000303002400020300000',
  '62336102602412500444402030',
  '74458331703743720155531051',
  '75227000600152650131500030',
  '85678473724226712278432044',
  '55665453434768551776656234',
  '61116104600500650634400020',
  '00000000000000000000500000',
  '85668453804555731667643055',
  '85747325715443652168523034',
  '83438226812423710756613044',
  '54556342533656240766133323',
  '60007000600100500200100000',
  '61225002501103400230100040',
  '20102000300000020002000000',
  '64544210122344320243202001',
  '62336010502123400002302043',
];
const CHANCE = 5;
const A = 97;

/** What a pair says for a word (more than 0) or against it. */
function pair(one: string, other: string): number {
  const row = FOLLOWS[one.toLowerCase().charCodeAt(0) - A];
  return row === undefined ? 0 : Number(row[other.toLowerCase().charCodeAt(0) - A] ?? CHANCE) - CHANCE;
}

/**
 * How much a text of ASCII letters and digits reads like words, for each pair of neighbours: about 1 for words and names, about
 * -1.5 for random characters, whatever stands between them. Digits at the ends of words (`prod22`) are what names have.
 */
export function wordiness(text: string): number {
  let sum = 0;
  let pairs = 0;
  for (let at = 0; at + 1 < text.length; at += 1) {
    const [one, other] = [text[at] ?? '', text[at + 1] ?? ''];
    const [from, to] = [classOf(one), classOf(other)];
    if (from === '' || to === '' || (from === '0' && to === '0')) continue;
    pairs += 1;
    if (from === '0' || to === '0') sum += edge(text, at) ? 0 : -2;
    else if (from === 'a' && to === 'A') sum -= newWord(text, at) ? 0 : 2;
    else sum += pair(one, other);
  }
  return pairs === 0 ? 1 : sum / pairs;
}

/** A digit where a word ends or begins: behind two letters at least, with no letter right behind its number. */
function edge(text: string, at: number): boolean {
  return /[A-Za-z]{2}$/.test(text.slice(0, at + 1)) && /^\d+(?![A-Za-z])/.test(text.slice(at + 1));
}

/** Where a word in capitals and small letters follows another. */
function newWord(text: string, at: number): boolean {
  return /[a-z]{2}$/.test(text.slice(0, at + 1)) && /^[A-Z][a-z]/.test(text.slice(at + 1));
}

function classOf(char: string): 'a' | 'A' | '0' | '' {
  if (char >= 'a' && char <= 'z') return 'a';
  if (char >= 'A' && char <= 'Z') return 'A';
  return char >= '0' && char <= '9' ? '0' : '';
}
