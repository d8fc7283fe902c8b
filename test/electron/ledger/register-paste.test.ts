import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ledgerOf, SMALL } from './register-fixture.ts';

const table = (...lines: string[][]) => lines.map((cells) => cells.join('\t')).join('\n');

describe('pasting a table', () => {
  it('tells new, changed and unchanged rows apart, and writes them as one change that can be undone', () => {
    const { ask, value, snapshot, ledger } = ledgerOf(SMALL);
    const before = snapshot();
    const text = table(
      ['AWS account', 'Name', 'Distribution group', 'Vault', 'Phone'],
      ['111122223333', 'prod', 'Root mail', 'AWS root', ''],
      ['333322221111', 'test', '', '', '+1 555 0100'],
      ['444455556666', 'new one', 'root@acme.example', 'AWS root', ''],
    );
    const request = { kind: 'account', text, columns: null };
    const preview = ask('paste.preview', request);
    expect(preview.columns.map(({ field }) => field)).toEqual(['id', 'name', 'inbox', 'vaults', 'phone']);
    expect(preview.counts).toEqual({ new: 1, changed: 1, same: 1, problem: 0 });
    expect(snapshot()).toBe(before);
    const done = ask('paste.apply', { ...request, createMissing: true });
    expect(done).toMatchObject({ created: 1, changed: 1 });
    expect(value('account', '333322221111', 'phone')).toBe('+15550100');
    expect(value('account', '444455556666', 'inbox')).toEqual({ group: 'root@acme.example' });
    ledger.undo(done.seq, 'ada');
    expect(snapshot()).toBe(before);
  });

  it('takes no last day from a cell that stands for none', () => {
    const { ask, value } = ledgerOf(SMALL);
    const text = table(
      ['Email', 'Last day'],
      ['ann@acme.example', '31.12.9999'],
      ['new@acme.example', '1900-01-01'],
      ['other@acme.example', '2026-12-31'],
    );
    const request = { kind: 'person', text, columns: null };
    const { rows } = ask('paste.preview', request);
    const warnings = new Map(rows.map((row) => [row.line, row.warnings]));
    expect(warnings.get(2)).toEqual(['“31.12.9999” stands for no date and was left out.']);
    expect(warnings.get(3)).toEqual(['“1900-01-01” stands for no date and was left out.']);
    expect(warnings.get(4)).toEqual([]);
    ask('paste.apply', { ...request, createMissing: false });
    expect(value('person', 'new@acme.example', 'lastDay')).toBeUndefined();
    expect(String(value('person', 'other@acme.example', 'lastDay'))).toMatch(/^2026-12-31/);
  });

  it('does not overrule AWS: tells that it says otherwise, and keeps what was pasted beside it', () => {
    const { ask, value, ledger } = ledgerOf(SMALL);
    ledger.change({ actor: 'scan', action: 'scan', title: 'scan' }, (draft) =>
      draft.put({
        kind: 'account',
        key: '111122223333',
        field: 'email',
        statement: { value: 'root@mail.example' },
        provenance: { basis: 'observed', source: 'aws:scan', at: '2026-10-20T00:00:00Z' },
      }),
    );
    const text = table(['Account id', 'Root email'], ['111122223333', 'root@acme.example']);
    const request = { kind: 'account', text, columns: null };
    expect(ask('paste.preview', request).rows[0]?.warnings).toEqual([
      'Root email: AWS says otherwise (root@mail.example, on 20 October 2026). What AWS says counts; this is kept beside it.',
    ]);
    ask('paste.apply', { ...request, createMissing: false });
    expect(value('account', '111122223333', 'email')).toBe('root@mail.example');
    const { rows } = ask('paste.preview', request);
    expect(rows[0]).toMatchObject({ state: 'same', changes: [] });
    expect(rows[0]?.warnings).toHaveLength(1);
  });

  it('repairs account ids that lost their zeros, with a warning, and refuses those that lost digits', () => {
    const { ask } = ledgerOf(SMALL);
    const text = table(['Account id', 'Name'], ['22223333', 'dev'], ['1.11122E+11', 'prod']);
    const { rows } = ask('paste.preview', { kind: 'account', text, columns: null });
    const byLine = new Map(rows.map((row) => [row.line, row]));
    expect(byLine.get(2)).toMatchObject({ key: '000022223333', state: 'same' });
    expect(byLine.get(2)?.warnings[0]).toMatch(/padded/);
    expect(byLine.get(3)).toMatchObject({ state: 'problem' });
    expect(byLine.get(3)?.problems[0]).toMatch(/scientific notation/);
  });

  it('reads no column of secrets, and no cell that looks like one', () => {
    const { ask, ledger } = ledgerOf(SMALL);
    const text = table(
      ['Account id', 'Name', 'Root password', 'TOTP secret'],
      ['111122223333', 'password: hunter2-hunter2', 'correct horse', 'JBSWY3DPEHPK3PXP'],
    );
    const request = { kind: 'account', text, columns: null };
    const preview = ask('paste.preview', request);
    expect(preview.columns.map(({ refused }) => refused)).toEqual([false, false, true, true]);
    expect(JSON.stringify(preview.rows)).not.toMatch(/hunter2|correct horse|JBSWY/);
    expect(JSON.stringify(preview.columns.filter(({ refused }) => refused))).not.toMatch(/correct horse|JBSWY/);
    ask('paste.apply', { ...request, createMissing: true });
    expect(ledger.register.get({ kind: 'account', key: '111122223333' })?.value('name')).toBe('prod');
  });

  it('does not read a refused column even when somebody matches it', () => {
    const { ask } = ledgerOf(SMALL);
    const text = table(['Account id', 'Root password'], ['111122223333', 'correct horse']);
    const preview = ask('paste.preview', { kind: 'account', text, columns: ['id', 'name'] });
    expect(preview.counts).toMatchObject({ same: 1, changed: 0 });
  });

  it('finds people by name and alias, and says where two are meant', () => {
    const { ask, value } = ledgerOf(SMALL);
    const text = table(['Phone', 'Holders'], ['+15550100', 'Bob Stone; ang@acme.example'], ['+15550101', 'Alice Ng']);
    const request = { kind: 'phone', text, columns: null };
    const { rows } = ask('paste.preview', request);
    expect(rows.find(({ line }) => line === 3)?.problems[0]).toMatch(/may be/);
    ask('paste.apply', { ...request, createMissing: false });
    expect(value('phone', '+15550100', 'holders')).toEqual(['bob@acme.example', 'alice@acme.example']);
  });

  it('takes one line per member of a group, and records people who are not there yet', () => {
    const { ask, entries, value } = ledgerOf(SMALL);
    const text = table(
      ['group', 'member', 'role', 'delivery'],
      ['root@acme.example', 'bob@acme.example', 'OWNER', 'none'],
      ['root@acme.example', 'new@acme.example', 'MEMBER', 'digest'],
      ['ops@acme.example', 'new@acme.example', 'MEMBER', ''],
    );
    const request = { kind: 'group', text, columns: null };
    expect(ask('paste.preview', request).missing).toEqual([{ kind: 'person', key: 'new@acme.example' }]);
    ask('paste.apply', { ...request, createMissing: true });
    expect(entries('group', 'root@acme.example')).toContainEqual(
      expect.objectContaining({ person: 'bob@acme.example', role: 'owner', delivery: 'none' }),
    );
    expect(entries('group', 'ops@acme.example')).toHaveLength(1);
    expect(value('person', 'new@acme.example', 'present')).toBe(true);
  });

  it('guesses what the table is about', () => {
    const { ask } = ledgerOf(SMALL);
    const looks = (text: string) => ask('paste.preview', { kind: 'account', text, columns: null }).looksLike;
    expect(looks(table(['Serial number', 'Device', 'Holder', 'Kept at'], ['1', 'k', 'bob@acme.example', '']))).toBe(
      'device',
    );
    expect(looks(table(['Email', 'Full name', 'Status'], ['zed@acme.example', 'Zed', 'active']))).toBe('person');
    expect(looks(table(['Group', 'Member', 'Role'], ['g@acme.example', 'bob@acme.example', 'owner']))).toBe('group');
    expect(looks(table(['Account id', 'Root email'], ['111122223333', 'r@acme.example']))).toBe('account');
  });

  it('reads a table without a line of titles by what is in it', () => {
    const { ask } = ledgerOf(SMALL);
    const preview = ask('paste.preview', { kind: 'account', text: '111122223333\tr@acme.example', columns: null });
    expect(preview.columns.map(({ field }) => field)).toEqual(['id', 'email']);
  });

  it('says calmly that there is no table', () => {
    const { ask } = ledgerOf(SMALL);
    expect(() => ask('paste.preview', { kind: 'account', text: '\n\n', columns: null })).toThrow(/no table/);
  });
});

describe('copying a table and pasting it back', () => {
  const words = fc
    .string({ unit: fc.constantFrom(...'abcdeABC 123,;"\t\näß-_.'), maxLength: 18 })
    .map((text) => text.trim());
  const email = fc.integer({ min: 1, max: 9 }).map((number) => `p${number}@acme.example`);
  const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const people = fc.uniqueArray(
    fc.record({
      email,
      name: optional(words),
      status: optional(fc.constantFrom('active' as const, 'leaving' as const, 'left' as const)),
      lastDay: optional(fc.constantFrom('2026-12-31', '2026-12-31T00:00:00Z')),
      mailAdmin: optional(fc.boolean()),
    }),
    { selector: (person) => person.email, minLength: 1, maxLength: 6 },
  );
  const devices = fc.uniqueArray(
    fc.record({
      key: fc.integer({ min: 1, max: 30 }).map((number) => `yk-${number}`),
      kind: optional(fc.constantFrom('fido' as const, 'totp' as const, 'passkey' as const, 'hardware-totp' as const)),
      label: optional(words),
      holder: optional(email),
      personal: optional(fc.boolean()),
    }),
    { selector: (device) => device.key, minLength: 1, maxLength: 6 },
  );
  const members = fc.uniqueArray(
    fc.record({
      person: email,
      role: fc.constantFrom('member' as const, 'manager' as const, 'owner' as const),
      delivery: fc.constantFrom('all' as const, 'digest' as const, 'none' as const),
      from: optional(fc.constantFrom('2026-01-31T00:00:00Z', '2025-02-28')),
    }),
    { selector: (one) => one.person, maxLength: 4 },
  );

  const plain = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

  it('changes nothing', () => {
    fc.assert(
      fc.property(people, devices, members, (someone, something, inside) => {
        const { ask } = ledgerOf({
          people: someone.map((person) => ({ ...person, name: plain(person.name) || undefined })),
          devices: something.map((device) => ({ ...device, label: plain(device.label) || undefined })),
          groups: [{ key: 'g@acme.example', kind: 'mail', members: inside }],
        });
        for (const [kind, keys] of [
          ['person', someone.map(({ email: key }) => key)],
          ['device', something.map(({ key }) => key)],
          ['group', ['g@acme.example']],
        ] as const) {
          const { text } = ask('paste.copy', { kind, keys });
          const preview = ask('paste.preview', { kind, text, columns: null });
          expect(preview.rows.flatMap(({ problems }) => problems)).toEqual([]);
          expect({ ...preview.counts, same: 0 }).toEqual({ new: 0, changed: 0, same: 0, problem: 0 });
          expect(preview.counts.same).toBeGreaterThanOrEqual(keys.length);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('never throws, and never writes in a preview, whatever is pasted', () => {
    const { ask, snapshot } = ledgerOf(SMALL);
    const before = snapshot();
    const cell = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom('Account id', '111122223333', 'Vault', '"', '\t', 'none'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 6 }),
        fc.constantFrom('account', 'group', 'vault', 'phone'),
        (rows, kind) => {
          try {
            ask('paste.preview', { kind, text: table(...rows), columns: null });
          } catch (error) {
            expect(String(error)).toMatch(/no table/);
          }
        },
      ),
      { numRuns: 100 },
    );
    expect(snapshot()).toBe(before);
  });
});
