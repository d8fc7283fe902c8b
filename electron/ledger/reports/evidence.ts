/** The evidence pack of an instant: gathers what the ledger says, seals each part with its sum, draws the editions. */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { GAP_RULES } from '../../../shared/gaps/table.ts';
import { waiversIn } from '../../../shared/gaps/waivers.ts';
import type { RegisterKind } from '../../../shared/ipc/channels/register.ts';
import { REGISTER_KINDS } from '../../../shared/ipc/channels/register.ts';
import { casesIn } from '../../../shared/offboarding/index.ts';
import { canonicalJson, type Json, type SubjectKind } from '../../../shared/register/facts.ts';
import type { Subject } from '../../../shared/register/register.ts';
import { evidenceHtml } from '../../../shared/reports/document/page.ts';
import type { ReportFont } from '../../../shared/reports/document/style.ts';
import { buildEvidence, type SubjectInput, type UnsealedPack } from '../../../shared/reports/evidence/build.ts';
import type { Edition, EvidenceLog, EvidencePack } from '../../../shared/reports/evidence/pack.ts';
import { redactedPack } from '../../../shared/reports/evidence/redact.ts';
import type { Assessment } from '../assessment.ts';
import { fieldViews } from '../field-views.ts';
import { chainHead, readLog } from '../log.ts';
import type { LedgerContext } from '../requests/handler.ts';
import { verifyLedger } from '../verify.ts';
import { redactorFor } from './redaction.ts';

export interface EvidenceWanted {
  /** ISO 8601; null = now. */
  readonly asOf: string | null;
  readonly edition: Edition;
  readonly accountIds: 'kept' | 'partly-masked';
  /** The app and its version. */
  readonly preparedWith: string;
  readonly formats: readonly ('html' | 'json')[];
  readonly font: ReportFont | null;
}

export interface EvidenceFiles {
  readonly html: string | null;
  readonly json: string | null;
  /** The date the pack is of, and the log's head: for the file's name and the log. */
  readonly asOf: string;
}

/** How many of the latest log entries a pack lists. */
const LOG_ENTRIES = 100;

export function evidenceFiles(context: LedgerContext, wanted: EvidenceWanted): EvidenceFiles {
  const pack = evidencePack(context, wanted);
  return {
    html: wanted.formats.includes('html') ? evidenceHtml(pack, wanted.font) : null,
    json: wanted.formats.includes('json') ? `${JSON.stringify(pack, null, 2)}\n` : null,
    asOf: pack.asOf,
  };
}

export function evidencePack(
  { ledger, assessment: today, actor }: LedgerContext,
  wanted: Omit<EvidenceWanted, 'formats' | 'font'>,
): EvidencePack {
  const assessment = today.at(wanted.asOf ?? undefined);
  const { register } = assessment.world;
  const asOf = assessment.instant().toISOString();
  const of = (kind: SubjectKind): Subject[] => [...register.subjects(kind).values()];
  const pack = buildEvidence({
    asOf,
    preparedAt: ledger.now().toISOString(),
    preparedBy: actor,
    preparedWith: wanted.preparedWith,
    document: assessment.document,
    policy: assessment.policy,
    accounts: assessment.accountIds().flatMap((id) => assessment.accountEvidence(id) ?? []),
    rules: GAP_RULES,
    waivers: [...waiversIn(register).values()],
    people: assessment.impacts(),
    subjects: REGISTER_KINDS.filter((kind) => kind !== 'account').flatMap((kind) =>
      of(kind).map((subject) => subjectInput(assessment, subject)),
    ),
    cases: casesIn(register),
    records: (['campaign', 'drill', 'root-use'] as const).flatMap((kind) =>
      of(kind).map((subject) => recordInput(assessment, subject)),
    ),
    log: logOf(ledger.db, asOf, () => verifyLedger(ledger)),
    name: (key) => nameOf(assessment, key),
  });
  return sealed(wanted.edition === 'full' ? pack : redactedPack(pack, redactorFor(ledger, wanted.accountIds)));
}

/** Adds the manifest. The sums are over what the pack really holds: a redacted edition has sums of its own. */
export function sealed(pack: UnsealedPack): EvidencePack {
  const parts = Object.entries(pack.parts).map(([name, part]) => {
    const text = canonicalJson(JSON.parse(JSON.stringify(part)) as Json);
    return {
      name,
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    };
  });
  return {
    ...pack,
    manifest: { algorithm: 'SHA-256', over: 'canonical JSON', parts, chainHead: pack.parts.log.head.hash },
  };
}

function subjectInput(assessment: Assessment, subject: Subject): SubjectInput {
  const row = assessment.registerRow(subject);
  return { ...recordInput(assessment, subject), name: row.name, accounts: row.accounts };
}

function recordInput(assessment: Assessment, subject: Subject): SubjectInput {
  return {
    kind: subject.kind as RegisterKind,
    key: subject.key,
    name: subject.key,
    accounts: 0,
    fields: fieldViews(subject, assessment.policy.reviewDays, assessment.instant()),
  };
}

function nameOf(assessment: Assessment, key: string): string {
  const { world } = assessment;
  if (key.includes('@')) {
    const name = assessment.personName(key);
    return name === key ? world.groupName(key) : name;
  }
  const device = world.device(key);
  if (device !== undefined) return device.label && device.label !== key ? `${device.label} (${key})` : key;
  if (world.vault(key) !== undefined) return world.vaultName(key);
  return world.groupName(key);
}

function logOf(db: Database, asOf: string, verify: () => readonly string[]): EvidenceLog {
  const last = db.prepare('SELECT seq, at, hash FROM log WHERE at <= ? ORDER BY seq DESC LIMIT 1').get(asOf) as
    | { seq: number; at: string; hash: Buffer }
    | undefined;
  const entries = last === undefined ? [] : readLog(db, { before: last.seq + 1, limit: LOG_ENTRIES, search: '' });
  return {
    asOf:
      last === undefined ? { seq: 0, at: null, hash: '0'.repeat(64) } : { ...last, hash: last.hash.toString('hex') },
    head: chainHead(db),
    verified: true,
    problems: verify(),
    entries: entries.map(({ seq, at, actor, title, reason, hash }) => ({ seq, at, actor, title, reason, hash })),
  };
}
