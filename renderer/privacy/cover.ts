/**
 * Covers what identifies somebody in any text of the window, wherever a screen writes it, until it is pointed at.
 *
 * The browser paints the cover over ranges of text (CSS custom highlights), so nothing that React has drawn is changed.
 */
import { identifiersIn } from './identifiers.ts';

/** As the style sheet names it: `::highlight(private)`. */
const COVER = 'private';

export interface Cover {
  /** Names to cover from now on, beside what is recognized by its form. */
  learn(names: readonly string[]): void;
  /** Show everything again. */
  end(): void;
}

/** Cover the text below `root`, and what is written there later. Does nothing where the browser cannot. */
export function coverIdentifiers(root: Element): Cover {
  const registry = 'highlights' in CSS ? CSS.highlights : null;
  if (registry === null) return { learn: () => {}, end: () => {} };
  const cover = new Highlight();
  registry.set(COVER, cover);
  const names = new Set<string>();
  const ranges = new Map<Text, readonly Range[]>();
  /** What the pointer is at: shown. */
  let shown: Element | null = null;

  const uncover = (text: Text): void => {
    for (const range of ranges.get(text) ?? []) cover.delete(range);
    ranges.delete(text);
  };
  const look = (text: Text): void => {
    uncover(text);
    if (!text.isConnected || shown === text.parentElement) return;
    const found = identifiersIn(text.data, names).map(({ from, to }) => {
      const range = new Range();
      range.setStart(text, from);
      range.setEnd(text, to);
      cover.add(range);
      return range;
    });
    if (found.length > 0) ranges.set(text, found);
  };
  const lookBelow = (node: Node): void => {
    if (node instanceof Text) look(node);
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) look(text as Text);
  };
  const observer = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === 'characterData') lookBelow(target);
      else for (const node of addedNodes) lookBelow(node);
    }
    // Ranges of what is gone would keep it in memory.
    for (const text of ranges.keys()) if (!text.isConnected) uncover(text);
  });
  observer.observe(root, { subtree: true, childList: true, characterData: true });
  const point = ({ target }: Event): void => {
    const before = shown;
    shown = target instanceof Element ? target : null;
    for (const element of [before, shown])
      for (const node of element?.childNodes ?? []) if (node instanceof Text) look(node);
  };
  document.addEventListener('pointerover', point);
  lookBelow(root);

  return {
    learn: (more) => {
      const fresh = more.filter((name) => !names.has(name));
      if (fresh.length === 0) return;
      for (const name of fresh) names.add(name);
      lookBelow(root);
    },
    end: () => {
      observer.disconnect();
      document.removeEventListener('pointerover', point);
      registry.delete(COVER);
      ranges.clear();
    },
  };
}
