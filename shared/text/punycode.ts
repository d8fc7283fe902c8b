/** Punycode (RFC 3492): how a label with other letters than ASCII travels as ASCII. */

const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_CODE = 128;
const DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const MOST = 0x7fff_ffff;

function adapt(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}

function threshold(k: number, bias: number): number {
  return k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;
}

/** What stands behind `xn--`, as letters; `null` where it stands for nothing. */
export function punycodeDecode(label: string): string | null {
  const dash = label.lastIndexOf('-');
  const output = dash < 0 ? [] : [...label.slice(0, dash)].map((char) => char.codePointAt(0) ?? 0);
  if (output.some((code) => code >= FIRST_CODE)) return null;
  let [code, bias, at] = [FIRST_CODE, FIRST_BIAS, 0];
  for (let from = dash < 0 ? 0 : dash + 1; from < label.length; ) {
    const before = at;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = DIGITS.indexOf((label[from] ?? '?').toLowerCase());
      from += 1;
      if (digit < 0) return null;
      at += digit * weight;
      if (at > MOST) return null;
      const t = threshold(k, bias);
      if (digit < t) break;
      weight *= BASE - t;
    }
    const length = output.length + 1;
    bias = adapt(at - before, length, before === 0);
    code += Math.floor(at / length);
    if (code > 0x10_ffff || (code >= 0xd800 && code < 0xe000)) return null;
    at %= length;
    output.splice(at, 0, code);
    at += 1;
  }
  return String.fromCodePoint(...output);
}

/** A label as Punycode writes it, without `xn--`. */
export function punycodeEncode(label: string): string {
  const input = [...label].map((char) => char.codePointAt(0) ?? 0);
  const basic = input.filter((code) => code < FIRST_CODE);
  let output = String.fromCodePoint(...basic);
  if (basic.length > 0) output += '-';
  let [code, bias, delta, handled] = [FIRST_CODE, FIRST_BIAS, 0, basic.length];
  while (handled < input.length) {
    const next = Math.min(...input.filter((one) => one >= code));
    delta += (next - code) * (handled + 1);
    code = next;
    for (const one of input) {
      if (one < code) delta += 1;
      if (one !== code) continue;
      let rest = delta;
      for (let k = BASE; ; k += BASE) {
        const t = threshold(k, bias);
        if (rest < t) break;
        output += DIGITS[t + ((rest - t) % (BASE - t))];
        rest = Math.floor((rest - t) / (BASE - t));
      }
      output += DIGITS[rest];
      bias = adapt(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled += 1;
    }
    delta += 1;
    code += 1;
  }
  return output;
}
