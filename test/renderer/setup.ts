/** Before each component test: what jsdom lacks and our components ask of a browser. After it: a clean window. */
import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';

const SIZE_PX = { width: 1200, height: 700 };

/** Screens are loaded on demand, on a machine that is busy with other tests: a generous limit, never a measure. */
const PATIENCE_MS = 15_000;

// What is missing is said by its name; a copy of the whole page would bury it.
configure({ asyncUtilTimeout: PATIENCE_MS, getElementError: (message) => new Error(message ?? 'not found') });

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
    addListener: () => {},
    removeListener: () => {},
  }));
  Object.defineProperty(document, 'fonts', {
    configurable: true,
    value: { addEventListener: () => {}, removeEventListener: () => {} },
  });
  for (const [name, value] of [
    ['offsetWidth', SIZE_PX.width],
    ['offsetHeight', SIZE_PX.height],
    ['clientHeight', SIZE_PX.height],
    // Taller than any list of a test, so that a grid may scroll to its end.
    ['scrollHeight', 1_000_000],
  ] as const)
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
  Element.prototype.scrollTo = function scrollTo(this: Element, to?: ScrollToOptions | number) {
    this.scrollTop = typeof to === 'object' ? (to.top ?? 0) : (to ?? 0);
    this.dispatchEvent(new Event('scroll'));
  } as typeof Element.prototype.scrollTo;
  Element.prototype.scrollIntoView = () => {};
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  window.localStorage.clear();
});
