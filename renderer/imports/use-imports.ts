/** What screens of imports share: how far reading is, and asking again what a decision changes. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { AnswerOf, ChannelName, RequestOf } from '../../shared/ipc/contract.ts';
import type { WorkProgress } from '../../shared/ipc/events.ts';
import { useEvent } from '../ipc/events.ts';
import { useAction, useRequest } from '../ipc/requests.ts';

const IMPORT = 'import';
/** What a decision or a file that was read may change. */
const AFFECTED = new Set(['imports.pending', 'imports.lines', 'imports.line']);

function useFreshImport(): () => void {
  const client = useQueryClient();
  return useCallback(
    () => void client.invalidateQueries({ predicate: ({ queryKey }) => AFFECTED.has(String(queryKey[0])) }),
    [client],
  );
}

/** How far reading is; null before anything was given. */
export function useReading(): WorkProgress | null {
  const first = useRequest('imports.state', undefined);
  const [told, setTold] = useState<WorkProgress | null>(null);
  useEvent('work.progress', (progress) => {
    if (progress.id === IMPORT) setTold(progress);
  });
  // A reading that ended before this screen was there has nothing to tell.
  const asked = first.data?.progress ?? null;
  return told ?? (asked?.state === 'running' ? asked : null);
}

/** Is something being read? Changes only when reading begins and ends: screens are not drawn again for each step. */
export function useIsReading(): boolean {
  const fresh = useFreshImport();
  const first = useRequest('imports.state', undefined);
  const [told, setTold] = useState<boolean | null>(null);
  useEvent('work.progress', ({ id, state }) => {
    if (id !== IMPORT) return;
    setTold(state === 'running');
    if (state !== 'running') fresh();
  });
  return told ?? first.data?.progress?.state === 'running';
}

/** Do something to the import at hand; its lines are asked again afterwards. */
export function useImportAction<Name extends ChannelName>(
  channel: Name,
  onDone?: (answer: AnswerOf<Name>, request: RequestOf<Name>) => void,
) {
  const fresh = useFreshImport();
  return useAction(channel, (answer, request) => {
    fresh();
    onDone?.(answer, request);
  });
}
