/** Which row the keyboard is on and which rows are chosen. */
import { useCallback, useState } from 'react';

export interface Selection {
  readonly keys: ReadonlySet<string>;
  toggle(key: string): void;
  /** Add all of these (a range, everything loaded). */
  add(keys: readonly string[]): void;
  clear(): void;
}

export function useSelection(): Selection {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (key: string) =>
      setKeys((before) => {
        const after = new Set(before);
        if (!after.delete(key)) after.add(key);
        return after;
      }),
    [],
  );
  const add = useCallback((more: readonly string[]) => setKeys((before) => new Set([...before, ...more])), []);
  const clear = useCallback(() => setKeys(new Set()), []);
  return { keys, toggle, add, clear };
}
