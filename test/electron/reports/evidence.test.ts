/** Evidence packs and exports of the sample company: whole, sealed, readable, and in a redacted edition nobody’s. */
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { Assessment } from '../../../electron/ledger/assessment.ts';
import { Ledger } from '../../../electron/ledger/ledger.ts';
import { chainHead } from '../../../electron/ledger/log.ts';
import { evidenceFiles, evidencePack } from '../../../electron/ledger/reports/evidence.ts';
import { exportDocument, exportTables } from '../../../electron/ledger/reports/export.ts';
import type { LedgerContext } from '../../../electron/ledger/requests/handler.ts';
import { sampleFacts } from '../../../electron/sample/facts.ts';
import { ledgerDocument } from '../../../shared/register/document.ts';
import { canonicalJson, type Json, type NewFact } from '../../../shared/register/facts.ts';
import { read } from '../../shared/imports/helpers.ts';

const START = Date.parse('2026-11-20T12:00:00Z');
const DAY_MS = 86_400_000;
const WANTED = { asOf: null, accountIds: 'kept', preparedWith: 'Root Ledger 0' } as const;
const WHOLE = { redacted: false, maskAccounts: false };
const REDACTED = { redacted: true, maskAccounts: false };

function sample(): { context: LedgerContext; day: (number: number) => void } {
  let now = START;
  const ledger = new Ledger(new Database(':memory:'), () => new Date(now));
  ledger.change({ actor: 'amara.nwosu', action: 'sample', title: 'Recorded by Amara Nwosu' }, (draft) => {
    for (const fact of sampleFacts(new Date(START).toISOString())) draft.put(fact);
  });
  const context = { ledger, assessment: new Assessment(ledger), actor: 'h.keeper' };
  return { context, day: (number) => (now = START + number * DAY_MS) };
}

const declared = (kind: NewFact['kind'], key: string, field: string, value: Json): NewFact => ({
  kind,
  key,
  field,
  statement: { value },
  provenance: { basis: 'declared', source: 'person', at: '2026-11-20T12:00:00Z', by: 'zed.quist@fernhill.example' },
});

/** Everything that the redacted editions must not tell. */
function secretsOf({ ledger }: LedgerContext): string[] {
  const { register } = ledger;
  const of = (kind: 'person' | 'device' | 'phone' | 'account', field: string): string[] =>
    [...register.subjects(kind).values()].flatMap((subject) => {
      const value = subject.value(field);
      return typeof value === 'string' ? [value] : [];
    });
  return [
    ...register.subjects('person').keys(),
    ...register.subjects('phone').keys(),
    ...of('person', 'name'),
    ...of('device', 'serial'),
    ...of('account', 'email'),
    ...[...register.subjects('group').keys()].filter((key) => key.includes('@')),
  ];
}

describe('the evidence pack', () => {
  const { context } = sample();
  const pack = evidencePack(context, { ...WANTED, edition: 'full' });

  it('speaks of every account, gap and waiver that the ledger has', () => {
    const { assessment } = context;
    expect(pack.parts.accounts.map(({ id }) => id)).toEqual(assessment.accountIds());
    expect(pack.parts.gaps).toHaveLength(assessment.gaps().length);
    expect(pack.parts.summary.waived).toBe(assessment.gaps().filter(({ status }) => status === 'waived').length);
    expect(pack.parts.waivers.length).toBeGreaterThan(0);
  });

  it('names a source for every fact that somebody has stated', () => {
    const numbers = new Set(pack.parts.sources.map(({ number }) => number));
    const facts = [
      ...pack.parts.accounts.flatMap((account) => account.facts),
      ...Object.values(pack.parts.registers).flatMap((subjects) => subjects.flatMap((subject) => subject.facts)),
    ];
    expect(facts.length).toBeGreaterThan(500);
    for (const fact of facts) {
      expect(numbers.has(fact.source ?? -1)).toBe(true);
      expect(fact.at).not.toBeNull();
    }
  });

  it('seals each of its parts, and quotes the log’s chain head', () => {
    const parsed = JSON.parse(JSON.stringify(pack)) as typeof pack;
    expect(parsed.manifest.parts.map(({ name }) => name)).toEqual(Object.keys(parsed.parts));
    for (const { name, sha256 } of parsed.manifest.parts) {
      const part = canonicalJson(parsed.parts[name as keyof typeof parsed.parts] as unknown as Json);
      expect(createHash('sha256').update(part).digest('hex')).toBe(sha256);
    }
    expect(parsed.manifest.chainHead).toBe(chainHead(context.ledger.db).hash);
    expect(parsed.parts.log).toMatchObject({ verified: true, problems: [] });
  });

  it('says that related controls are no verdict', () => {
    expect(pack.notice).toContain('not a verdict of compliance');
    expect(pack.parts.controls.map(({ framework }) => framework)).toContain('CIS 7.0');
    expect(evidenceFiles(context, { ...WANTED, edition: 'full', formats: ['html'], font: null }).html).toContain(
      'not a verdict of compliance',
    );
  });

  it('is of the date that was asked for', () => {
    const { context: later, day } = sample();
    day(10);
    const [first = ''] = later.assessment.accountIds();
    later.ledger.change({ actor: 'x', action: 'edit', title: 'Renamed' }, (draft) => {
      draft.put(declared('account', first, 'name', 'renamed-since'));
    });
    const names = (asOf: string | null) =>
      evidencePack(later, { ...WANTED, asOf, edition: 'full' }).parts.accounts.map(({ name }) => name);
    expect(names(null)).toContain('renamed-since');
    expect(names('2026-11-22T00:00:00Z')).not.toContain('renamed-since');
    const before = evidencePack(later, { ...WANTED, asOf: '2026-11-22T00:00:00Z', edition: 'full' }).parts.log;
    expect([before.asOf.seq, before.head.seq]).toEqual([1, 2]);
  });

  it('is one page that runs nothing and loads nothing, whatever names hold', () => {
    const { context: hostile } = sample();
    const attack = '</style><script>alert(1)</script><img src=x onerror=alert(1)>"\'';
    const [first = ''] = hostile.assessment.accountIds();
    hostile.ledger.change({ actor: attack, action: 'edit', title: attack, reason: attack }, (draft) => {
      draft.put(declared('account', first, 'name', attack));
      draft.put(declared('organization', 'o-fernhill01', 'name', attack));
      draft.put(declared('person', 'zed.quist@fernhill.example', 'name', attack));
    });
    const html = evidenceFiles(hostile, { ...WANTED, edition: 'full', formats: ['html'], font: null }).html ?? '';
    expect(/<(script|img|iframe|link|object|embed|svg)\b/i.exec(html)?.[0]).toBeUndefined();
    expect(/<[a-z][^>]*\s(on\w+|src|href="[^#])/i.exec(html)?.[0]).toBeUndefined();
    expect(html.match(/<\/style>/gi)).toHaveLength(1);
    expect(html).toContain("default-src 'none'");
  });
});

describe('redacted', () => {
  const { context } = sample();
  context.ledger.change({ actor: 'zed.quist', action: 'edit', title: 'Zed Quist was renamed' }, (draft) => {
    draft.put(declared('person', 'zed.quist@fernhill.example', 'name', 'Zed Quist'));
    draft.put(declared('device', 'SN-77120934', 'serial', 'SN-77120934'));
  });
  context.ledger.change({ actor: 'zed.quist', action: 'edit', title: 'Renamed Zed Quist to Zoe Quist' }, (draft) => {
    draft.put(declared('person', 'zed.quist@fernhill.example', 'name', 'Zoe Quist'));
    draft.remove({ kind: 'device', key: 'SN-77120934' });
  });
  const secrets = [...secretsOf(context), 'Zed Quist', 'SN-77120934', 'h.keeper', 'zed.quist'];
  const files = evidenceFiles(context, { ...WANTED, edition: 'redacted', formats: ['html', 'json'], font: null });
  const editions: Record<string, string> = {
    'the HTML pack': files.html ?? '',
    'the JSON pack': files.json ?? '',
    'the export': exportDocument(context, REDACTED).text,
    'the tables': exportTables(context, { ...REDACTED, bom: false })
      .map(({ text }) => text)
      .join('\n'),
  };

  it.each(Object.keys(editions))('%s holds no email, phone, serial or name of the ledger', (name) => {
    const text = (editions[name] ?? '').toLowerCase();
    expect(secrets.filter((secret) => text.includes(secret.toLowerCase()))).toEqual([]);
    expect(text).not.toMatch(/[\w.+-]+@(?!masked\.invalid)[\w-]+\.[a-z]/);
  });

  it('findings are the same, and one person is one mask', () => {
    const pack = JSON.parse(files.json ?? '') as ReturnType<typeof evidencePack>;
    const whole = evidencePack(context, { ...WANTED, edition: 'full' });
    expect(pack.edition).toBe('redacted');
    expect(pack.parts.summary).toEqual(whole.parts.summary);
    expect(pack.parts.accounts.map(({ id }) => id)).toEqual(whole.parts.accounts.map(({ id }) => id));
    const masks = new Map<string, string>();
    for (const [index, { email }] of whole.parts.people.entries()) {
      const mask = pack.parts.people[index]?.email ?? '';
      expect(masks.get(mask) ?? email).toBe(email);
      masks.set(mask, email);
    }
    expect(masks.size).toBe(whole.parts.people.length);
  });

  it('packs made twice do not share their masks', () => {
    const again = evidencePack(context, { ...WANTED, edition: 'redacted' });
    const pack = JSON.parse(files.json ?? '') as typeof again;
    const first = new Set(pack.parts.people.map(({ email }) => email));
    expect(again.parts.people.filter(({ email }) => first.has(email))).toEqual([]);
  });

  it('account ids are masked in part where asked', () => {
    const partly = evidenceFiles(context, {
      ...WANTED,
      accountIds: 'partly-masked',
      edition: 'redacted',
      formats: ['json', 'html'],
      font: null,
    });
    for (const id of context.assessment.accountIds())
      for (const text of [partly.json, partly.html]) expect(text).not.toContain(id);
  });

  it('an export keeps the open format, counts every record, says what it is, and is refused as an import', async () => {
    const { text, records } = exportDocument(context, REDACTED);
    expect(records).toBe(exportDocument(context, WHOLE).records);
    const document = JSON.parse(text) as { redacted: boolean };
    expect(document.redacted).toBe(true);
    expect(ledgerDocument.safeParse(document).success).toBe(true);
    const parsed = await read(text, { name: 'ledger.json' });
    expect(parsed.statements).toEqual([]);
    expect(JSON.stringify(parsed.problems)).toContain('redacted');
  });
});

describe('tables', () => {
  it('hold a row for each account and gap, and every register', () => {
    const { context } = sample();
    const files = new Map(exportTables(context, { ...WHOLE, bom: true }).map((file) => [file.name, file]));
    expect(files.get('accounts.csv')?.rows).toBe(context.assessment.accountIds().length);
    expect(files.get('gaps.csv')?.rows).toBe(context.assessment.gaps().length);
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['people.csv', 'groups.csv', 'vaults.csv', 'devices.csv', 'phones.csv', 'domains.csv']),
    );
    for (const { text } of files.values()) expect(text.startsWith('\uFEFF')).toBe(true);
  });
});
