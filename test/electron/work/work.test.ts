import { describe, expect, it } from 'vitest';
import { ANN, BOB, CY, DI, tidyCompany } from '../../shared/offboarding/companies.ts';
import { company } from '../offboarding/company.ts';

/** The tidy company, and Eve, who holds nothing yet. */
function withEve() {
  const tidy = tidyCompany();
  return company({ ...tidy, people: [...(tidy.people ?? []), { email: EVE, name: 'Eve', status: 'active' }] });
}

const EVE = 'eve@acme.example';
const KINDS = ['group', 'vault', 'device', 'place', 'phone', 'organization'] as const;

/** Ann’s access to the vault ended after the last rotation. */
function afterAnn() {
  const tidy = tidyCompany();
  const vaults = (tidy.vaults ?? []).map((vault) => ({
    ...vault,
    access: (vault.access ?? []).map((entry) => (entry.person === ANN ? { ...entry, until: '2026-03-01' } : entry)),
  }));
  return company({ ...tidy, vaults });
}

describe('rotations', () => {
  it('are marked done as one change, and come back when that is undone', () => {
    const { ask } = afterAnn();
    const { rows, total, people } = ask('rotations.list', {});
    expect(people.map(({ email }) => email)).toEqual([ANN]);
    expect(ask('rotations.list', { person: BOB }).total).toBe(0);
    ask('rotations.mark', { ids: rows.map(({ id }) => id), note: 'Changed on Monday' });
    expect(ask('rotations.summary', undefined)).toMatchObject({ owed: 0, urgent: 0, first: [] });
    ask('ledger.undo', {});
    expect(ask('rotations.summary', undefined).owed).toBe(total);
  });

  it('are not done by a day that lies before the knowledge, nor by one to come', () => {
    const { ask } = afterAnn();
    const ids = ask('rotations.list', {}).rows.map(({ id }) => id);
    ask('rotations.mark', { ids, on: '2026-02-01' });
    expect(ask('rotations.summary', undefined).owed).toBe(ids.length);
    expect(() => ask('rotations.mark', { ids, on: '2026-12-24' })).toThrow(/still to come/);
  });

  it('make a table, of all or of some, whose ids no spreadsheet takes for numbers', () => {
    const { ask, internal } = afterAnn();
    const [first] = ask('rotations.list', {}).rows;
    const csv = (ids?: string[]) =>
      internal('reports.table', { table: { of: 'rotations', search: '', ids }, as: 'csv', redacted: false });
    expect(csv([first?.id ?? ''])).toMatchObject({ rows: 1 });
    expect(csv().text).toContain('access ended 2026-03-01');
    expect(csv().text).toContain('1111-1111-1111');
  });

  it('put another device in the place of one', () => {
    const { ask } = afterAnn();
    const next = { device: 'key-safe', key: 'yk-9', kind: 'fido' as const, label: 'YubiKey 9', at: { holder: CY } };
    const { accounts } = ask('rotations.replace', next);
    expect(accounts).toBeGreaterThan(0);
    expect(() => ask('rotations.replace', next)).toThrow(/conflict/);
  });
});

describe('handing over', () => {
  it('changes nothing by looking, then hands over as one change that can be undone', () => {
    const { ask, host } = withEve();
    const preview = ask('handover.preview', { from: ANN, to: EVE });
    expect(preview.lines.map(({ choice }) => choice)).toEqual(['move', 'move']);
    expect(preview.stillKnows).toBeGreaterThan(0);
    const before = JSON.stringify(ask('register.get', { kind: 'vault', key: 'Root' }).record);
    ask('handover.apply', { from: ANN, to: EVE, reason: 'New team' });
    expect(ask('handover.preview', { from: ANN, to: BOB }).lines).toEqual([]);
    expect(host.ledger.register.get({ kind: 'vault', key: 'Root' })).toBeDefined();
    ask('ledger.undo', {});
    expect(JSON.stringify(ask('register.get', { kind: 'vault', key: 'Root' }).record)).toBe(before);
  });

  it('is refused while one person would hold both halves, unless somebody accepts it by name', () => {
    const { ask } = company();
    expect(ask('handover.preview', { from: DI, to: BOB })).toMatchObject({ blocked: true });
    expect(() => ask('handover.apply', { from: DI, to: BOB })).toThrow(/unsafe: .*Bob would hold both/);
    for (const by of ['Olga', 'D\u200bi', 'di+x@acme.example'])
      expect(() => ask('handover.apply', { from: DI, to: BOB, override: { by, reason: 'Fine' } }), by).toThrow(
        /refused/,
      );
    const override = { by: 'Ann', reason: 'For one week only' };
    ask('handover.apply', { from: DI, to: BOB, override });
    expect(ask('log.page', { limit: 1 }).rows[0]?.reason).toContain(`Accepted by ${ANN}: For one week only`);
  });

  it('hands over only the lines that are chosen', () => {
    const { ask } = withEve();
    const { lines } = ask('handover.preview', { from: ANN, to: EVE });
    const choices = Object.fromEntries(lines.map(({ id, kind }) => [id, kind === 'group' ? 'copy' : 'keep'] as const));
    expect(ask('handover.preview', { from: ANN, to: EVE, choices }).changes).toBe(1);
    ask('handover.apply', { from: ANN, to: EVE, choices });
    expect(ask('handover.preview', { from: ANN, to: BOB }).lines).toHaveLength(2);
    expect(ask('handover.preview', { from: EVE, to: BOB }).lines.map(({ kind }) => kind)).toEqual(['group']);
  });

  it('goes to nobody who has left, to nobody unknown, and not to oneself', () => {
    const { ask } = company();
    expect(() => ask('handover.preview', { from: ANN, to: 'nobody@acme.example' })).toThrow(/not-found/);
    expect(() => ask('handover.preview', { from: ANN, to: ANN.toUpperCase() })).toThrow(/themselves/);
  });
});

describe('receipts', () => {
  it('are kept, record where the device is, and print as a slip with two names', () => {
    const { ask, internal } = company();
    const { id } = ask('handover.receipt', {
      direction: 'given',
      device: 'key-safe',
      serial: '5551234',
      from: CY,
      to: ANN,
      place: 'Front desk',
      on: '2026-11-24',
    });
    expect(ask('handover.receipts', { search: '5551234' }).rows).toMatchObject([{ id, toName: 'Ann' }]);
    expect(ask('register.get', { kind: 'device', key: 'key-safe' }).record).toMatchObject({ holder: ANN });
    const { html } = internal('reports.page', { of: 'receipt', id });
    for (const text of ['Ann', 'Cy', '5551234', 'Front desk']) expect(html).toContain(text);
  });

  it('refuse a secret', () => {
    const { ask } = company();
    const said = { direction: 'given', thing: 'Key', from: CY, to: ANN, on: '2026-11-24' } as const;
    expect(() => ask('handover.receipt', { ...said, note: 'password: hunter22' })).toThrow(/refused/);
  });
});

describe('an access review', () => {
  const opened = (document = tidyCompany()) => {
    const here = company(document);
    const { id } = here.ask('reviews.open', { kinds: [...KINDS], name: 'Q4', dueAt: '2026-12-15' });
    return { ...here, id, rows: () => here.ask('reviews.get', { id }).rows };
  };

  it('asks about everybody and is finished when every question has an answer', () => {
    const { ask, id, rows } = opened();
    expect(() => ask('reviews.close', { id })).toThrow(/no answer yet/);
    ask('reviews.decide', { id, questions: rows().map((one) => one.id), decision: 'keep' });
    ask('reviews.close', { id });
    expect(ask('reviews.summary', undefined)).toMatchObject({ open: 0, late: false, nextDueAt: '2027-02-22' });
    expect(() => ask('reviews.decide', { id, questions: [rows()[0]?.id ?? ''], decision: 'keep' })).toThrow(/over/);
  });

  it('ends what is no longer needed, and makes fresh what is kept', () => {
    const { ask, id, rows } = opened();
    const [ann] = rows().filter(({ kind, who }) => kind === 'vault' && who === ANN);
    ask('reviews.decide', { id, questions: [ann?.id ?? ''], decision: 'remove', note: 'Moved to another team' });
    const { record } = ask('register.get', { kind: 'vault', key: 'Root' });
    expect(record.access).toContainEqual(
      expect.objectContaining({ person: ANN, until: expect.stringMatching(/^2026-11-24/) }),
    );
    expect(rows().find((one) => one.id === ann?.id)).toMatchObject({
      decision: 'remove',
      by: 'olga',
      note: 'Moved to another team',
    });
    const place = rows()
      .filter(({ kind }) => kind === 'place')
      .map((one) => one.id);
    ask('reviews.decide', { id, questions: place, decision: 'keep' });
    const { fields } = ask('register.get', {
      kind: 'place',
      key: rows().find(({ kind }) => kind === 'place')?.key ?? '',
    });
    expect(fields.find(({ field }) => field === 'keyholders')?.provenance?.at).toMatch(/^2026-11-24/);
  });

  it('does not remove the last people who get in without a name and a reason', () => {
    const { ask, id, rows } = opened();
    const questions = rows()
      .filter(({ kind }) => kind !== 'organization')
      .map((one) => one.id);
    expect(() => ask('reviews.decide', { id, questions, decision: 'remove' })).toThrow(
      /unsafe: Nobody could get into|unsafe: Whether/,
    );
    const override = { by: 'Somebody Else', reason: 'Fine' };
    expect(() => ask('reviews.decide', { id, questions, decision: 'remove', override })).toThrow(
      /refused: Only somebody/,
    );
    expect(rows().every(({ decision }) => decision === null)).toBe(true);
    ask('reviews.decide', { id, questions, decision: 'remove', override: { ...override, by: 'Bob' } });
    expect(ask('log.page', { limit: 1 }).rows[0]?.reason).toContain(`Accepted by ${BOB}: Fine`);
  });

  it('makes a table of who may go on, who decided it and when', () => {
    const { ask, internal, id, rows } = opened();
    ask('reviews.decide', { id, questions: [rows()[0]?.id ?? ''], decision: 'keep', note: 'Still on the team' });
    const table = { of: 'review', id, search: '', show: 'keep' } as const;
    const { text, rows: lines } = internal('reports.table', { table, as: 'csv', redacted: false });
    expect(lines).toBe(1);
    expect(text).toContain('keep,olga,2026-11-24,Still on the team');
  });

  it('is undone as one change, and overdue from the day after it was due', () => {
    const { ask, internal, id, rows, wait } = opened();
    const [first] = rows();
    ask('reviews.decide', { id, questions: [first?.id ?? ''], decision: 'unsure' });
    ask('ledger.undo', {});
    expect(rows()[0]?.decision).toBeNull();
    wait(22);
    expect(ask('reviews.list', undefined).rows[0]?.progress.overdue).toBe(true);
    expect(ask('gaps.page', { rule: 'review-overdue' }).total).toBeGreaterThan(0);
    expect(internal('reports.calendar', { of: 'reviews' }).text).toContain('DTSTART;VALUE=DATE:20261215');
  });
});

describe('a drill', () => {
  const planned = () => {
    const here = company();
    const account = here.ask('accounts.page', {}).rows[0]?.id ?? '';
    const { ids } = here.ask('drills.plan', { accounts: [account], plannedFor: '2026-11-30' });
    return { ...here, account, id: ids[0] ?? '' };
  };

  it('is planned with people who fit, and stands in the calendar without telling the account', () => {
    const { ask, internal, id, account } = planned();
    const { row, problems } = ask('drills.get', { id });
    expect(row.people.password?.email).not.toBe(row.people.factor?.email);
    expect(problems).toEqual([]);
    const { text } = internal('reports.calendar', { of: 'drills' });
    expect(text).toContain('20261130');
    expect(text).not.toContain(account);
    expect(() => ask('drills.plan', { accounts: [account], plannedFor: '2026-11-30' })).toThrow(/planned already/);
  });

  it('is played by people of the ledger who are there, by one address each', () => {
    const { ask, id } = planned();
    const roles = { password: 'Bob', factor: 'CY@acme.example', witness: null };
    for (const password of ['Somebody Else', 'bob+x@acme.example', 'B\u043eb'])
      expect(() => ask('drills.change', { id, roles: { ...roles, password } }), password).toThrow(
        /refused: Only somebody/,
      );
    ask('drills.change', { id, roles });
    const { people } = ask('drills.get', { id }).row;
    expect([people.password?.email, people.factor?.email, people.witness]).toEqual([BOB, CY, null]);
  });

  it('ends as a tested fact and resets the drill clock', () => {
    const { ask, id, account, host } = planned();
    expect(() => ask('drills.step', { id, step: 'card', result: 'ok' })).toThrow(/not been started/);
    ask('drills.start', { id });
    expect(() => ask('drills.finish', { id, result: 'passed' })).toThrow(/no result yet/);
    for (const step of ask('drills.get', { id }).steps) ask('drills.step', { id, step: step.id, result: 'ok' });
    ask('drills.finish', { id, result: 'passed' });
    const subject = host.ledger.register.get({ kind: 'account', key: account });
    expect(subject?.value('lastDrillResult')).toBe('passed');
    expect(subject?.provenance('lastDrillAt')).toMatchObject({ basis: 'tested', source: 'drill', detail: id });
    expect(ask('drills.list', undefined).due.map((one) => one.account)).not.toContain(account);
    expect(ask('gaps.page', { rule: 'drill-overdue', account, statuses: ['gap', 'unknown'] }).total).toBe(0);
  });

  it('cannot pass when nobody signed in, and a failure says what went wrong', () => {
    const { ask, id, account } = planned();
    ask('drills.start', { id });
    for (const step of ask('drills.get', { id }).steps)
      ask('drills.step', { id, step: step.id, result: step.id === 'sign-in' ? 'failed' : 'ok' });
    expect(() => ask('drills.finish', { id, result: 'passed' })).toThrow(/Nobody signed in/);
    expect(() => ask('drills.finish', { id, result: 'failed' })).toThrow(/What went wrong/);
    ask('drills.finish', { id, result: 'failed', wentWrong: 'The safe’s code had been changed.' });
    expect(ask('drills.list', undefined).due[0]).toMatchObject({ account, because: 'failed' });
    expect(ask('drills.summary', undefined)).toMatchObject({ failed: 1 });
  });
});

describe('uses of root', () => {
  it('are written down with who, when and why, and explain what AWS saw', () => {
    const { ask, observe } = company();
    const account = ask('accounts.page', {}).rows[0]?.id ?? '';
    const at = '2026-11-20T10:00:00Z';
    const used = { used: true, at, with: 'password', region: null, service: null };
    observe({ kind: 'account', key: account, field: 'aws.lastUse', value: used });
    expect(ask('root-use.list', {}).counts.unexplained).toBe(1);
    ask('root-use.record', { account, at, by: ANN, reason: 'Changed the tax settings' });
    expect(ask('root-use.list', {})).toMatchObject({ counts: { explained: 1, unexplained: 0 }, rows: [{ by: 'Ann' }] });
    expect(ask('gaps.page', { rule: 'root-used-recently', account }).total).toBe(0);
    expect(() => ask('root-use.record', { account, at: '2026-12-24', by: ANN, reason: 'Later' })).toThrow(/to come/);
  });
});

describe('runbooks', () => {
  it('come for every kind, as data and as a page, and a card for each account', () => {
    const { ask, internal } = company();
    const account = ask('accounts.page', {}).rows[0]?.id ?? '';
    expect(ask('runbooks.get', { account, kind: 'lost-mfa' }).steps.length).toBeGreaterThan(3);
    const page = internal('reports.page', { of: 'runbook', account, kind: 'lost-mfa' });
    expect(page.name).toBe(`lost-mfa-device-${account}`);
    expect(internal('reports.page', { of: 'break-glass-card', account }).html).toContain('Break-glass card');
    expect(() => ask('runbooks.card', { account: '000000000000' })).toThrow(/not-found/);
  });
});

describe('a waiver', () => {
  it('is owned by somebody the ledger knows, under one address, and tells who entered it', () => {
    const { ask } = company();
    const [gap] = ask('gaps.page', {}).rows;
    if (gap === undefined) throw new Error('no gap');
    const waiver = { rule: gap.rule, accounts: [gap.account], reason: 'Until the move', expiresAt: '2027-01-31' };
    for (const owner of ['Somebody Else', 'bob+x@acme.example', 'B\u043eb'])
      expect(() => ask('gaps.waive', { ...waiver, owner }), owner).toThrow(/refused: Only somebody the ledger knows/);
    ask('gaps.waive', { ...waiver, owner: 'Bob' });
    const [row] = ask('gaps.page', { statuses: ['waived'], rule: gap.rule, account: gap.account }).rows;
    expect(row?.waiver).toMatchObject({ owner: BOB, enteredBy: 'olga' });
  });
});
