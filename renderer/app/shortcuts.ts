/** The keyboard shortcuts of the window, as the cheat sheet shows them. */
import { ROUTES } from './routes.ts';

const APPLE = /mac/i.test(navigator.userAgent);

/** The key that shortcuts are pressed with, as this machine's keyboard names it. */
export const MOD_KEY = APPLE ? '⌘' : 'Ctrl';

export interface Shortcut {
  readonly keys: readonly string[];
  readonly does: string;
}

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Shortcut[];
}

export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    title: 'Anywhere',
    shortcuts: [
      { keys: [MOD_KEY, 'K'], does: 'Search, or go anywhere' },
      { keys: ['/'], does: 'Search in this screen' },
      { keys: APPLE ? ['⌘', '['] : ['Alt', '←'], does: 'Back' },
      { keys: APPLE ? ['⌘', ']'] : ['Alt', '→'], does: 'Forward' },
      { keys: [MOD_KEY, 'Z'], does: 'Undo the last change' },
      { keys: [MOD_KEY, 'Shift', 'Z'], does: 'Redo' },
      { keys: [MOD_KEY, 'L'], does: 'Lock' },
      { keys: ['?'], does: 'Show these shortcuts' },
    ],
  },
  {
    title: 'In a list',
    shortcuts: [
      { keys: ['↑', '↓'], does: 'Move' },
      { keys: ['Enter'], does: 'Open' },
      { keys: ['N'], does: 'Record something new' },
      { keys: ['Space'], does: 'Choose a row' },
      { keys: ['Shift', '↓'], does: 'Choose several' },
      { keys: [MOD_KEY, 'A'], does: 'Choose all' },
    ],
  },
  {
    title: 'Go to',
    shortcuts: ROUTES.filter((row) => row.key !== undefined).map((row) => ({
      keys: ['g', row.key ?? ''],
      does: row.title,
    })),
  },
];
