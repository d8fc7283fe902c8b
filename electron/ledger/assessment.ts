/**
 * What the ledger's facts amount to: verdicts, gaps and the rows that the grids show.
 *
 * Everything here is derived. It is worked out when it is first asked for, kept, and worked out again for what a change
 * touches. A past instant has an assessment of its own.
 */
import type {
  AccountVerdict,
  CustodyModel,
  FactAges,
  LeaverVerdict,
  RotationOwed,
  WhatIfVerdict,
} from '../../shared/custody/index.ts';
import {
  breakInSentence,
  busFactorSentence,
  leaverSentences,
  recoverySentence,
  sharedFate,
  waysFor,
  whatIf,
  whatIfVerdicts,
  whoStillKnows,
} from '../../shared/custody/index.ts';
import { type BriefGap, wholeGap } from '../../shared/gaps/brief.ts';
import type { Gap } from '../../shared/gaps/evaluate.ts';
import { badness, gapsOf } from '../../shared/gaps/evaluate.ts';
import type { RuleWorld } from '../../shared/gaps/world.ts';
import type { AccountRow, AccountView } from '../../shared/ipc/channels/accounts.ts';
import type { Hanging, RegisterKind, RegisterRow } from '../../shared/ipc/channels/register.ts';
import type { PersonImpact } from '../../shared/ipc/channels/whatif.ts';
import { LedgerError } from '../../shared/ipc/result.ts';
import type { AccountRecord, LedgerDocument } from '../../shared/register/document.ts';
import type { SubjectKind, SubjectRef } from '../../shared/register/facts.ts';
import type { Policy } from '../../shared/register/policy.ts';
import { exportOf } from '../../shared/register/record.ts';
import type { Register, Subject } from '../../shared/register/register.ts';
import { accountRow } from './account-rows.ts';
import type { Derived } from './derived.ts';
import { Derivation } from './derived.ts';
import { fieldViews } from './field-views.ts';
import type { HangingIndex } from './hanging.ts';
import { hangingIndex, hangingOnPerson } from './hanging.ts';
import { personImpacts } from './impacts.ts';
import type { Changed, Ledger } from './ledger.ts';
import { inOrderOf } from './paging.ts';
import { registerRow } from './register-rows.ts';
import { isOutOfDate } from './stale-accounts.ts';

/** Kinds that no verdict and no gap depends on. */
const WITHOUT_CONSEQUENCE: ReadonlySet<SubjectKind> = new Set<SubjectKind>(['view', 'mapping', 'receipt', 'handover']);

export class Assessment {
  /** A register of its own, or the ledger's, which is read when it is first needed. */
  private readonly source: Register | Ledger;
  private readonly now: () => Date;
  private readonly policyOverride: Policy | null;
  private derivation: Derivation | undefined;
  private readonly past: ((asOf: string) => Assessment) | null;
  private derived: Derived | undefined;
  /** Subjects that changed since `derived` was worked out. */
  private pending: SubjectRef[] = [];

  constructor(ledger: Ledger);
  /** `policy`: judge by this one instead of the recorded. */
  constructor(register: Register, now: () => Date, policy?: Policy);
  constructor(source: Ledger | Register, now?: () => Date, policy?: Policy) {
    this.source = source;
    this.policyOverride = policy ?? null;
    if ('register' in source) {
      this.now = () => source.now();
      this.past = (asOf) => new Assessment(source.registerAsOf(asOf), () => new Date(asOf));
      source.onChange(
        (changed) => this.forget(changed),
        () => this.forgetAll(),
      );
    } else {
      this.now = now ?? (() => new Date());
      this.past = null;
    }
  }

  private get register(): Register {
    return 'register' in this.source ? this.source.register : this.source;
  }

  /** The assessment as of an instant; without one, of now. */
  at(asOf: string | undefined): Assessment {
    return asOf === undefined || this.past === null ? this : this.past(asOf);
  }

  get document(): LedgerDocument {
    return this.ready().document;
  }

  get policy(): Policy {
    return this.ready().policy;
  }

  get model(): CustodyModel {
    return this.ready().model;
  }

  get world(): RuleWorld {
    return this.ready().world;
  }

  /** Ids of all accounts, in order. */
  accountIds(): readonly string[] {
    return [...this.ready().records.keys()];
  }

  accountName(id: string): string | null {
    return this.ready().records.get(id)?.name ?? null;
  }

  personName(email: string): string {
    return this.ready().world.people.name(email);
  }

  /** Is this the address of something that is recorded as no person? */
  isNoPerson(address: string): boolean {
    return this.ready().world.people.find(address)?.notPerson != null;
  }

  account(id: string): { record: AccountRecord; verdict: AccountVerdict } {
    const { records, world } = this.ready();
    const record = records.get(id);
    const verdict = world.verdict(id);
    if (record === undefined || verdict === undefined)
      throw new LedgerError('not-found', `The ledger has no account ${id}.`);
    return { record, verdict };
  }

  /** What is open on one account, worst first. */
  gapsOf(id: string): readonly Gap[] {
    return this.briefGapsOf(id).map(wholeGap);
  }

  /** As `gapsOf`, in the memory of what is kept. */
  briefGapsOf(id: string): readonly BriefGap[] {
    const { world, said, gapsByAccount } = this.ready();
    let gaps = gapsByAccount.get(id);
    if (gaps === undefined) {
      gaps = gapsOf(world, id).map((gap) => said.brief(gap));
      gapsByAccount.set(id, gaps);
    }
    return gaps;
  }

  /** What is open in the whole ledger, worst first. */
  gaps(): readonly Gap[] {
    return this.briefGaps().map(wholeGap);
  }

  /** As `gaps`, for whoever asks of all and needs few. */
  briefGaps(): readonly BriefGap[] {
    const derived = this.ready();
    derived.gaps ??= inOrderOf(
      this.accountIds().flatMap((id) => this.briefGapsOf(id)),
      ({ said }) => badness(said),
    );
    return derived.gaps;
  }

  rows(): readonly AccountRow[] {
    const derived = this.ready();
    derived.rows ??= this.accountIds().map((id) => this.row(id));
    return derived.rows;
  }

  row(id: string): AccountRow {
    const { rowsByAccount } = this.ready();
    let row = rowsByAccount.get(id);
    if (row === undefined) {
      const { record, verdict } = this.account(id);
      const gaps = this.briefGapsOf(id).map(({ said }) => said);
      row = accountRow(record, this.register.get({ kind: 'account', key: id }), verdict, gaps, this.world);
      rowsByAccount.set(id, row);
    }
    return row;
  }

  accountView(id: string): AccountView | undefined {
    const view = this.accountEvidence(id);
    return view === undefined ? undefined : { ...view, picture: waysFor(this.model, id) };
  }

  /** Everything about an account except its picture, which takes longest. */
  accountEvidence(id: string): Omit<AccountView, 'picture'> | undefined {
    const { records, model, policy } = this.ready();
    const subject = this.register.get({ kind: 'account', key: id });
    const record = records.get(id);
    if (subject === undefined || record === undefined) return undefined;
    const { verdict } = this.account(id);
    return {
      row: this.row(id),
      record,
      fields: fieldViews(subject, policy.reviewDays, this.now()),
      verdict,
      sentences: [breakInSentence(model, verdict), busFactorSentence(model, verdict), recoverySentence(model, verdict)],
      gaps: this.gapsOf(id),
    };
  }

  /** Simulate leavers, named by email or alias. Throws `not-found` for somebody the ledger does not know. */
  whatIf(leavers: readonly string[]): { leavers: readonly string[]; verdicts: LeaverVerdict[] } {
    const distinct = this.knownLeavers(leavers);
    return { leavers: distinct, verdicts: whatIf(this.model, distinct) };
  }

  /** The same without the reasons, which `reasons` gives for the accounts that are shown. */
  whatIfVerdicts(leavers: readonly string[]): {
    leavers: readonly string[];
    verdicts: WhatIfVerdict[];
    reasons: (accounts: readonly string[]) => LeaverVerdict[];
  } {
    const distinct = this.knownLeavers(leavers);
    const { model } = this;
    const reasons = (accounts: readonly string[]) => whatIf(model, distinct, accounts);
    return { leavers: distinct, verdicts: whatIfVerdicts(model, distinct), reasons };
  }

  private knownLeavers(leavers: readonly string[]): readonly string[] {
    const { world } = this.ready();
    const emails = leavers.map((given) => {
      const person = world.people.find(given);
      if (person === undefined)
        throw new LedgerError('not-found', `The ledger knows nobody with the address ${given}.`);
      return person.email;
    });
    return [...new Set(emails)];
  }

  leaverSentences(verdict: LeaverVerdict, leavers: readonly string[]): { weLose: string; theyKeep: string } {
    const { company, leaver } = leaverSentences(this.ready().model, verdict, leavers);
    return { weLose: company, theyKeep: leaver };
  }

  /** Everybody, sorted by how much would break if they left. */
  impacts(): readonly PersonImpact[] {
    return [...this.impactsByEmail().values()];
  }

  /** How much would break if one person left. */
  impactOf(email: string): PersonImpact | undefined {
    return this.impactsByEmail().get(email);
  }

  private impactsByEmail(): ReadonlyMap<string, PersonImpact> {
    const derived = this.ready();
    derived.impacts ??= new Map(personImpacts(derived.model, derived.document).map((impact) => [impact.email, impact]));
    return derived.impacts;
  }

  rotationsOwed(): readonly RotationOwed[] {
    return whoStillKnows(this.ready().model);
  }

  sharedFate(): ReturnType<typeof sharedFate> {
    return sharedFate(this.ready().model);
  }

  /** Everything, in the open format. */
  exportJson(): { text: string; records: number } {
    const document = exportOf(this.register, this.now().toISOString());
    const records = Object.values(document).reduce<number>(
      (sum, value) => sum + (Array.isArray(value) ? value.length : 0),
      0,
    );
    return { text: `${JSON.stringify(document, null, 2)}\n`, records };
  }

  subject(kind: SubjectKind, key: string): Subject | undefined {
    const exact = this.register.get({ kind, key });
    if (exact !== undefined || kind !== 'person') return exact;
    const person = this.world.people.find(key);
    return person === undefined ? undefined : this.register.get({ kind, key: person.email });
  }

  /** When each custody statement was last confirmed. */
  get ages(): FactAges {
    return this.ready().ages;
  }

  /** The instant that everything is worked out for. */
  instant(): Date {
    return this.now();
  }

  registerRows(kind: RegisterKind): readonly RegisterRow[] {
    const { registerRows } = this.ready();
    let rows = registerRows.get(kind);
    if (rows === undefined) {
      const hangOn = this.countOfHanging(kind);
      const now = this.now();
      rows = [...this.register.subjects(kind).values()].map((subject) =>
        registerRow(subject, this, hangOn(subject.key), now),
      );
      registerRows.set(kind, rows);
    }
    return rows;
  }

  registerRow(subject: Subject): RegisterRow {
    return registerRow(subject, this, this.hanging(subject.kind as RegisterKind, subject.key).length, this.now());
  }

  /** The accounts that hang on a subject, and how. */
  hanging(kind: RegisterKind, key: string): readonly Hanging[] {
    const { hanging, hangingOn } = this.ready();
    if (kind === 'group') return this.hangingIndexOf(kind).get(key) ?? [];
    const index = kind === 'person' ? undefined : hanging.get(kind);
    if (index !== undefined) return index.get(key) ?? [];
    const name = `${kind}:${key}`;
    let found = hangingOn.get(name);
    if (found === undefined) {
      found = kind === 'person' ? hangingOnPerson(this, key) : (hangingIndex(this, kind, key).get(key) ?? []);
      hangingOn.set(name, found);
    }
    return found;
  }

  private countOfHanging(kind: RegisterKind): (key: string) => number {
    if (kind === 'person') return (email) => this.impactOf(email)?.reaches ?? 0;
    const index = this.hangingIndexOf(kind);
    return (key) => index.get(key)?.length ?? 0;
  }

  private hangingIndexOf(kind: Exclude<RegisterKind, 'person'>): HangingIndex {
    const { hanging } = this.ready();
    let index = hanging.get(kind);
    if (index === undefined) {
      index = hangingIndex(this, kind);
      hanging.set(kind, index);
    }
    return index;
  }

  /** When every account was last judged anew. */
  get judgedAt(): Date {
    return new Date(this.ready().judgedAt);
  }

  /** Is everything worked out for the facts as they stand? Then answers cost next to nothing. */
  get complete(): boolean {
    const { derived } = this;
    return (
      derived?.gaps !== undefined &&
      derived.rows !== undefined &&
      this.pending.length === 0 &&
      !isOutOfDate(derived.model.now, this.now().getTime())
    );
  }

  /** Works everything out, some accounts at a time, so that something else may be asked in between. */
  *workOut(): Generator<void> {
    for (const id of this.accountIds()) {
      // A change in between may have taken it away.
      if (this.ready().records.has(id)) this.row(id);
      yield;
    }
    this.briefGaps();
    this.rows();
  }

  private forget(changed: Changed): void {
    if (changed.subjects.every(({ kind }) => WITHOUT_CONSEQUENCE.has(kind))) return;
    // One by one: an import of a whole company has more subjects than a call may have arguments.
    for (const subject of changed.subjects) this.pending.push(subject);
  }

  /** Whatever was worked out may be of before: all of it is worked out anew. */
  private forgetAll(): void {
    this.derivation = undefined;
    this.derived = undefined;
    this.pending = [];
  }

  private ready(): Derived {
    this.derivation ??= new Derivation(this.register, this.now, this.policyOverride);
    if (this.derived === undefined) this.derived = this.derivation.derive();
    else if (this.pending.length > 0 || isOutOfDate(this.derived.model.now, this.now().getTime()))
      this.derived = this.derivation.follow(this.derived, this.pending);
    this.pending = [];
    return this.derived;
  }
}
