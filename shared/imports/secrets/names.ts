/** Which columns and fields hold secrets, by their names, whatever kind of file they are in. */
import { normalName } from '../text/header.ts';

/** Compared with the normalized name: see `normalName`. */
const SECRET =
  /pass(word|wd|phrase|code|wort)|^pass$|pwd|^pw$|kennwort|motdepasse|contrasena|contraseña|senha|wachtwoord|lösenord|adgangskode|salasana|passord|^parola$|hasło|^haslo$|heslo|jelszó|парол|密码|密碼|パスワード|비밀번호|totp|(^|[^r])otp|seed|secret|geheim|recovery|(backup|scratch|rescue|emergency)(code|key)|wiederherstell|securityquestion|sicherheitsfrage|securityanswer|^answer|^question|^notes?(plain)?$|notizen?|bemerkung|comment|remark|kommentar|anmerkung|^extra$|^fields?$|^sections?$|customfield|privatekey|sshkey|apikey|accesskey(id)?$|token|passkey|fido|^cards?$|cvv|^pin(code)?$|^puk$|salary|gehalt|lohn|salaire|compensation|iban|qrcode|base32|hiddenfield|securenote|attachment/u;

/** Names that speak *about* a secret without holding it: dates and switches. */
const ABOUT =
  /(changed|changedat|changedate|enabled|lastused|lastuseddate|lastchanged|rotation|revisiondate|rotated|rotatedat|expired|expires|expiry|lastrotated|active)$/;
/** Who has it and where it is, which is what the ledger is for; ways to reach somebody; and words that only sound alike. */
const BESIDE =
  /(holders?|owners?|keepers?|custodians?|inhaber|besitzer|serial(no|nr|number)?|manufacturer|model|vendor|location|place|heldby|keptby|keptat|storedat|storedin)$|^recovery(e?mail(address)?|phone(number)?|telephone|contacts?|address|person|partner)$|^(hardware|security)tokens?$|^tokens?(type|name|model)$|^secretar(y|ies|iat)|^sekret(ä|ae)r(in|iat)?$|^fidodevices?$/u;

/** Is a column or field of this name refused unread? */
export function isSecretName(name: string): boolean {
  const normal = normalName(name);
  return SECRET.test(normal) && !ABOUT.test(normal) && !BESIDE.test(normal);
}
