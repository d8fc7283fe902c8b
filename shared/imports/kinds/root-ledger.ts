/** The open ledger format: records with their own provenance, taken as they are. */
import { z } from 'zod';
import { withDatesRead } from '../../register/date-fields.ts';
import type { LedgerDocument } from '../../register/document.ts';
import { credentials, instant, ledgerDocument } from '../../register/document.ts';
import type { Json, SubjectKind } from '../../register/facts.ts';
import { BASES, UNKNOWN_REASONS } from '../../register/facts.ts';
import { WRITTEN_IN_LINES } from '../../register/kept-value.ts';
import { KINDS, SETTINGS_KEY, SUBJECT_KINDS } from '../../register/kinds.ts';
import { fieldLabel } from '../../register/labels.ts';
import type { LedgerRecord } from '../../register/record.ts';
import { factsOf } from '../../register/record.ts';
import { withoutHidden } from '../../text/invisible.ts';
import type { Collector } from '../collector.ts';
import type { ImportKind } from '../kind.ts';
import { isSecretName } from '../secrets/names.ts';
import { secretIn, withoutUserInfo } from '../secrets/values.ts';
import { rootObject } from '../shape.ts';
import { addressOf } from '../text/address.ts';
import { isoSeconds } from '../text/dates.ts';
import { normalName } from '../text/header.ts';

/** Fields of version 1 whose absence means unrecorded: what a ledger says there ends with the record's import. */
const CUSTODY_FIELDS: Partial<Record<SubjectKind, readonly string[]>> = {
  person: ['lastDay'],
  device: ['holder', 'vault', 'place', 'enrolledAt'],
  place: ['keyholders'],
  phone: ['holders'],
  organization: ['controllers'],
  account: ['inbox', 'vaults', 'passwordRotatedAt', 'devices', 'phone', 'accessKeyHolders'],
};

const note = z.looseObject({
  basis: z.enum(BASES),
  source: z.string().max(200),
  detail: z.string().max(1000).nullish(),
  at: instant,
  by: z.string().max(320).nullish(),
  since: instant.nullish(),
  unknown: z.looseObject({ reason: z.enum(UNKNOWN_REASONS), detail: z.string().nullish() }).optional(),
});
const provenance = z.record(z.string(), z.array(note));

export const rootLedger: ImportKind = {
  kind: 'root-ledger',
  title: 'A ledger in the open format',
  howTo: 'root-ledger export --format json --out ledger.json',
  recognize: (shape) => (rootObject(shape)?.format === 'root-ledger' ? 1 : 0),
  json: {
    permitted: {},
    whole: true,
    records: '(none)',
    read: (value, to) => {
      // Its people are masks: taken as true, they would become people of the ledger.
      if (rootObject({ format: 'json', value })?.redacted === true)
        return to.fail(
          'This is a redacted export. Its names are masks, so it cannot be imported; export without redaction.',
        );
      const parsed = ledgerDocument.safeParse(value);
      if (!parsed.success) {
        for (const issue of parsed.error.issues.slice(0, 20))
          to.problem(0, `${pathText(issue.path)} ${issue.message}.`);
        return to.fail(
          rootObject({ format: 'json', value })?.version !== 1 &&
            rootObject({ format: 'json', value })?.format === 'root-ledger'
            ? 'The document is of another version of the open ledger format than 1.'
            : 'The document does not follow the open ledger format.',
        );
      }
      readDocument(parsed.data, to);
    },
  },
};

/** Where an issue is. A key of the document's own is told only where it looks like a field's name. */
function pathText(path: readonly PropertyKey[]): string {
  return path.length === 0
    ? 'The document'
    : path
        .map((part) => (/^[\w@.+:-]{1,60}$/.test(String(part)) && secretIn(String(part)) === null ? String(part) : '…'))
        .join('.');
}

function readDocument(document: LedgerDocument, to: Collector): void {
  if (document.exportedAt) to.at = isoSeconds(new Date(document.exportedAt));
  const fallback = {
    basis: 'observed' as const,
    source: 'file:root-ledger',
    detail: to.at === null ? `${to.around.file.name} (dated by its import)` : to.around.file.name,
    at: to.at ?? to.around.now,
  };
  for (const kind of SUBJECT_KINDS) {
    const found = (document as unknown as LedgerRecord)[KINDS[kind].collection];
    if (found === undefined || found === null) continue;
    const records = kind === 'settings' ? [found] : found;
    if (!Array.isArray(records)) {
      to.skip(0, `${KINDS[kind].collection} is not a list and was skipped.`);
      continue;
    }
    const seen = new Set<string>();
    for (const raw of records as Json[]) {
      if (kind !== 'settings') to.rows += 1;
      const row = kind === 'settings' ? 0 : to.rows;
      const record = typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as LedgerRecord) : null;
      const key = kind === 'settings' ? SETTINGS_KEY : record?.[KINDS[kind].keyField];
      if (record === null || typeof key !== 'string' || key === '') {
        to.skip(row, `A record of ${KINDS[kind].collection} has no ${KINDS[kind].keyField} and was skipped.`);
        continue;
      }
      if (seen.has(key)) {
        to.skip(row, `The record is there more than once in ${KINDS[kind].collection}; the first counts.`);
        continue;
      }
      seen.add(key);
      if (record.provenance !== undefined && !provenance.safeParse(record.provenance).success) {
        to.skip(row, 'The provenance of the record cannot be read: the record was skipped.');
        continue;
      }
      const clean = withoutSecrets(record, KINDS[kind].collection, row, to) as LedgerRecord;
      if (kind !== 'settings' && typeof clean[KINDS[kind].keyField] !== 'string') {
        to.skip(row, 'The key of the record was refused: the record was skipped.');
        continue;
      }
      readDates(kind, clean, row, to);
      // Fields may be called like what every object inherits: the notes about them must not inherit anything.
      clean.provenance = Object.assign(Object.create(null) as Record<string, Json>, clean.provenance);
      const facts = factsOf(kind, clean, fallback);
      to.state({ about: 'record', row, kind, key, facts, unrecorded: unrecordedIn(kind, clean) });
    }
  }
}

/** Dates in UTC; those that stand for no date are left out, and told. */
function readDates(kind: SubjectKind, record: Record<string, Json | undefined>, row: number, to: Collector): void {
  for (const [field, given] of Object.entries(record)) {
    if (given === undefined || given === null) continue;
    const { value, noDates } = withDatesRead(kind, field, given);
    if (value !== given) record[field] = value;
    for (const text of new Set(noDates))
      to.problem(row, `${fieldLabel(kind, field)}: ${text} stands for no date and was left out.`);
  }
}

/** Fields the record leaves open: named by the format and absent, or there and `null`. */
function unrecordedIn(kind: SubjectKind, record: LedgerRecord): readonly string[] {
  const open = new Set<string>(
    (CUSTODY_FIELDS[kind] ?? []).filter((field) => record[field] === undefined || record[field] === null),
  );
  for (const [name, value] of Object.entries(record)) if (value === null) open.add(name);
  return [...open];
}

const MAX_TEXT_CHARS = 100_000;

const KEY_LIKE =
  /^(key|id|email|serial|number|sha256|hash|value|source|person|group|vault|place|aliases|members|prevHash)$/i;

/** The record without anything that looks like a secret or is named like one; what went is told by its path. */
function withoutSecrets(
  value: Json | undefined,
  path: string,
  row: number,
  to: Collector,
  depth = 0,
): Json | undefined {
  if (typeof value === 'string') {
    if (value.length > MAX_TEXT_CHARS) {
      to.problem(row, `The value in ${path} is too long and was left out.`);
      return undefined;
    }
    const field = path.slice(path.lastIndexOf('.') + 1).replace(/\[\]$/, '');
    const stripped = withoutUserInfo(value);
    if (stripped.had && /^[a-z][a-z0-9+.-]*:\/\//i.test(value)) {
      to.problem(row, `The URL in ${path} held a user name or password, which was left out.`);
      return withoutSecrets(stripped.url, path, row, to, depth);
    }
    const keyLike = KEY_LIKE.test(field) || value === '';
    const { text, removed } = withoutHidden(value, WRITTEN_IN_LINES.test(field));
    if (removed.length > 0) to.note(`Invisible characters in ${path} were taken out: ${removed.join(', ')}.`);
    const secret = secretIn(text, keyLike ? 'id' : 'text');
    if (secret === null) return text;
    to.problem(row, `The value in ${path} looks like ${secret} and was refused.`);
    return undefined;
  }
  if (value === null || value === undefined || typeof value !== 'object') return value;
  if (depth > 40) return undefined;
  if (Array.isArray(value))
    return (value as readonly Json[])
      .map((entry) => withoutSecrets(entry, `${path}[]`, row, to, depth + 1))
      .filter((entry): entry is Json => entry !== undefined);
  const kept: Record<string, Json | undefined> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (name === '__proto__') continue;
    // A name may hold a secret as well as a value; tags may be called anything.
    if (secretIn(name, /^[a-z][A-Za-z.]{0,80}$/.test(name) || path.endsWith('.provenance') ? 'id' : 'text') !== null) {
      to.problem(row, `A name in ${path} looks like a secret; it and its value were refused.`);
      continue;
    }
    if (isSecretField(name, path, inner)) {
      to.name('refused', `${path}[].${name}`.replace('[][]', '[]'));
      continue;
    }
    const clean = withoutSecrets(inner, depth === 0 ? `${path}[].${name}` : `${path}.${name}`, row, to, depth + 1);
    if (clean !== undefined)
      Object.defineProperty(kept, withoutHidden(name).text, {
        value: clean,
        enumerable: true,
        writable: true,
        configurable: true,
      });
  }
  return kept;
}

/** Kinds that are described field by field: a field of another name may be anything. */
const DESCRIBED = /^(settings|people|groups|vaults|places|devices|phones|organizations|domains|accounts)\b/;
/** Facts of AWS about a secret, which tell that it is there and since when. */
const ABOUT_SECRETS = /^(rootPassword|passwordLastUsedAt)$/;
/** In kinds of our own, with texts and answers in them (notes of a review), these can be nothing else than secrets. */
const NEVER_OURS =
  /^(password|passwd|passphrase|totp|otp|otpauth|totpsecret|seed|secret|secretkey|secretaccesskey|privatekey|recoverycodes?|backupcodes?|token|sessiontoken|apikey)$/;
const CREDENTIALS: ReadonlySet<string> = new Set(Object.keys(credentials.shape));
const STATES = new Set<Json | undefined>(['yes', 'no', 'unknown', true, false]);

/** Is a field of a record refused unread? The format's own names (`credentials.password: yes`) are no secrets. */
function isSecretField(name: string, path: string, value: Json | undefined): boolean {
  if (/\.provenance$/.test(path)) return false;
  // Whether there is a password, and never which one.
  if (/\.credentials$/.test(path)) return !CREDENTIALS.has(name) || !(STATES.has(value) || value === null);
  // Whoever plays the password's part in a drill.
  if (/\.roles$/.test(path) && (value === null || addressOf(value as string) !== undefined)) return false;
  if (DESCRIBED.test(path)) return isSecretName(name) && !(/\.aws(\.|$)/.test(path) && ABOUT_SECRETS.test(name));
  return NEVER_OURS.test(normalName(name)) && !STATES.has(value);
}
