/** Puts a session state that a channel answered where every component reads it. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { SessionState } from '../../shared/ipc/session.ts';
import { requestKey } from '../ipc/requests.ts';

export function useSessionAnswer(): (state: SessionState) => void {
  const client = useQueryClient();
  return useCallback((state) => client.setQueryData(requestKey('session.state', undefined), state), [client]);
}
