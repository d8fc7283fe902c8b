/** The engine's own collection of garbage, called by those who know when nobody waits. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface CollectOptions {
  readonly type: 'major';
  readonly execution: 'sync';
  readonly flavor: 'last-resort';
}

/** Collects at once; null where the runtime refuses: it collects when it wants to. */
export function collector(): ((options?: CollectOptions) => void) | null {
  try {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    setFlagsFromString('--no-expose-gc');
    return typeof collect === 'function' ? (collect as (options?: CollectOptions) => void) : null;
  } catch {
    return null;
  }
}
