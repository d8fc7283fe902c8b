/**
 * The address: `#/path?search`, both behind the hash.
 *
 * The custom protocol serves one page, so everything that a deep link, Back and Forward need lives in the hash.
 */
import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  window.addEventListener('popstate', listener);
  return () => {
    window.removeEventListener('hashchange', listener);
    window.removeEventListener('popstate', listener);
  };
};

const hash = (): string => window.location.hash.replace(/^#?\/?/, '/');
const path = (): string => hash().split('?')[0] ?? '/';
const search = (): string => hash().split('?')[1] ?? '';

/** Go somewhere: `/accounts/123456789012`, `/gaps?severity=high`. */
export function navigate(to: string, { replace = false }: { replace?: boolean } = {}): void {
  const url = `#${to.startsWith('/') ? to : `/${to}`}`;
  if (replace) window.history.replaceState(null, '', url);
  else window.history.pushState(null, '', url);
  // The history calls are silent; whoever shows the address must hear of it.
  window.dispatchEvent(new PopStateEvent('popstate'));
}

export const useHashPath = (): [string, typeof navigate] => [useSyncExternalStore(subscribe, path), navigate];
useHashPath.hrefs = (to: string) => `#${to}`;

export const useHashSearch = (): string => useSyncExternalStore(subscribe, search);
