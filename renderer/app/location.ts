/**
 * The address: `#/accounts` for a screen, a number for everything that says more (`#~12` for one account, one search).
 *
 * SECURITY: Chromium tells every address, and every link under the pointer, to the main process, which outlives the window when the
 * ledger is locked. So an address never holds an account, a person or what was searched for: the number means something here alone.
 *
 * The custom protocol serves one page, so everything that Back and Forward need lives behind the hash.
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

/** The name of a screen, without a word about what it shows. */
const PLAIN = /^\/[a-z-]*$/;
/** What the numbers mean, by number, and the other way round. */
const places: string[] = [];
const numbers = new Map<string, number>();

function hashOf(to: string): string {
  const place = to.startsWith('/') ? to : `/${to}`;
  if (PLAIN.test(place)) return `#${place}`;
  let number = numbers.get(place);
  if (number === undefined) {
    number = places.push(place) - 1;
    numbers.set(place, number);
  }
  return `#~${number}`;
}

/** Where an address leads, by default the window's own: `/accounts/123456789012`. A number from before a reload leads home. */
export function place(hash = window.location.hash): string {
  const number = /^#~(\d+)$/.exec(hash)?.[1];
  if (number !== undefined) return places[Number(number)] ?? '/';
  return hash.replace(/^#?\/?/, '/');
}

const path = (): string => place().split('?')[0] ?? '/';
const search = (): string => place().split('?')[1] ?? '';

/**
 * Go somewhere: `/accounts/123456789012`, `/gaps?severity=high`. What stands around the screens takes it from here: `useLocation()`
 * would draw them again wherever somebody goes.
 */
export function navigate(to: string, { replace = false }: { replace?: boolean } = {}): void {
  const url = hashOf(to);
  if (replace) window.history.replaceState(null, '', url);
  else window.history.pushState(null, '', url);
  // The history calls are silent; whoever shows the address must hear of it.
  window.dispatchEvent(new PopStateEvent('popstate'));
}

export const useHashPath = (): [string, typeof navigate] => [useSyncExternalStore(subscribe, path), navigate];
useHashPath.hrefs = hashOf;

export const useHashSearch = (): string => useSyncExternalStore(subscribe, search);
