/** Keys of a grid: what each press means, apart from any component. */

export type GridCommand =
  | { readonly do: 'move'; readonly to: number; readonly extend: boolean }
  | { readonly do: 'toggle' | 'open' | 'select-all' | 'clear' };

interface Press {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** What a key press on row `active` of `total` means; null = nothing of ours. `page` = rows in sight. */
export function commandOf(press: Press, active: number, total: number, page: number): GridCommand | null {
  const jump = press.ctrlKey || press.metaKey;
  const move = (to: number): GridCommand => ({
    do: 'move',
    to: Math.max(0, Math.min(total - 1, to)),
    extend: press.shiftKey,
  });
  if (jump) {
    if (press.key === 'a') return { do: 'select-all' };
    if (press.key === 'ArrowDown') return move(total - 1);
    if (press.key === 'ArrowUp') return move(0);
    return null;
  }
  switch (press.key) {
    case 'ArrowDown':
      return move(active + 1);
    case 'ArrowUp':
      return move(active < 0 ? 0 : active - 1);
    case 'PageDown':
      return move(active + page);
    case 'PageUp':
      return move(active - page);
    case 'Home':
      return move(0);
    case 'End':
      return move(total - 1);
    case ' ':
      return { do: 'toggle' };
    case 'Enter':
      return { do: 'open' };
    case 'Escape':
      return { do: 'clear' };
    default:
      return null;
  }
}
