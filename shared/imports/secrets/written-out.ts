/**
 * A secret that somebody writes out behind its name: `password: …`, `db_password=…`, `пароль: …`, `the PIN is …`.
 *
 * What stands there may also say where the secret is or who has it, which is what the ledger is for. That is told from a secret
 * by its words: anything that is no plain wording counts as one.
 */
import { addressOf } from '../text/address.ts';
import { wordiness } from './word-like.ts';

/** Names that may have anything before them: `rootpassword`, `DB_PASSWORD`; but 1Password is a product. */
const LONG =
  'pass[ _-]?words?|passwds?|pass[ _-]?phrases?|pass[ _-]?codes?|passw(?:o|ö)rt(?:er)?|passwörter|kenn-?w(?:o|ö)rt(?:er)?|geheimzahl|mots? de passe|contraseñas?|contrasenas?|wachtwoord(?:en)?|lösenord|losenord|adgangskode|salasana|passord|parola|parool|heslo|has(?:ł|l)o|jelsz(?:ó|o)|парол[ьяи]|парола|лозинка|κωδικός|(?:ş|s)ifre|mật khẩu|密码|密碼|口令|暗証番号|パスワード|비밀번호|암호|รหัสผ่าน|كلمة (?:السر|المرور)|סיסמ[הא]|(?:secret|private|api|shared|encryption|signing|master)[ _-]?(?:access[ _-]?)?keys?|access[ _-]?keys?|client[ _-]?secrets?|(?:auth|access|session|refresh|bearer)[ _-]?tokens?|(?:recovery|backup|scratch|rescue)[ _-]?(?:codes?|keys?|phrases?)|wiederherstellungs(?:codes?|schlüssel)|codes? de secours|security answers?|connection ?strings?';
/** Short names, which stand as a word of their own. */
const SHORT =
  'pass|pws?|pwds?|psw|pswd|passw|pins?|puks?|otps?|totps?|mdp|senhas?|clave|seeds?|secrets?|creds?|geheim(?:nis)?|code';
const NAMED = new RegExp(
  `(?:(?<!(?:^|[^\\p{L}\\p{N}])1)(?:${LONG})|(?<![\\p{L}\\p{N}])(?:${SHORT})(?![\\p{L}]))([^\\n:=;,]{0,32}?)\\s*(?:[:=]+>?|[-=]>|→|\\b(?:is|was|are|ist|war|lautet|est|era|es|jest|är|это)\\b)\\s*([^\\n;]+)`,
  'giu',
);
const RIGHT_BEHIND =
  /(?<![\p{L}\p{N}])(?:pass[ _-]?word|passwort|kennwort|passwd|pwd|pw|wachtwoord|пароль|contraseña|mot de passe)\s+[-–]?\s*["'“„«]?(\S{6,})/giu;
const PIN = /(?<![\p{L}\p{N}])(?:pin|puk)(?:[ -]?code)?\s*[:=#]?\s*\d{4,8}(?!\d)/iu;

/** Between a name and its value: then the value tells of the secret, and is none. */
const ABOUT =
  /chang|rotat|last|manag|polic|hold|kept|keep|stor|where|custod|vault|safe|owner|expir|enabl|activ|reset|serial|since|geändert|inhaber|verwalt|tresor|contact|email|phone|length|generat|secretar|holder|port\b|age\b|hint at|team|used/iu;
/** Words with which people say where a secret is or how it fares; never words to write one with. */
const TELLING =
  /(?<![\p{L}\p{N}])(held|kept|stored|keep|in|inside|with|by|see|at|on|from|via|of|the|a|an|and|or|per|only|none|nobody|no|not|yes|unknown|n\/?a|unset|set|same|shared|lost|missing|changed|rotated|reset|managed|hardware|software|token|vault|safe|sealed|envelope|printed|paper|locker|bank|office|hq|1password|bitwarden|keepass(?:xc)?|lastpass|dashlane|keeper|keychain|yubikey|yubikeys|authenticator|app|phone|sms|required|enabled|disabled|optional|tbd|todo|ask|call|two|half|halves|split|people|person|team|cfo|cto|ciso|ceo|coo|it|ops|security|finance|devices?|manager|bei|im|in der|tresor|siehe|keine?|keiner|unbekannt|liegt|hat|von|und|der|die|das|chez|dans|coffre|voir|aucun|inconnu|en poder|ver|ninguno|kluis|bij|geen|nessuno|presso|sejf|brak|нет|у|в|сейфе|неизвестно|在|无|なし|不明|없음)(?![\p{L}\p{N}])/iu;
const FARES =
  /^(strong|weak|complex|wrong|long|short|secret|new|old|different|empty|valid|invalid|due|fine|ok|secure|known|gone|there|here|out|off|on|mine|theirs|his|hers|[a-z]{2,}(ed|own|ing|able))\.?$/i;

/** Without one of these nothing is written out: asked first, because most texts have none. */
const MAYBE = /[:=→\d!#$%&]|->|\s(is|was|are|ist|war|lautet|est|era|es|jest|är|это)\s/iu;

/** Is a secret written out in the text? */
export function writtenOutIn(text: string): boolean {
  if (!MAYBE.test(text)) return false;
  if (PIN.test(text)) return true;
  for (const [, between = '', value = ''] of text.matchAll(NAMED))
    if (!ABOUT.test(between) && isSecret(value)) return true;
  for (const [, value = ''] of text.matchAll(RIGHT_BEHIND))
    if (isRandom(bare(value)) && !PRODUCT.test(value)) return true;
  return false;
}

const PRODUCT =
  /^[^\p{L}\p{N}]*(1password|yubikey|bitwarden|keepass|o365|m365|office365|2fa|mfa|fido2|oauth2|saml2|totp|\d+)/iu;

function isSecret(value: string): boolean {
  const text = value.trim();
  const first = bare(text.split(/\s/, 1)[0] ?? '');
  if (first.length < 3 || /^[-–—*•.…x?]+$/i.test(first)) return false;
  // A page about it, unless somebody is signed in by the address itself.
  if (/^https?:\/\/[^\s@?#]+$/i.test(first)) return false;
  // Nothing that people say of a secret is written like this.
  if (isRandom(first) && !isPlain(first)) return true;
  const words = (text.split(/[,)\]]/, 1)[0] ?? '').split(/\s+/).map(bare).filter(Boolean);
  if (TELLING.test(words.join(' ')) || addressOf(first) !== undefined) return false;
  // A number is a serial number, a day or an account; a PIN is looked for by itself.
  if (/^[\d./-]+$/.test(first))
    return words.length === 1 && /^\d{4,8}$/.test(first) && !/^(19|20)\d\d$/.test(first) && !/^\d{8}$/.test(first);
  if (words.length === 1) return !FARES.test(first) && !PRODUCT.test(first) && !/^[A-Z]{2,4}$/.test(first);
  // First and last name of whoever has it.
  return !(words.length <= 3 && words.every((word) => /^\p{Lu}[\p{L}'’-]+$/u.test(word))) && words.length <= 8;
}

/** Letters with digits or signs between them. */
function isRandom(word: string): boolean {
  if (
    /[\p{L}\p{N}][!#$%^&*?+~|\\{}<>][\p{L}\p{N}]|\p{N}[!#$%&*?]|\p{L}[!#$%&*]$/u.test(word) &&
    /[\p{N}#$%^&*+~|\\{}!]/u.test(word)
  )
    return true;
  return /\p{L}/u.test(word) && /\p{N}/u.test(word);
}

/** A word with a digit that is no secret: a product, a version, a quarter, an address, an id with its own form. */
function isPlain(word: string): boolean {
  if (PRODUCT.test(word) || addressOf(word) !== undefined || /^(arn:|https?:\/\/|o-|ou-|r-)/i.test(word)) return true;
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/i.test(word)) return true;
  if (/^(v?\d+(\.\d+)*|q[1-4]|h[12]|20\d\d-\d\d(-\d\d.*)?|\d+[a-z]{1,4}|no\.?\d+|nr\.?\d+|#\d+)$/i.test(word))
    return true;
  // SN12345678, GALT12345678: letters and a serial number.
  return /^[A-Z]{1,5}-?\d{5,}$/.test(word) && wordiness(word) > -4;
}

function bare(word: string): string {
  return word.replace(/^["'“”„«»‘’`([{<]+|["'“”„«»‘’`)\]}>,.]+$/gu, '');
}
