/** Decides, call by call, which fault happens: counts the first calls and spreads shares, both from the seed. */
import { covers, type Fault, parseFault, type Side } from './faults.ts';
import type { SimulatedAccount, SimulatedOrganization } from './organization.ts';
import { share } from './random.ts';

export interface DueFault {
  /** What goes wrong, if anything. */
  fault: Fault | null;
  /** How much later the answer comes, in milliseconds. */
  delayMs: number;
}

const CALM: DueFault = { fault: null, delayMs: 0 };

export class FaultPlan {
  readonly #seed: number;
  readonly #extra: readonly string[];
  readonly #organization: SimulatedOrganization;
  readonly #parsed = new Map<string, Fault>();
  readonly #happened = new Map<string, number>();

  /** `extra` are faults beside the organization's and its accounts' own. Throws when one of them is no fault. */
  constructor(organization: SimulatedOrganization, extra: readonly string[]) {
    this.#seed = organization.seed;
    this.#organization = organization;
    this.#extra = extra;
    for (const text of [...extra, ...organization.faults]) this.#parse(text);
  }

  /** What happens to this call about this account. */
  next(
    call: { readonly service: string; readonly operation: string; readonly accountId: string; readonly side: Side },
    account: SimulatedAccount | undefined,
  ): DueFault {
    const { service, operation, accountId } = call;
    const own = account?.faults ?? [];
    if (own.length + this.#extra.length + this.#organization.faults.length === 0) return CALM;
    let delayMs = 0;
    for (const text of [...own, ...this.#extra, ...this.#organization.faults]) {
      const fault = this.#parse(text);
      if (!covers(fault, { ...call, share: share(`${this.#seed}/${accountId}`) })) continue;
      if (!this.#due(fault, `${text} ${service}:${operation}@${accountId}`)) continue;
      if (fault.kind !== 'slow') return { fault, delayMs };
      delayMs += fault.value ?? 0;
    }
    return { fault: null, delayMs };
  }

  #due(fault: Fault, what: string): boolean {
    if (fault.first === null && fault.share === null) return true;
    const times = (this.#happened.get(what) ?? 0) + 1;
    this.#happened.set(what, times);
    if (fault.first !== null) return times <= fault.first;
    return share(`${this.#seed} ${what} ${times}`) < (fault.share ?? 0);
  }

  #parse(text: string): Fault {
    const known = this.#parsed.get(text);
    if (known) return known;
    const fault = parseFault(text);
    this.#parsed.set(text, fault);
    return fault;
  }
}
