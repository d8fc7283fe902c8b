/** The log of root uses: who signed in as root, when and why. */
import type { Register } from '../register/register.ts';

export interface RootUse {
  readonly account: string;
  /** ISO 8601. */
  readonly at: string;
  readonly reason: string;
}

/** Entries by account; one without account, time or reason explains nothing. */
export function rootUsesIn(register: Register): Map<string, RootUse[]> {
  const uses = new Map<string, RootUse[]>();
  for (const subject of register.subjects('root-use').values()) {
    const account = subject.value('account');
    const at = subject.value('at');
    const reason = subject.value('reason');
    if (typeof account !== 'string' || typeof at !== 'string' || typeof reason !== 'string' || !reason.trim()) continue;
    const list = uses.get(account) ?? [];
    list.push({ account, at, reason });
    uses.set(account, list);
  }
  return uses;
}
