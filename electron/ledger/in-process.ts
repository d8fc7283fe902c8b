/** A ledger in this process as a scan's sink and memory: what the command line uses. */
import { LedgerError } from '../../shared/ipc/result.ts';
import type { LedgerHost } from './host.ts';
import { scanMemory } from './scan-memory.ts';

export function memoryOf(host: LedgerHost, actor: string): ReturnType<typeof scanMemory> {
  return scanMemory(async (name, request) => {
    const result = host.internal(name, request, actor);
    if (!result.ok) throw new LedgerError(result.error.code, result.error.message);
    return result.value as never;
  });
}
