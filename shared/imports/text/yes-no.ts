/** Yes and no as tools and spreadsheets write them: a spreadsheet turns `true` into its own language's word. */

const YES_WORDS = words(
  ['true', '1', 'yes', 'y'],
  // German, French, Spanish, Portuguese, Italian, Dutch
  ['wahr', 'ja', 'vrai', 'oui', 'verdadero', 'sí', 'si', 'verdadeiro', 'sim', 'vero', 'sì', 'waar'],
  // Polish, Swedish, Danish, Norwegian, Finnish, Hungarian, Czech and Slovak
  ['prawda', 'tak', 'sant', 'sand', 'sann', 'tosi', 'kyllä', 'igaz', 'igen', 'pravda', 'ano', 'áno'],
  // Russian, Turkish, Romanian, Greek, Catalan, Japanese, Chinese
  ['истина', 'да', 'doğru', 'evet', 'adevărat', 'da', 'αληθησ', 'αληθης', 'αληθής', 'ναι', 'cert', '真', 'はい', '是'],
);
const NO_WORDS = words(
  ['false', '0', 'no', 'n'],
  ['falsch', 'nein', 'faux', 'non', 'falso', 'não', 'onwaar', 'nee'],
  ['fałsz', 'nie', 'falskt', 'nej', 'falsk', 'usann', 'nei', 'epätosi', 'ei', 'hamis', 'nem', 'nepravda', 'ne'],
  ['ложь', 'нет', 'yanlış', 'yanliş', 'hayır', 'fals', 'nu', 'ψευδησ', 'ψευδης', 'ψευδής', 'όχι', '偽', 'いいえ', '否'],
);

function words(...lists: readonly (readonly string[])[]): ReadonlySet<string> {
  return new Set(lists.flat().map((word) => word.normalize('NFC')));
}

/** Yes or no; `null` where the text is neither in any language known here. */
export function yesNo(text: string): boolean | null {
  const word = text.normalize('NFC').trim().toLowerCase();
  if (YES_WORDS.has(word)) return true;
  return NO_WORDS.has(word) ? false : null;
}
