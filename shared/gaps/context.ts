/**
 * What one rule sees of one account.
 *
 * It notes what was read: the finding holds since the latest of those statements was first made, and nothing is fine on
 * the strength of an AWS fact that is too old.
 */
import type { AccountVerdict } from '../custody/verdicts.ts';
import type { AwsAccountFacts } from '../register/aws-facts.ts';
import type { AccountRecord, OrganizationRecord } from '../register/document.ts';
import type { Json, SubjectKind, Unknown } from '../register/facts.ts';
import type { Held, Subject } from '../register/register.ts';
import { DAY_MS } from './sentence.ts';
import type { RuleWorld } from './world.ts';

/** What AWS said is not relied on for longer than this, unless the policy's review interval is shorter still. */
export const AWS_FACT_FRESH_DAYS = 30;

export type Reading<T> =
  | { readonly known: true; readonly value: T; readonly at: string }
  | { readonly known: false; readonly unknown: Unknown };

const NEVER_SCANNED: Unknown = { reason: 'not-scanned' };
const NOT_RECORDED: Unknown = { reason: 'not-recorded' };

const CREDENTIALS = {
  password: 'credentials.password',
  mfa: 'credentials.mfa',
  accessKeys: 'credentials.accessKeys',
  certificates: 'credentials.certificates',
} as const;

export type CredentialName = 'password' | 'mfa' | 'accessKeys' | 'certificates';

export class RuleContext {
  readonly world: RuleWorld;
  readonly account: AccountRecord;
  readonly subject: Subject | undefined;
  readonly verdict: AccountVerdict | undefined;
  private readonly staleBefore: string;
  private readonly held = new Map<string, Held | undefined>();
  // What the rule has read. Dates are looked up only when a finding is open: most are fine.
  private readonly readOfAws: Held[] = [];
  private readonly readOfPeople: string[] = [];
  private readonly readElsewhere: (readonly [SubjectKind, string, string])[] = [];
  private said: string | undefined;
  private staleFact: { readonly field: string; readonly at: string } | undefined;

  constructor(world: RuleWorld, account: AccountRecord) {
    this.world = world;
    this.account = account;
    this.subject = world.subject('account', account.id);
    this.verdict = world.verdict(account.id);
    this.staleBefore = world.remember('stale before', () => {
      const days = Math.min(AWS_FACT_FRESH_DAYS, world.policy.reviewDays);
      return new Date(Date.parse(world.now) - days * DAY_MS).toISOString();
    });
  }

  /** Forget what was read: the next rule begins. */
  begin(): void {
    this.readOfAws.length = 0;
    this.readOfPeople.length = 0;
    this.readElsewhere.length = 0;
    this.said = undefined;
    this.staleFact = undefined;
  }

  /** What AWS says about the account. Too old counts as known here; the evaluation refuses to call it fine. */
  aws<Name extends keyof AwsAccountFacts>(name: Name): Reading<AwsAccountFacts[Name]> {
    const held = this.effective(name);
    if (held === undefined) return { known: false, unknown: NEVER_SCANNED };
    if ('unknown' in held.statement) return { known: false, unknown: held.statement.unknown };
    this.readOfAws.push(held);
    if (this.isStale(held)) this.staleFact ??= { field: name, at: held.confirmed.at };
    return { known: true, value: held.statement.value as unknown as AwsAccountFacts[Name], at: held.confirmed.at };
  }

  /** Did AWS say it too long ago to rely on? */
  isStale(held: Held): boolean {
    return held.confirmed.basis === 'observed' && held.confirmed.at < this.staleBefore;
  }

  /** One of the root user's credentials: yes, no, or why nobody knows. */
  credential(name: CredentialName): 'yes' | 'no' | Unknown {
    const reading = this.aws(CREDENTIALS[name]);
    if (!reading.known) return reading.unknown;
    const value: string = reading.value;
    return value === 'yes' || value === 'no' ? value : NOT_RECORDED;
  }

  /** A custody statement about the account; `null` and absent are both unrecorded. */
  custody<Name extends keyof AccountRecord & string>(name: Name): NonNullable<AccountRecord[Name]> | undefined {
    const value = this.account[name];
    if (value === undefined || value === null) return undefined;
    this.readOfPeople.push(name);
    return value;
  }

  /** The date of a statement elsewhere that the finding rests on. */
  note(at: string | undefined): void {
    this.said = later(this.said, at);
  }

  /** The last change of a list elsewhere that the finding rests on. */
  noteChange(kind: SubjectKind, key: string, field: string): void {
    this.readElsewhere.push([kind, key, field]);
  }

  /** The group of the recorded inbox, if it is one. */
  inboxGroup(): string | undefined {
    const inbox = this.custody('inbox');
    if (inbox === undefined || inbox === 'none' || typeof inbox.group !== 'string') return undefined;
    const key = this.world.groupKey(inbox.group);
    this.noteChange('group', key, 'members');
    return key;
  }

  get organization(): OrganizationRecord | undefined {
    return this.world.organization(this.account.organization);
  }

  /** Is it the management account of its organization? */
  get isManagement(): boolean {
    return this.organization?.managementAccount === this.account.id || this.subject?.value('aws.management') === true;
  }

  /** In an organization, and not its management account. */
  get isMember(): boolean {
    return Boolean(this.account.organization) && !this.isManagement;
  }

  /**
   * When the latest of the statements that were read was first made; else when the account came into the ledger.
   * A custody gap dates from what was said of custody, not from the first scan that found the account.
   */
  since(): string {
    let people = this.said;
    for (const name of this.readOfPeople) people = later(people, this.effective(name)?.provenance.at);
    for (const [kind, key, field] of this.readElsewhere)
      people = later(people, this.world.lastChange(kind, key, field));
    let aws: string | undefined;
    if (people === undefined) for (const held of this.readOfAws) aws = later(aws, held.provenance.at);
    const since = people ?? aws ?? this.inLedgerSince();
    return since > this.world.now ? this.world.now : since;
  }

  /** The first AWS fact read that is too old to call anything fine. */
  get stale(): { readonly field: string; readonly at: string } | undefined {
    return this.staleFact;
  }

  private effective(field: string): Held | undefined {
    if (!this.held.has(field)) this.held.set(field, this.subject?.fields.get(field)?.effective);
    return this.held.get(field);
  }

  private ledgerSince: string | undefined;

  private inLedgerSince(): string {
    if (this.ledgerSince !== undefined) return this.ledgerSince;
    let first: string | undefined;
    for (const field of this.subject?.fields.values() ?? [])
      for (const held of field.all) if (first === undefined || held.provenance.at < first) first = held.provenance.at;
    this.ledgerSince = first ?? this.world.now;
    return this.ledgerSince;
  }

  /** The value of any field of the account, as the register holds it. */
  value<T extends Json>(field: string): T | undefined {
    return this.subject?.value<T>(field);
  }
}

function later(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}
