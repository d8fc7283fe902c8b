/** How wide an element is: known before the window draws it, so that nothing is drawn twice. */
import { useCallback, useState } from 'react';

/** The width in whole pixels of the element that `ref` is given to, followed as it changes; 0 before there is one. */
export function useWidth(): { ref: (element: HTMLElement | null) => (() => void) | undefined; width: number } {
  const [width, setWidth] = useState(0);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return;
    const measure = () => setWidth(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
