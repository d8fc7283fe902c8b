/** Who goes may know what opens the ledger itself: a step asks for it, and the entries of changed keys tick it. */
import { describe, expect, test } from 'vitest';
import { readLog } from '../../../electron/ledger/log.ts';
import { verifyLedger } from '../../../electron/ledger/verify.ts';
import { ENDED_BY, type KeyChange } from '../../../shared/offboarding/index.ts';
import { ANN } from '../../shared/offboarding/companies.ts';
import { company } from './company.ts';

const STEP = 'ledger-keys|';

function opened(kind: 'planned' | 'immediate' = 'planned') {
  const made = company();
  const { id } = made.ask('offboarding.open', { leavers: [ANN], kind, lastDay: '2026-12-18' });
  const step = () => {
    const found = made.ask('offboarding.get', { id }).steps.find((one) => one.id === STEP);
    if (found === undefined) throw new Error('no such step');
    return found;
  };
  const change = (how: KeyChange) => {
    made.wait(1);
    return made.internal('log.keys-changed', { how });
  };
  return { ...made, id, step, change };
}

describe('the step that keeps somebody out of the ledger', () => {
  test.each(['planned', 'immediate'] as const)(
    'is in every %s case, whether or not they could get in anywhere',
    (kind) => {
      const { step } = opened(kind);
      expect(step()).toMatchObject({ phase: 'close', needed: 'must', title: expect.stringContaining('Ann') });
      expect(step().why).toMatch(/recorded nowhere/);
      const { ask, observe } = company();
      observe({ kind: 'person', key: 'zoe@acme.example', field: 'name', value: 'Zoe' });
      const { steps } = ask('offboarding.preview', { leavers: ['zoe@acme.example'], kind, lastDay: '2026-12-18' });
      expect(steps.map((one) => one.kind)).toContain('ledger-keys');
    },
  );

  test('is ticked by the entries that tell of changed keys, as seen to be done', () => {
    const { step, change, host, id } = opened();
    change('keys.change-passphrase');
    expect(step().progress).toMatchObject({ state: 'open', doneItems: ['ledger:passphrase'], how: 'observed' });
    const seq = change('keys.rekey-finish');
    expect(step().progress).toMatchObject({ state: 'done', how: 'observed', by: 'Root Ledger' });
    const [last, keys] = readLog(host.ledger.db, { limit: 2, search: '' });
    expect(last).toMatchObject({ action: 'observe', title: `${id}: entry ${seq} shows what opens the ledger changed` });
    expect(keys).toMatchObject({ seq, action: 'keys', actor: 'olga' });
    expect(verifyLedger(host.ledger)).toEqual([]);
  });

  test('is ticked by no change of before, and by none that takes nothing from them', () => {
    const { internal, ask } = company();
    for (const how of Object.keys(ENDED_BY) as KeyChange[]) internal('log.keys-changed', { how });
    const { id } = ask('offboarding.open', { leavers: [ANN], kind: 'planned', lastDay: '2026-12-18' });
    const progress = () => ask('offboarding.get', { id }).steps.find((one) => one.id === STEP)?.progress;
    expect(progress()).toMatchObject({ state: 'open', doneItems: [] });
    for (const how of ['keys.set-keychain', 'keys.remove-slot'] as const) internal('log.keys-changed', { how });
    expect(progress()).toMatchObject({ state: 'open', doneItems: [] });
  });

  test('what was only said stays said: a changed key does not make the rest seen', () => {
    const { step, change, ask, id } = opened();
    ask('offboarding.step', { id, step: STEP, items: ['ledger:passphrase'], how: 'declared', note: 'Never had it.' });
    change('keys.rekey-finish');
    expect(step().progress).toMatchObject({ state: 'done', how: 'declared' });
  });
});
