/** Saved matches of columns: renamed and removed as one change each, and undone like any change. */
import { describe, expect, it } from 'vitest';
import { ledgerOf } from './register-fixture.ts';

const HR = { columns: { email: 'Mail', lastDay: 'Austritt' }, dateFormat: 'dd.MM.yyyy' } as const;
const STAFF = { columns: { email: 'Kontakt' } } as const;

function withBoth() {
  const made = ledgerOf();
  made.ask('imports.save-mapping', { name: 'HR', mapping: HR });
  made.ask('imports.save-mapping', { name: 'Staff', mapping: STAFF });
  return { ...made, all: () => made.ask('imports.mappings', undefined).mappings };
}

const BOTH = [
  { name: 'HR', mapping: HR },
  { name: 'Staff', mapping: STAFF },
];

describe('a saved match of columns', () => {
  it('is renamed as one entry of the log, and has its old name again when that is undone', () => {
    const { ask, all } = withBoth();
    const { seq } = ask('imports.rename-mapping', { name: 'HR', to: ' Leavers ' });
    expect(all()).toEqual([
      { name: 'Leavers', mapping: HR },
      { name: 'Staff', mapping: STAFF },
    ]);
    const { rows } = ask('log.page', { limit: 1, search: '' });
    expect(rows).toMatchObject([{ seq, title: 'Renamed the column mapping “HR” to “Leavers”', actor: 'ada' }]);
    ask('ledger.undo', {});
    expect(all()).toEqual(BOTH);
    ask('ledger.redo', undefined);
    expect(all().map(({ name }) => name)).toEqual(['Leavers', 'Staff']);
  });

  it('never takes the place of another one', () => {
    const { ask, all } = withBoth();
    expect(() => ask('imports.rename-mapping', { name: 'HR', to: 'Staff' })).toThrow(/already/);
    expect(() => ask('imports.rename-mapping', { name: 'Nobody', to: 'Somebody' })).toThrow(/no such/);
    expect(all()).toEqual(BOTH);
  });

  it('is removed, and comes back by undoing', () => {
    const { ask, all } = withBoth();
    ask('imports.remove-mapping', { name: 'HR' });
    expect(all().map(({ name }) => name)).toEqual(['Staff']);
    ask('ledger.undo', {});
    expect(all()).toEqual(BOTH);
  });
});
