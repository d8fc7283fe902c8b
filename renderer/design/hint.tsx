/**
 * What more a mark has to say, on hover: `<span data-hint="…">`; a line break in the text begins a new line.
 *
 * One tooltip serves every mark of the window. A component for each would cost a grid of thousands of cells most of the time
 * that it takes to scroll.
 */
import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';

const ATTRIBUTE = 'data-hint';
const DELAY_MS = 350;

/** Shows the hint of whatever the pointer rests on. Stands once, around everything. */
export function Hints() {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let over: HTMLElement | null = null;
    const leave = () => {
      clearTimeout(waiting);
      over = null;
      setTarget(null);
    };
    const point = ({ target: at }: Event) => {
      const marked = at instanceof Element ? at.closest<HTMLElement>(`[${ATTRIBUTE}]`) : null;
      if (marked === over) return;
      leave();
      over = marked;
      if (marked !== null) waiting = setTimeout(() => setTarget(marked), DELAY_MS);
    };
    const press = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') leave();
    };
    document.addEventListener('pointerover', point);
    document.documentElement.addEventListener('pointerleave', leave);
    document.addEventListener('pointerdown', leave);
    document.addEventListener('keydown', press);
    // What scrolls away takes its hint along; scroll events do not bubble.
    document.addEventListener('scroll', leave, { capture: true, passive: true });
    return () => {
      leave();
      document.removeEventListener('pointerover', point);
      document.documentElement.removeEventListener('pointerleave', leave);
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('keydown', press);
      document.removeEventListener('scroll', leave, { capture: true });
    };
  }, []);
  const words = target?.isConnected ? target.getAttribute(ATTRIBUTE) : null;
  if (target === null || words === null) return null;
  return <Tooltip key={words} target={target} label={words} opened style={{ whiteSpace: 'pre-line' }} />;
}
