/** Keys of a list beyond those of its grid: N records something new. */
import { useHotkeys } from '@mantine/hooks';

export function useListKeys({ onNew }: { onNew: () => void }): void {
  useHotkeys([['N', onNew]]);
}
