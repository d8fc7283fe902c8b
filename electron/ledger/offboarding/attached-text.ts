/** Files as proof are looked at like any text, as far as they are text; pictures, PDFs and archives are kept unseen. */
import { type SecretKind, secretIn } from '../../../shared/imports/secrets/values.ts';
import { encodingOf, notText } from '../../../shared/imports/text/encoding.ts';

/** Codes of a list and words of a phrase stand on lines of their own. */
const TOGETHER = 24;
const SHORT_CHARS = 60;

/** What a secret in the file looks like; `null` where there is none, or where the file is no text. */
export function secretInFile(bytes: Uint8Array): SecretKind | null {
  const text = textOf(bytes);
  if (text === null) return null;
  const lines = text.split(/\r\n|\r|\n/);
  let near: string[] = [];
  for (const line of lines) {
    const kind = secretIn(line);
    if (kind !== null) return kind;
    if (line.trim() === '') continue;
    near = line.length > SHORT_CHARS ? [] : [...near, line].slice(-TOGETHER);
    const together = near.length > 1 && /\d|^\s*\p{Ll}+\s*$/u.test(line) ? secretIn(near.join('\n')) : null;
    if (together !== null) return together;
  }
  return null;
}

/** The text of the bytes; `null` where they are something else. */
function textOf(bytes: Uint8Array): string | null {
  if (notText(bytes) !== null) return null;
  const marked = encodingOf(bytes);
  const text = new TextDecoder(marked?.encoding ?? 'utf-8').decode(bytes);
  // Pictures and programs have zeros everywhere; a text in an old encoding has a lost letter here and there.
  const strange = text.match(/[\0\uFFFD]/g)?.length ?? 0;
  return text.slice(0, 4096).includes('\0') || strange > text.length / 10 ? null : text;
}
