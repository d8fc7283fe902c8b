/**
 * What is worked out from one state of the register, and how it follows a change: only what the change touches is worked
 * out again.
 */
import type { AccountVerdict, CustodyModel } from '../../shared/custody/index.ts';
import { compileCustody, evaluateAccount, owedOn, updateCustody } from '../../shared/custody/index.ts';
import { type BriefGap, SaidOnce } from '../../shared/gaps/brief.ts';
import { RuleWorld } from '../../shared/gaps/world.ts';
import type { AccountRow } from '../../shared/ipc/channels/accounts.ts';
import type { Hanging, RegisterKind, RegisterRow } from '../../shared/ipc/channels/register.ts';
import type { PersonImpact } from '../../shared/ipc/channels/whatif.ts';
import type { AccountRecord, LedgerDocument, LedgerSettings } from '../../shared/register/document.ts';
import type { SubjectRef } from '../../shared/register/facts.ts';
import { SETTINGS_KEY } from '../../shared/register/kinds.ts';
import type { Policy } from '../../shared/register/policy.ts';
import { policyFrom } from '../../shared/register/policy.ts';
import { recordOf } from '../../shared/register/record.ts';
import type { Register } from '../../shared/register/register.ts';
import { DocumentCache } from './document-cache.ts';
import { factAges, refreshAges } from './fact-ages.ts';
import type { HangingIndex } from './hanging.ts';
import { staleAccounts } from './stale-accounts.ts';

/** What is worked out from one state of the register. */
export interface Derived {
  readonly cache: DocumentCache;
  readonly document: LedgerDocument;
  readonly policy: Policy;
  readonly model: CustodyModel;
  readonly ages: Map<string, number>;
  readonly world: RuleWorld;
  readonly records: ReadonlyMap<string, AccountRecord>;
  readonly said: SaidOnce;
  readonly gapsByAccount: Map<string, readonly BriefGap[]>;
  readonly rowsByAccount: Map<string, AccountRow>;
  readonly registerRows: Map<RegisterKind, readonly RegisterRow[]>;
  readonly hanging: Map<RegisterKind, HangingIndex>;
  /** What hangs on single subjects, by `kind:key`, where the whole kind was not asked for. */
  readonly hangingOn: Map<string, readonly Hanging[]>;
  /** When every account was last judged anew, in milliseconds. */
  judgedAt: number;
  gaps: readonly BriefGap[] | undefined;
  rows: readonly AccountRow[] | undefined;
  /** In the order of how much would break. */
  impacts: ReadonlyMap<string, PersonImpact> | undefined;
}

export class Derivation {
  private readonly register: Register;
  private readonly now: () => Date;
  private readonly policyOverride: Policy | null;

  /** `policyOverride`: judge by this policy instead of the recorded one. */
  constructor(register: Register, now: () => Date, policyOverride: Policy | null) {
    this.register = register;
    this.now = now;
    this.policyOverride = policyOverride;
  }

  /** Everything from the start. */
  derive(): Derived {
    const cache = new DocumentCache(this.register);
    const policy = this.policyOverride ?? this.recordedPolicy();
    const model = compileCustody(cache.document, { policy, now: this.now().getTime() });
    return this.assemble(cache, model, {
      ages: factAges(this.register),
      said: new SaidOnce(),
      gapsByAccount: new Map(),
      rowsByAccount: new Map(),
      judgedAt: model.now,
    });
  }

  /** What changes of these subjects, and the time since, leave of `before`, and the rest anew. `before` is used up. */
  follow(before: Derived, touched: readonly SubjectRef[]): Derived {
    const { cache, ages } = before;
    cache.refresh(touched);
    for (const ref of touched) refreshAges(ages, this.register, ref);
    const settings = touched.some(({ kind }) => kind === 'settings');
    const policy = settings ? (this.policyOverride ?? this.recordedPolicy()) : before.policy;
    const model = updateCustody(before.model, cache.document, { policy, now: this.now().getTime() });
    const next = this.assemble(cache, model, before);
    const stale = staleAccounts(before, next, touched);
    if (stale === 'all') {
      next.judgedAt = model.now;
      next.said.clear();
      next.gapsByAccount.clear();
      next.rowsByAccount.clear();
    } else
      for (const id of stale) {
        next.gapsByAccount.delete(id);
        next.rowsByAccount.delete(id);
      }
    return next;
  }

  private recordedPolicy(): Policy {
    const settings = this.register.get({ kind: 'settings', key: SETTINGS_KEY });
    return policyFrom(settings === undefined ? null : (recordOf(settings) as LedgerSettings));
  }

  private assemble(
    cache: DocumentCache,
    model: CustodyModel,
    kept: Pick<Derived, 'ages' | 'said' | 'gapsByAccount' | 'rowsByAccount' | 'judgedAt'>,
  ): Derived {
    const { ages, said, gapsByAccount, rowsByAccount, judgedAt } = kept;
    const { document, policy } = model;
    const dated = new Map<string, AccountVerdict>();
    const world = new RuleWorld({
      register: this.register,
      model,
      verdict: (id) => {
        let verdict = dated.get(id);
        if (verdict === undefined && model.indexOf.has(id)) {
          verdict = evaluateAccount(model, id, ages);
          dated.set(id, verdict);
        }
        return verdict;
      },
      owed: (id) => (model.indexOf.has(id) ? owedOn(model, id) : []),
    });
    return {
      cache,
      document,
      policy,
      model,
      ages,
      world,
      records: new Map((document.accounts ?? []).map((record) => [record.id, record])),
      said,
      gapsByAccount,
      rowsByAccount,
      judgedAt,
      registerRows: new Map(),
      hanging: new Map(),
      hangingOn: new Map(),
      gaps: undefined,
      rows: undefined,
      impacts: undefined,
    };
  }
}
