/**
 * Masks emails, phones, serials and names, the same value always by the same mask within one pack.
 *
 * SECURITY: a mask is made with a key of the pack that is kept nowhere, so that nobody can find a value by masking guesses.
 * Masking errs on the side of hiding: whatever looks like an address is masked, known to the register or not.
 */
import type { Json } from '../../register/facts.ts';
import { addressKey, nameKey } from '../../text/compare.ts';
import { withoutInvisible } from '../../text/invisible.ts';
import type { Identity, MaskKind } from './identities.ts';
import { NameParts } from './name-parts.ts';
import { PhraseFinder } from './phrases.ts';

/** Lower-case letters and digits made from a value and the pack's key: equal for equal values, telling nothing of them. */
export type Pseudonym = (kind: MaskKind, value: string) => string;

export interface RedactionOptions {
  readonly pseudonym: Pseudonym;
  /** Account ids as they are, or only their last four digits and a mask. */
  readonly accountIds: 'kept' | 'partly-masked';
}

/** Addresses by their form; quotes, brackets and the separators of our own keys end one. */
const ADDRESS = /[^\s<>()[\]{},;:"“”‘’|#/\\@]+@[^\s<>()[\]{},;:"“”‘’|#/\\@]+/gu;
const MFA_ARN = /arn:[\w-]+:iam::\d*:(?:mfa|u2f|sms-mfa)\/[^\s"“”,;)]+/g;
const ACCESS_KEY_ID = /\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g;
/** A number as people write it: digits with blanks, brackets, dots and dashes between. */
const NUMBER = /(?<![\w@])\+?\(?\d[\d\s().\u2010-\u2015/-]{5,}\d(?!\w)/g;
/** A domain that cannot be anybody's (RFC 2606). */
const MASKED_DOMAIN = '@masked.invalid';
const INTERNATIONAL = /^\+/;
const LEAST_DIGITS_OF_A_PHONE = 7;
/** Enough to know a number again that was written without its country's code. */
const TELLING_DIGITS = 8;
const ACCOUNT_ID = /(?<![\w-])\d{12}(?![\w-])/g;

export class Redactor {
  private readonly options: RedactionOptions;
  private readonly phrases = new PhraseFinder<Identity>();
  private readonly addresses = new Map<string, Identity>();
  private readonly parts = new NameParts();
  private readonly numbers = new Map<string, string>();
  private readonly masks = new Map<string, string>();
  private readonly texts = new Map<string, string>();

  constructor(identities: readonly Identity[], options: RedactionOptions) {
    this.options = options;
    for (const identity of identities)
      for (const spelling of identity.spellings) {
        if (spelling.includes('@')) {
          // A person's own address says more than that it is some address.
          const known = this.addresses.get(addressKey(spelling));
          if (known === undefined || known.kind === 'address') this.addresses.set(addressKey(spelling), identity);
        }
        if (identity.kind === 'phone') this.numbers.set(tellingDigits(spelling), identity.identity);
        if (identity.identity.includes('@') && !spelling.includes('@')) this.parts.add(spelling, identity.identity);
        // A single letter is nobody's name, and every text has it; so have the words that every ledger uses.
        if (spelling.length > 1 && !EVERYDAY.has(nameKey(spelling))) this.phrases.add(plainText(spelling), identity);
      }
  }

  /** A text with everything masked that tells who or which. */
  text(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    const masked = this.masked(text);
    this.texts.set(text, masked);
    return masked;
  }

  /** Who did something, as the log has it: a name whatever it looks like. */
  person(name: string): string {
    const masked = this.text(name);
    return masked === name ? this.mask('person', name) : masked;
  }

  /** A value with every text in it masked, and the keys of its objects. */
  json<T>(value: T): T {
    return this.walk(value as unknown as Json) as unknown as T;
  }

  private walk(value: Json | undefined): Json | undefined {
    if (typeof value === 'string') return this.text(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return (value as readonly Json[]).map((entry) => this.walk(entry) as Json);
    const walked: Record<string, Json | undefined> = Object.create(null) as Record<string, Json | undefined>;
    for (const [key, entry] of Object.entries(value as Record<string, Json | undefined>))
      walked[FIELD_NAME.test(key) ? key : this.text(key)] = this.walk(entry);
    return { ...walked };
  }

  private masked(text: string): string {
    // What is masked stands aside as one character, so that no later rule reads a mask again.
    const done: string[] = [];
    const aside = (mask: string): string => {
      done.push(mask);
      return `\uE000${String.fromCharCode(0xe100 + done.length - 1)}`;
    };
    const cleaned = plainText(text);
    const hidden = this.phrases
      .replace(
        cleaned
          .replaceAll(MFA_ARN, (arn) => aside(this.mask('device', arn)))
          .replaceAll(ADDRESS, (found) => this.address(found, aside)),
        (identity) => aside(this.maskOf(identity)),
      )
      .replaceAll(NameParts.WORD, (word) => {
        const identity = this.parts.find(word);
        return identity === undefined ? word : aside(this.mask('person', identity));
      })
      .replaceAll(ACCESS_KEY_ID, (id) => aside(this.mask('device', id)))
      .replaceAll(NUMBER, (number) => this.number(number, aside))
      .replaceAll(ACCOUNT_ID, (id) => this.account(id, aside));
    return hidden.replaceAll(/\uE000([\uE100-\uF8FF])/g, (_, at: string) => done[at.charCodeAt(0) - 0xe100] ?? '');
  }

  private address(found: string, aside: (mask: string) => string): string {
    if (found.endsWith(MASKED_DOMAIN)) return aside(found);
    const whole = this.addresses.get(addressKey(found));
    if (whole !== undefined) return aside(this.maskOf(whole, true));
    const [, before = '', core = found, after = ''] = /^(['.*_]*)(.*?)(['.*_!?…]*)$/u.exec(found) ?? [];
    const identity = this.addresses.get(addressKey(core));
    const mask = identity === undefined ? `${this.mask('address', core)}${MASKED_DOMAIN}` : this.maskOf(identity, true);
    return `${before}${aside(mask)}${after}`;
  }

  private number(found: string, aside: (mask: string) => string): string {
    const digits = digitsOf(found);
    if (digits.length < LEAST_DIGITS_OF_A_PHONE) return found;
    const known = this.numbers.get(tellingDigits(found));
    if (known !== undefined) return aside(this.mask('phone', known));
    for (let at = 0; at + TELLING_DIGITS < digits.length; at += 1) {
      const within = this.numbers.get(digits.slice(at, at + TELLING_DIGITS));
      if (within !== undefined) return aside(this.mask('phone', within));
    }
    if (INTERNATIONAL.test(found) && digits.length >= LEAST_DIGITS_OF_A_PHONE) return aside(this.mask('phone', digits));
    return found;
  }

  private account(id: string, aside: (mask: string) => string): string {
    if (this.options.accountIds === 'kept') return id;
    return aside(`…${id.slice(-4)}-${this.mask('account', id).slice('account-'.length)}`);
  }

  private maskOf({ kind, identity }: Identity, asAddress = false): string {
    const mask = this.mask(kind, identity);
    return asAddress ? `${mask}${MASKED_DOMAIN}` : mask;
  }

  private mask(kind: MaskKind, value: string): string {
    const name = `${kind}\n${value.toLowerCase()}`;
    let mask = this.masks.get(name);
    if (mask === undefined) {
      mask = `${kind}-${this.options.pseudonym(kind, value.toLowerCase())}`;
      this.masks.set(name, mask);
    }
    return mask;
  }
}

/** Words that a thing may be called and that tell nothing of it. */
const EVERYDAY = new Set(
  `phone totp fido passkey token yubikey key read grant manage gap unknown waived yes no none open done active left leaving
  account person group vault place device organization domain observed declared tested critical high medium low info
  password inbox factor central reset recovery root full redacted authenticator`.split(/\s+/),
);

/** Names of our own fields: `credentials.mfa`, `lastDay`. Everything else in a key may be somebody's name. */
const FIELD_NAME = /^[a-z][A-Za-z]{0,40}(\.[a-z][A-Za-z]{0,40}){0,2}$/;

/** A name is the same name with other blanks, decomposed letters, or something invisible in it. */
function plainText(text: string): string {
  return withoutInvisible(text.replaceAll(/[\uE000-\uF8FF]/g, '\uFFFD'))
    .normalize('NFC')
    .replaceAll(/[^\S\r\n\t]+/gu, ' ');
}

function tellingDigits(text: string): string {
  return digitsOf(text).slice(-TELLING_DIGITS);
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}
