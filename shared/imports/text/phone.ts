/** Phone numbers in international form, as AWS keeps them. */

/** `+` and digits, `null` where the text is no international number. `+1 (555) 01-00` and `001 555…` are. */
export function phoneNumber(written: string | null | undefined): string | null {
  if (!written) return null;
  const bare = written.replace(/[\s().\-/\u00A0]/g, '').replace(/^00/, '+');
  return /^\+[1-9]\d{5,14}$/.test(bare) ? bare : null;
}
