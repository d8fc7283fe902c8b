/** AWS account ids: twelve digits, which spreadsheets like to spoil. */

export type AccountIdReading = { readonly id: string; readonly warning?: string } | { readonly problem: string };

/** Reads an account id as written in a file: pads lost leading zeros with a warning, refuses what cannot be repaired. */
export function readAccountId(written: string | number | null | undefined): AccountIdReading {
  const text = String(written ?? '')
    .trim()
    .replace(/^[='"]+|["]+$/g, '');
  if (/^\d{12}$/.test(text)) return { id: text };
  if (/^\d{4}-\d{4}-\d{4}$/.test(text)) return { id: text.replaceAll('-', '') };
  if (/^\d{1,11}$/.test(text) && Number(text) > 0)
    return {
      id: text.padStart(12, '0'),
      warning: `The account id had ${text.length} digits and was padded with zeros to 12. Check it.`,
    };
  if (/^\d([.,]\d+)?e\+?\d+$/i.test(text))
    return {
      problem:
        'The account id is in scientific notation: a spreadsheet has destroyed its last digits. Export the file again.',
    };
  if (text === '') return { problem: 'The account id is missing.' };
  return { problem: 'The account id is not made of 12 digits.' };
}

/** Account ids that stand alone in a text (`prod 111122223333`, `1111-2222-3333`, `https://111122223333.signin…`). */
export function accountIdsIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(/(?<![\d.+-])(\d{12}|\d{4}-\d{4}-\d{4})(?![\d-])/g))
    found.add((match[1] ?? '').replaceAll('-', ''));
  return [...found];
}

/** The account id in an ARN's account field, if it has one. */
export function accountOfArn(arn: string | null | undefined): string | undefined {
  return /^arn:[\w-]+:[\w-]*:[\w-]*:(\d{12}):/.exec(arn ?? '')?.[1];
}
