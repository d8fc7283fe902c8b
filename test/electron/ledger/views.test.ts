/** Saved views: kept under a name, replaced by the same name, forgotten on request, undone like any change. */
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { Assessment } from '../../../electron/ledger/assessment.ts';
import { Ledger } from '../../../electron/ledger/ledger.ts';
import { viewHandlers } from '../../../electron/ledger/requests/views.ts';
import { viewChannels } from '../../../shared/ipc/channels/views.ts';

function views() {
  const ledger = new Ledger(new Database(':memory:'));
  const context = { ledger, assessment: new Assessment(ledger), actor: 'alice@example.com' };
  return {
    ledger,
    list: () => viewHandlers['views.list'](context, undefined).views,
    save: (name: string, to: string) => viewHandlers['views.save'](context, { name, to }),
    remove: (id: string) => viewHandlers['views.remove'](context, { id }),
  };
}

describe('saved views', () => {
  it('are listed by name', () => {
    const { save, list } = views();
    save('Worst', '/accounts?show=critical');
    save('All unknown', '/gaps?status=unknown');
    expect(list().map(({ name, to }) => [name, to])).toEqual([
      ['All unknown', '/gaps?status=unknown'],
      ['Worst', '/accounts?show=critical'],
    ]);
  });

  it('are replaced by the same name on the same screen', () => {
    const { save, list } = views();
    save('Worst', '/accounts?show=critical');
    save('worst', '/accounts?show=with-gaps');
    save('Worst', '/gaps');
    expect(
      list()
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['/accounts?show=with-gaps', '/gaps']);
  });

  it('are forgotten, and come back by undoing', () => {
    const { ledger, save, list, remove } = views();
    const { id } = save('Worst', '/accounts');
    const { seq } = remove(id) as { seq: number };
    expect(list()).toEqual([]);
    expect(() => remove(id)).toThrow('no such view');
    ledger.undo(seq, 'alice@example.com');
    expect(list()).toHaveLength(1);
  });

  it('lead to grids of this window and nowhere else', () => {
    const asks = (to: string) => viewChannels['views.save'].request.safeParse({ name: 'x', to }).success;
    expect([asks('/accounts?show=critical&q=prod'), asks('/gaps')]).toEqual([true, true]);
    expect([asks('https://example.com'), asks('/settings'), asks('/accounts#x'), asks('//x')]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
