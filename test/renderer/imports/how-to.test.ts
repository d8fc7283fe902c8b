/** For every kind of file, the window says exactly how to get it. */
import { describe, expect, it } from 'vitest';
import { howTo, sourceOf } from '../../../renderer/imports/how-to.ts';
import { IMPORT_CATALOGUE } from '../../../shared/imports/catalogue.ts';
import { KIND_NAMES } from '../../../shared/imports/kind-names.ts';

/** Places to click one after the other. */
const MENU_PATH = /\p{L}\S* › \p{Lu}/u;

describe('how to get a file', () => {
  it('is said of every kind', () => {
    expect(IMPORT_CATALOGUE.map(({ kind }) => kind).sort()).toEqual([...KIND_NAMES].sort());
  });

  it.each(IMPORT_CATALOGUE)('of $title is a command to copy or a path through menus', (entry) => {
    const { command, steps } = howTo(entry);
    if (command === null) expect(steps).toMatch(MENU_PATH);
    // As it is run: one line, without a sentence hanging on to it and without options that the window asks instead.
    else expect(command).toMatch(/^[A-Za-z][\w-]* [^\n]+[^.;,\s]$/);
    expect(`${command} ${steps}`).not.toMatch(/--for\b/);
    expect(sourceOf(entry.kind) === 'Root Ledger').toBe(/^(root-ledger|accounts-table)$/.test(entry.kind));
  });
});
