/** What identifies a person or an account in a line of text: found by its form, or because an answer named it. Pure. */

/** E-mails, account ids, international phone numbers, ids of AWS and of devices. Dates, counts and versions are none. */
const FORMS: readonly RegExp[] = [
  /[^\s@<>"“”'‘’(),;:]+@[^\s@<>"“”'‘’(),;:]+\.[a-z]{2,}/giu,
  /(?<![\p{L}\d])\d{4}[ -]?\d{4}[ -]?\d{4}(?![\p{L}\d])/gu,
  /\+\d[\d ()./-]{5,}\d/gu,
  /(?<![\p{L}\d])(?:AKIA|ASIA|AIDA|AROA|GAHT)[A-Z\d]{6,}(?![\p{L}\d])/gu,
  // Serial numbers: capital letters and digits together, or a long number that is no date.
  /(?<![\p{L}\d-])(?=[A-Z-]*\d)(?=\d*[A-Z])[A-Z\d][A-Z\d-]{7,}(?![\p{L}\d])/gu,
  /(?<![\p{L}\d.,:-])\d{7,}(?![\p{L}\d.,:-])/gu,
];

export interface Found {
  readonly from: number;
  readonly to: number;
}

/** Where in a text something identifies, in no order; places may overlap. `names` are looked for as they are. */
export function identifiersIn(text: string, names: ReadonlySet<string>): readonly Found[] {
  const found: Found[] = FORMS.flatMap((form) =>
    [...text.matchAll(form)].map((match) => ({ from: match.index, to: match.index + match[0].length })),
  );
  if (names.has(text.trim())) found.push({ from: 0, to: text.length });
  else
    for (const name of names)
      for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length))
        found.push({ from: at, to: at + name.length });
  return found;
}

const LEAST_LETTERS = 3;
const ACCOUNT_ID = /^\d{12}$/;

/** The names of people and accounts in an answer: what is called `name` beside an e-mail or an account id, at any depth. */
export function namesIn(answer: unknown): readonly string[] {
  const names: string[] = [];
  const waiting: unknown[] = [answer];
  while (waiting.length > 0) {
    const one = waiting.pop();
    if (typeof one !== 'object' || one === null) continue;
    for (const value of Object.values(one)) if (typeof value === 'object') waiting.push(value);
    for (const name of namesOf(one as Readonly<Record<string, unknown>>))
      if (name.length >= LEAST_LETTERS && !names.includes(name)) names.push(name);
  }
  return names;
}

function namesOf(row: Readonly<Record<string, unknown>>): readonly string[] {
  const text = (field: string): string => (typeof row[field] === 'string' ? (row[field] as string).trim() : '');
  const names = ['accountName', 'personName', 'fromName', 'toName', 'ownerName'].map(text);
  const identified = ['id', 'key', 'email', 'account', 'person'].some(
    (field) => text(field).includes('@') || ACCOUNT_ID.test(text(field)),
  );
  return [...names, identified ? text('name') : ''].filter(Boolean);
}
