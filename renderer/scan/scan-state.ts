/** How the scan stands: asked once, then told by events. */
import { useState } from 'react';
import type { ScanProgress } from '../../shared/ipc/events.ts';
import { useEvent } from '../ipc/events.ts';
import { useRequest } from '../ipc/requests.ts';

export function useScanProgress(): ScanProgress | null {
  const asked = useRequest('scan.state', undefined);
  const [told, setTold] = useState<ScanProgress | null>(null);
  useEvent('scan.progress', setTold);
  return told ?? asked.data?.progress ?? null;
}

/** How far, 0 to 1; null while the number of accounts is not known. */
export function shareDone(progress: ScanProgress): number | null {
  if (progress.phase === 'listing' || progress.accounts === 0) return null;
  return (progress.complete + progress.failed) / progress.accounts;
}
