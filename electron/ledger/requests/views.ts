/** Saved views: subjects of the register like any other, so that they are undone and backed up with it. */
import type { SavedView, viewChannels } from '../../../shared/ipc/channels/views.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import { nameKey } from '../../../shared/text/compare.ts';
import type { LedgerHandlers } from './handler.ts';

export const viewHandlers: LedgerHandlers<typeof viewChannels> = {
  'views.list': ({ ledger }) => ({
    views: [...ledger.register.subjects('view').values()]
      .map((subject): SavedView => {
        const text = (field: string): string => String(subject.value(field) ?? '');
        return { id: subject.key, name: text('name'), to: text('to') };
      })
      .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true })),
  }),
  'views.save': ({ ledger, actor }, { name, to }) => {
    const id = `${to.split('?')[0]?.slice(1)}|${nameKey(name)}`;
    ledger.change({ actor, action: 'view', title: `Saved the view “${name}”` }, (draft) => {
      for (const [field, value] of Object.entries({ name, to }))
        draft.put({
          kind: 'view',
          key: id,
          field,
          statement: { value },
          provenance: { basis: 'declared', source: 'person', at: draft.at, by: actor },
        });
    });
    return { id };
  },
  'views.remove': ({ ledger, actor }, { id }) => {
    const ref = { kind: 'view', key: id } as const;
    const name = ledger.register.get(ref)?.value('name');
    if (name === undefined) throw new LedgerError('not-found', 'There is no such view.');
    return ledger.change({ actor, action: 'view', title: `Removed the view “${String(name)}”` }, (draft) =>
      draft.remove(ref),
    );
  },
};
