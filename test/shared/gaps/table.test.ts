import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../shared/gaps/evaluate.ts';
import { SEVERITIES } from '../../../shared/gaps/rule.ts';
import { GAP_RULES, ruleOf } from '../../../shared/gaps/table.ts';
import { calm } from './calm.ts';
import { ACCOUNT, worldOf } from './worlds.ts';

describe('the table of gap rules', () => {
  it('gives each rule an id of its own, in kebab case', () => {
    const ids = GAP_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(ruleOf('root-access-keys')?.title).toBe('Root access keys');
  });

  it('says in words why each rule matters and what to do, whether it is a gap or unknown', () => {
    for (const rule of GAP_RULES) {
      expect(rule.why).toMatch(/^[A-Z].{60,}\.$/);
      expect(rule.title).toMatch(/^[A-Z]/);
      for (const finding of [
        { status: 'gap', reason: '' },
        { status: 'unknown', cause: 'throttled', reason: '' },
      ] as const)
        expect(rule.whatToDo(finding)).toMatch(/^[A-Z“].{15,}\.$/);
    }
  });

  it('names related controls once each and knows only the five severities', () => {
    for (const rule of GAP_RULES) {
      expect(new Set(rule.controls).size).toBe(rule.controls.length);
      expect(SEVERITIES).toContain(rule.severity);
    }
    expect(ruleOf('root-password-without-mfa')?.controls).toContain('CIS 7.0 2.5');
    expect(ruleOf('root-password-without-mfa')?.controls).toContain('CIS 3.0 1.5');
  });

  it('answers every rule about every account, and nothing about an account that is not there', () => {
    const world = worldOf(calm());
    expect(findingsOf(world, ACCOUNT)).toHaveLength(GAP_RULES.length);
    expect(findingsOf(world, '000000000000')).toEqual([]);
  });
});
