import { expect, it } from 'vitest';
import { SaidOnce, wholeGap } from '../../../shared/gaps/brief.ts';
import type { Gap } from '../../../shared/gaps/evaluate.ts';

const GAP: Gap = {
  rule: 'one-mfa-device',
  title: 'One MFA device',
  severity: 'medium',
  account: '111111111111',
  status: 'gap',
  reason: 'The only MFA device is Key 1.',
  since: '2026-11-01T00:00:00Z',
  controls: ['CIS:1.5'],
  people: ['ann@acme.example'],
  whatToDo: 'Enrol a second device.',
  cause: undefined,
  refs: [{ kind: 'device', key: 'key1' }],
  waiver: undefined,
};

/** Each differs from it in one thing that is said, and in nothing else. */
const OTHERS: readonly Gap[] = [
  { ...GAP, rule: 'another-rule' },
  { ...GAP, title: 'Another title' },
  { ...GAP, severity: 'high' },
  { ...GAP, status: 'unknown' },
  { ...GAP, status: 'unknown', cause: 'not-scanned' },
  { ...GAP, reason: 'The only MFA device is Key 2.' },
  { ...GAP, controls: ['CIS:1.6'] },
  { ...GAP, people: ['bob@acme.example'] },
  { ...GAP, people: [] },
  { ...GAP, whatToDo: 'Wait.' },
  { ...GAP, refs: [{ kind: 'device', key: 'key2' }] },
  { ...GAP, refs: [{ kind: 'vault', key: 'key1' }] },
  { ...GAP, refs: undefined },
  {
    ...GAP,
    waiver: {
      id: '1',
      rule: GAP.rule,
      account: GAP.account,
      owner: 'ann@acme.example',
      reason: 'Ordered.',
      expiresAt: '2026-12-01',
    },
  },
];

it('gives every gap back as it was, whatever else was said before it', () => {
  const once = new SaidOnce();
  const elsewhere = { ...GAP, account: '222222222222', since: '2026-11-02T00:00:00Z' };
  const all = [GAP, ...OTHERS, elsewhere, ...OTHERS];
  expect(all.map((gap) => wholeGap(once.brief(gap)))).toStrictEqual(all);
});

it('holds what is said of two accounts once', () => {
  const once = new SaidOnce();
  const [here, there] = [GAP, structuredClone({ ...GAP, account: '222222222222' })].map((gap) => once.brief(gap));
  expect(there?.said).toBe(here?.said);
  expect(there?.account).toBe('222222222222');
});
