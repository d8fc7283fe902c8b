/** Damages import files in the ways that files get damaged, from a seed. */

/** A small seeded generator (mulberry32): the same seed gives the same run. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const HOSTILE: readonly string[] = [
  '"',
  '""',
  "'",
  '\n',
  '\r',
  '\r\n',
  ',',
  ';',
  '\t',
  '|',
  '\0',
  '\uFEFF',
  '\uFFFD',
  '\u2028',
  '\u202E',
  '{',
  '}',
  '[',
  ']',
  'null',
  'true',
  '-1',
  '1e309',
  '2.73905E+11',
  '__proto__',
  'constructor',
  'toString',
  '"__proto__":{"x":1},',
  '=HYPERLINK("x")',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<![CDATA[',
  ']]>',
  '&b;',
  '</Entry>',
  '<Entry>',
  '<History>',
  '<Group>',
  'NextToken',
  '#TYPE x\n',
  'Members for group x\n',
  'sep=;\n',
  '99999999999999999999',
  '0000-00-00',
  'https://u:p@x/',
  '@',
  '\ud800',
];

/** One to six damages to a text. */
export function damaged(text: string, random: () => number, others: readonly string[]): string {
  let result = text;
  const times = 1 + Math.floor(random() * 6);
  for (let time = 0; time < times; time += 1) result = damage(result, random, others);
  return result;
}

function damage(text: string, random: () => number, others: readonly string[]): string {
  const at = Math.floor(random() * (text.length + 1));
  const to = Math.min(text.length, at + Math.floor(random() * 40));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  switch (Math.floor(random() * 9)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(to);
    case 2:
      return text.slice(0, at) + pick(HOSTILE) + text.slice(at);
    case 3:
      return text.slice(0, to) + text.slice(at);
    case 4:
      return text.slice(0, at) + String.fromCharCode(Math.floor(random() * 0x3000)) + text.slice(at + 1);
    case 5: {
      const lines = text.split('\n');
      const [a, b] = [Math.floor(random() * lines.length), Math.floor(random() * lines.length)];
      [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
      return lines.join('\n');
    }
    case 6: {
      const other = pick(others);
      const from = Math.floor(random() * other.length);
      return text.slice(0, at) + other.slice(from, from + 60) + text.slice(at);
    }
    case 7:
      return text.slice(0, at) + pick(HOSTILE).repeat(1 + Math.floor(random() * 50)) + text.slice(to);
    default:
      return text.replaceAll(pick([',', ';', '"', '\n', ':']), pick([',', ';', '"', '\n', '']));
  }
}
