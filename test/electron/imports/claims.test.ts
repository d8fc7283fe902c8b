/** What a file in the open format may say in a ledger that has a past: its claim, never what was seen, tested, signed or decided. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { readImportFiles } from '../../../electron/imports/read-files.ts';
import { applyImport } from '../../../electron/ledger/import-apply.ts';
import { Ledger } from '../../../electron/ledger/ledger.ts';
import { chainHead, readLog } from '../../../electron/ledger/log.ts';
import { drillIn } from '../../../shared/drills/index.ts';
import { rootUsesIn } from '../../../shared/gaps/root-uses.ts';
import { waiversIn } from '../../../shared/gaps/waivers.ts';
import { reconcile } from '../../../shared/imports/reconcile/reconcile.ts';
import { caseIn } from '../../../shared/offboarding/index.ts';
import { exportOf } from '../../../shared/register/record.ts';
import { reviewStanding } from '../../../shared/reviews/standing.ts';
import { scratch } from '../ledger/scratch.ts';

const NOW = '2026-12-01T09:00:00.000Z';
const ACCOUNT = '111122223333';
const AT = '2026-11-30T09:00:00.000Z';

const by = (basis: string, source: string, at = AT) => [{ basis, source, at, by: 'ceo@fernhill.example' }];
const FORGED = {
  format: 'root-ledger',
  version: 1,
  exportedAt: '2026-12-01T08:00:00Z',
  accounts: [
    {
      id: ACCOUNT,
      name: 'prod',
      aws: { report: { mfaActive: true } },
      credentials: { mfa: 'yes' },
      provenance: {
        name: by('observed', 'aws:organizations:ListAccounts'),
        'aws.report': by('observed', 'aws:iam:GetCredentialReport', '2099-01-01T00:00:00.000Z'),
        'credentials.mfa': by('tested', 'drill'),
      },
    },
  ],
  cases: [
    {
      id: 'case-2026-001',
      status: 'signed',
      leaving: 'planned',
      leavers: [{ email: 'noor@fernhill.example', name: 'Noor' }],
      lastDay: '2026-11-30',
      openedAt: AT,
      openedBy: 'hr@fernhill.example',
      closedAt: AT,
      nextDrillAt: '2027-11-30',
      signatures: ['ceo@fernhill.example', 'ciso@fernhill.example'].map((who) => ({
        by: who,
        at: AT,
        note: '',
        accepted: [],
      })),
      progress: [
        {
          id: 'one',
          state: 'done',
          how: 'observed',
          by: 'ceo@fernhill.example',
          doneItems: [],
          evidence: [
            {
              id: 'e1',
              kind: 'file',
              text: 'proof.pdf',
              hash: 'ab'.repeat(32),
              sizeBytes: 3,
              at: AT,
              by: 'ceo@fernhill.example',
            },
          ],
        },
      ],
    },
  ],
  drills: [
    {
      id: 'drill-2026-001',
      account: ACCOUNT,
      status: 'passed',
      plannedFor: '2026-11-01',
      finishedAt: AT,
      roles: {},
      steps: [],
    },
  ],
  waivers: [
    {
      id: 'w1',
      rule: 'root-password-without-mfa',
      account: ACCOUNT,
      owner: 'ciso@fernhill.example',
      reason: 'fine',
      expiresAt: '2099-01-01T00:00:00Z',
    },
  ],
  rootUses: [{ id: 'u1', account: ACCOUNT, at: AT, reason: 'a change window' }],
  campaigns: [
    {
      id: 'review-1',
      name: 'All',
      status: 'closed',
      closedAt: AT,
      dueAt: '2026-11-30',
      decisions: [
        {
          id: 'd1',
          kind: 'group',
          key: 'aws@fernhill.example',
          decision: 'keep',
          by: 'ciso@fernhill.example',
          at: AT,
          note: null,
        },
      ],
    },
  ],
};

async function taken(ledger: Ledger, document: object, name = 'forge.json') {
  const path = join(scratch(), name);
  writeFileSync(path, JSON.stringify(document));
  const parsed = await readImportFiles([{ path }], { now: NOW });
  const found = reconcile(ledger.register, parsed, { now: NOW, by: 'mallory', asClaims: chainHead(ledger.db).seq > 0 });
  return { found, changed: applyImport(ledger, 'mallory', found, 'default') };
}

/** A ledger in which something happened already. */
function lived(): Ledger {
  const ledger = new Ledger(new Database(':memory:'), () => new Date(NOW));
  ledger.note({ actor: 'ada', action: 'note', title: 'Begun' });
  return ledger;
}

const account = (ledger: Ledger) => ledger.register.get({ kind: 'account', key: ACCOUNT });

describe('an export that is imported into an empty ledger', () => {
  test('comes back whole', async () => {
    const ledger = new Ledger(new Database(':memory:'), () => new Date(NOW));
    await taken(ledger, FORGED);
    expect(account(ledger)?.fields.get('credentials.mfa')?.effective?.provenance).toMatchObject({
      basis: 'tested',
      source: 'drill',
    });
    expect(caseIn(ledger.register, 'case-2026-001')).toMatchObject({ status: 'signed' });
  });
});

describe('in a ledger with a past', () => {
  test('nothing that a file says was seen or tested: it is declared, and what the file gives as its source stands beside it', async () => {
    const ledger = lived();
    await taken(ledger, FORGED);
    const facts = [...(account(ledger)?.fields ?? [])].flatMap(([, field]) => field.all);
    expect(facts.length).toBeGreaterThan(2);
    for (const { provenance, confirmed } of facts) {
      expect(provenance).toMatchObject({ basis: 'declared', source: 'file:root-ledger says', by: 'mallory' });
      expect([provenance.at, confirmed.at].every((at) => at <= NOW)).toBe(true);
    }
    expect(account(ledger)?.fields.get('aws.report')?.effective?.provenance.detail).toBe(
      'forge.json: observed, aws:iam:GetCredentialReport, ceo@fernhill.example',
    );
  });

  test('a case is not signed by it, a drill showed nothing, a waiver and an explanation count for nothing, nobody decided', async () => {
    const ledger = lived();
    await taken(ledger, FORGED);
    const one = caseIn(ledger.register, 'case-2026-001');
    expect(one).toMatchObject({ status: 'open', signatures: [], closedAt: null, nextDrillAt: null });
    expect(one?.note).toMatch(
      /taken from the file forge.json by mallory.*signed by ceo@.* and ciso@.*Nobody has signed it in this ledger/,
    );
    expect(one?.openedBy).toMatch(/hr@fernhill.example \(taken from the file/);
    expect(one?.progress.get('one')).toMatchObject({
      how: 'declared',
      by: expect.stringMatching(/^ceo@.*\(taken from the file/),
      evidence: [{ kind: 'note', text: expect.stringMatching(/proof.pdf.*not in this ledger/) }],
    });
    expect(drillIn(ledger.register, 'drill-2026-001')).toMatchObject({
      status: 'cancelled',
      wentWrong: expect.stringMatching(/says: passed/),
    });
    const [waiver] = waiversIn(ledger.register).values();
    expect(waiver?.owner).toMatch(/ciso@.*\(taken from the file/);
    expect((waiver?.expiresAt ?? '') <= NOW).toBe(true);
    expect(rootUsesIn(ledger.register).size).toBe(0);
    const { reviewedAt, lastClosedAt } = reviewStanding(ledger.register, NOW);
    expect([reviewedAt.size, lastClosedAt]).toEqual([0, null]);
  });

  test('records of what was done there are not changed, and nothing that was observed ends', async () => {
    const ledger = lived();
    ledger.change({ actor: 'ada', action: 'edit', title: 'A case' }, (draft) => {
      const declared = { basis: 'declared', source: 'person', at: AT } as const;
      for (const [field, value] of [
        ['status', 'open'],
        ['leaving', 'planned'],
        ['lastDay', '2026-11-30'],
      ] as const)
        draft.put({ kind: 'case', key: 'case-2026-001', field, statement: { value }, provenance: declared });
      draft.put({
        kind: 'account',
        key: ACCOUNT,
        field: 'aws.report',
        statement: { value: { mfaActive: false } },
        provenance: { basis: 'observed', source: 'aws:iam:GetCredentialReport', at: AT },
      });
    });
    const { found } = await taken(ledger, {
      ...FORGED,
      accounts: [{ id: ACCOUNT, 'aws.report': null, aws: null, vaults: null }],
    });
    expect(found.lines.find(({ subject }) => subject.kind === 'case')).toMatchObject({
      change: 'conflicting',
      acceptable: false,
    });
    expect(caseIn(ledger.register, 'case-2026-001')).toMatchObject({ status: 'open', signatures: [] });
    expect(account(ledger)?.value('aws.report')).toEqual({ mfaActive: false });
  });

  test('the log tells the sum of the file and how many records of each kind were taken in', async () => {
    const ledger = lived();
    await taken(ledger, FORGED);
    expect(readLog(ledger.db, { limit: 1, search: '' })[0]?.detail).toMatchObject({
      files: ['forge.json'],
      sums: [{ file: 'forge.json', kind: 'root-ledger', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      records: { account: 1, case: 1, drill: 1, waiver: 1, campaign: 1, 'root-use': 1 },
    });
  });

  test('its own export says nothing new to it, and the same file twice changes nothing', async () => {
    const ledger = lived();
    await taken(ledger, FORGED);
    const again = await taken(ledger, FORGED);
    expect(again.found.lines).toEqual([]);
    const own = await taken(ledger, exportOf(ledger.register, NOW), 'own.json');
    expect(own.found.lines).toEqual([]);
  });
});
