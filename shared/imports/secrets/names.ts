/** Which columns and fields hold secrets, by their names, whatever kind of file they are in. */
import { normalName } from '../text/header.ts';

/** Compared with the normalized name: see `normalName`. */
const SECRET =
  /pass(word|wd|phrase|code|wort)|^pass$|pwd|kennwort|motdepasse|contrasena|contraseña|senha|wachtwoord|lösenord|totp|(^|[^r])otp|seed|secret|geheim|recovery|backupcode|wiederherstell|securityquestion|sicherheitsfrage|securityanswer|^answer|^question|^notes?(plain)?$|notizen?|bemerkung|comment|remark|kommentar|anmerkung|^extra$|^fields?$|^sections?$|customfield|privatekey|sshkey|apikey|accesskey(id)?$|token|passkey|fido|^cards?$|cvv|^pin$|salary|gehalt|lohn|salaire|compensation|iban|qrcode|base32|hiddenfield|securenote|attachment/u;

/** Names that speak *about* a secret without holding it: dates and switches. */
const ABOUT =
  /(changed|changedat|changedate|enabled|lastused|lastuseddate|lastchanged|rotation|revisiondate|rotated|rotatedat|expired|expires|expiry|lastrotated|active)$/;

/** Is a column or field of this name refused unread? */
export function isSecretName(name: string): boolean {
  const normal = normalName(name);
  return SECRET.test(normal) && !ABOUT.test(normal);
}
