/**
 * Gaps in little memory. Ten thousand accounts have two hundred thousand gaps, which say some twenty thousand things: what is
 * said is held once, and each gap says only of which account it is said, and since when.
 */
import type { SubjectRef } from '../register/facts.ts';
import type { Gap } from './evaluate.ts';

/** What a gap says, alike on every account that it is said of. */
export type Said = Omit<Gap, 'account' | 'since'>;

/** A gap in brief. `wholeGap` makes the gap of it. */
export interface BriefGap {
  readonly said: Said;
  readonly account: string;
  /** ISO 8601. */
  readonly since: string;
}

export function wholeGap({ said, account, since }: BriefGap): Gap {
  return {
    rule: said.rule,
    title: said.title,
    severity: said.severity,
    account,
    status: said.status,
    reason: said.reason,
    since,
    controls: said.controls,
    people: said.people,
    whatToDo: said.whatToDo,
    cause: said.cause,
    refs: said.refs,
    waiver: said.waiver,
  };
}

/** Everything that gaps say, once. */
export class SaidOnce {
  /** By reason, which seldom leaves anything open. */
  private readonly byReason = new Map<string, Said[]>();
  private readonly instants = new Map<string, string>();

  brief(gap: Gap): BriefGap {
    return { said: this.said(gap), account: gap.account, since: this.instant(gap.since) };
  }

  /** Forget everything: every gap is found anew. */
  clear(): void {
    this.byReason.clear();
    this.instants.clear();
  }

  private said(gap: Gap): Said {
    const alike = this.byReason.get(gap.reason);
    const found = alike?.find((said) => sayTheSame(said, gap));
    if (found !== undefined) return found;
    const { account, since, ...said } = gap;
    if (alike === undefined) this.byReason.set(gap.reason, [said]);
    else alike.push(said);
    return said;
  }

  private instant(at: string): string {
    const known = this.instants.get(at);
    if (known === undefined) this.instants.set(at, at);
    return known ?? at;
  }
}

function sayTheSame(one: Said, other: Said): boolean {
  return (
    one.rule === other.rule &&
    one.status === other.status &&
    one.severity === other.severity &&
    one.reason === other.reason &&
    one.whatToDo === other.whatToDo &&
    one.title === other.title &&
    one.cause === other.cause &&
    one.waiver === other.waiver &&
    sameList(one.controls, other.controls) &&
    sameList(one.people, other.people) &&
    sameRefs(one.refs, other.refs)
  );
}

function sameList(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((text, index) => text === other[index]));
}

function sameRefs(one: readonly SubjectRef[] | undefined, other: readonly SubjectRef[] | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.length === other.length &&
    one.every(({ kind, key }, index) => kind === other[index]?.kind && key === other[index]?.key)
  );
}
