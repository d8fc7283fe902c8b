/**
 * The focus goes back to where it was when a dialog ends.
 *
 * Dialogs are drawn only while they are open, so nothing of theirs is left to give the focus back: the window does it. They
 * stand in the component library's portals, children of the body.
 */
import { useEffect } from 'react';

/** The button that opened a dialog may have stood in a menu that is gone: then what was focused before it. */
const REMEMBERED_MOST = 6;

export function useFocusReturn(): void {
  useEffect(() => {
    let before: HTMLElement[] = [];
    const remember = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || target.closest('[role="dialog"]') !== null) return;
      before = [target, ...before.filter((other) => other !== target)].slice(0, REMEMBERED_MOST);
    };
    const giveBack = () => {
      const lost = document.activeElement === document.body || document.activeElement === null;
      if (!lost || document.querySelector('[role="dialog"]') !== null) return;
      before.find((element) => element.isConnected && element.offsetParent !== null)?.focus({ preventScroll: true });
    };
    const seen = new WeakSet<Node>();
    const observer = new MutationObserver((changes) => {
      watchPortals();
      if (changes.some(({ removedNodes }) => removedNodes.length > 0)) giveBack();
    });
    const watchPortals = () => {
      for (const portal of document.querySelectorAll('body > [data-portal]'))
        if (!seen.has(portal)) {
          seen.add(portal);
          observer.observe(portal, { childList: true });
        }
    };
    observer.observe(document.body, { childList: true });
    watchPortals();
    document.addEventListener('focusin', remember);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', remember);
    };
  }, []);
}
