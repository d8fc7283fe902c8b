/** Builds an evidence pack from what the ledger says of an instant. Pure: everything comes in, one document goes out. */
import { pathName } from '../../custody/words.ts';
import type { Gap } from '../../gaps/evaluate.ts';
import type { GapRule } from '../../gaps/rule.ts';
import { hasExpired, type Waiver } from '../../gaps/waivers.ts';
import type { AccountView, FieldView } from '../../ipc/channels/accounts.ts';
import type { PersonImpact } from '../../ipc/channels/whatif.ts';
import type { Case } from '../../offboarding/index.ts';
import type { LedgerDocument } from '../../register/document.ts';
import type { SubjectKind } from '../../register/facts.ts';
import type { Policy } from '../../register/policy.ts';
import { evidenceCase } from './cases.ts';
import { relatedControls } from './controls.ts';
import { evidenceFacts } from './facts.ts';
import {
  EVIDENCE_FORMAT,
  type EvidenceAccount,
  type EvidenceGap,
  type EvidenceLog,
  type EvidencePack,
  type EvidenceParts,
  type EvidenceRecord,
  type EvidenceRule,
  type EvidenceSubject,
  type EvidenceWaiver,
  NOT_A_VERDICT,
} from './pack.ts';
import { SourceTable } from './sources.ts';
import { summaryOf } from './summary.ts';

/** A subject of the register with everything said about it. */
export interface SubjectInput {
  readonly kind: SubjectKind;
  readonly key: string;
  readonly name: string;
  readonly accounts: number;
  readonly fields: readonly FieldView[];
}

/** What the ledger says, as its worker works it out. */
export interface EvidenceInput {
  readonly asOf: string;
  readonly preparedAt: string;
  readonly preparedBy: string;
  readonly preparedWith: string;
  readonly document: LedgerDocument;
  readonly policy: Policy;
  readonly accounts: readonly Omit<AccountView, 'picture'>[];
  readonly rules: readonly GapRule[];
  readonly waivers: readonly Waiver[];
  readonly people: readonly PersonImpact[];
  readonly subjects: readonly SubjectInput[];
  readonly cases: readonly Case[];
  readonly records: readonly SubjectInput[];
  readonly log: EvidenceLog;
  /** What a key or address is called. */
  readonly name: (key: string) => string;
}

/** A pack without its manifest: the sums are made by whoever has a hash. */
export type UnsealedPack = Omit<EvidencePack, 'manifest'>;

export function buildEvidence(input: EvidenceInput): UnsealedPack {
  const sources = new SourceTable();
  const accounts = input.accounts.map((view) => accountOf(view, sources, input.name));
  const gaps = input.accounts.flatMap((view) => view.gaps).map(gapOf);
  const registers: Record<string, EvidenceSubject[]> = {};
  for (const { fields, ...subject } of input.subjects) {
    registers[subject.kind] ??= [];
    registers[subject.kind]?.push({ ...subject, facts: evidenceFacts(fields, sources, input.name) });
  }
  const records = input.records.map(
    ({ kind, key, fields }): EvidenceRecord => ({
      kind: kind as EvidenceRecord['kind'],
      id: key,
      facts: evidenceFacts(fields, sources, input.name),
    }),
  );
  const titles = new Map((input.document.people ?? []).map((person) => [person.email, person]));
  const people = input.people.map((impact) => ({
    ...impact,
    title: titles.get(impact.email)?.title ?? null,
    outsider: titles.get(impact.email)?.outsider === true,
  }));
  const rules = input.rules.map((rule) => ruleOf(rule, gaps));
  const facts = [
    ...accounts.flatMap((account) => account.facts),
    ...Object.values(registers).flatMap((subjects) => subjects.flatMap((subject) => subject.facts)),
  ];
  const parts: EvidenceParts = {
    summary: summaryOf(accounts, gaps, people, facts, input.asOf),
    policy: input.policy,
    rules,
    gaps,
    waivers: input.waivers.map((waiver) => waiverOf(waiver, input)),
    accounts,
    people,
    registers,
    cases: input.cases.map(evidenceCase),
    records,
    controls: relatedControls(rules),
    log: input.log,
    sources: sources.all(),
  };
  return {
    format: EVIDENCE_FORMAT,
    version: 1,
    edition: 'full',
    asOf: input.asOf,
    preparedAt: input.preparedAt,
    preparedBy: input.preparedBy,
    preparedWith: input.preparedWith,
    organizations: (input.document.organizations ?? []).map(({ id, name }) => (name ? `${name} (${id})` : id)),
    notice: NOT_A_VERDICT,
    parts,
  };
}

function accountOf(
  { row, record, verdict, sentences, fields }: Omit<AccountView, 'picture'>,
  sources: SourceTable,
  name: (key: string) => string,
): EvidenceAccount {
  const { password, mfa, accessKeys, certificates } = row;
  const { critical, high, medium, low } = row.gaps;
  return {
    id: record.id,
    name: row.name,
    email: row.email,
    state: row.state,
    management: row.management,
    credentials: { password, mfa, accessKeys, certificates },
    reachable: verdict.reachable,
    busFactor: verdict.busFactor,
    breakIn: verdict.breakIn,
    recovery: { way: verdict.recovery.way, duration: verdict.recovery.duration },
    sentences,
    paths: verdict.paths.map(({ path, open, needs }) => ({
      path,
      name: pathName(path),
      open,
      needs: needs.map(({ part, people, complete }) => ({ part, people: people.map(name), complete })),
    })),
    gaps: { critical, high, medium, low },
    unknowns: row.unknowns,
    facts: evidenceFacts(fields, sources, name),
  };
}

function gapOf({ rule, title, severity, account, status, reason, since, whatToDo }: Gap): EvidenceGap {
  return { rule, title, severity, account, status, reason, since, whatToDo };
}

function ruleOf({ id, title, severity, why, controls }: GapRule, gaps: readonly EvidenceGap[]): EvidenceRule {
  const mine = gaps.filter(({ rule }) => rule === id);
  const number = (status: EvidenceGap['status']): number => mine.filter((gap) => gap.status === status).length;
  return {
    id,
    title,
    severity,
    why,
    controls,
    open: number('gap'),
    unknown: number('unknown'),
    waived: number('waived'),
  };
}

function waiverOf(waiver: Waiver, input: EvidenceInput): EvidenceWaiver {
  const account = input.document.accounts?.find(({ id }) => id === waiver.account);
  return {
    ...waiver,
    title: input.rules.find(({ id }) => id === waiver.rule)?.title ?? waiver.rule,
    accountName: account?.name ?? null,
    ownerName: input.name(waiver.owner),
    expired: hasExpired(waiver, input.asOf),
  };
}
