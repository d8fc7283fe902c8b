/** What AWS says, in phrases: never a made-up certainty, never a crash on an unexpected shape. */
import { describe, expect, it } from 'vitest';
import { awsFactWords } from '../../../renderer/accounts/aws-fact-words.ts';

describe('awsFactWords', () => {
  it('says what the report did not tell', () => {
    const report = { passwordEnabled: null, mfaActive: true, passwordLastUsedAt: null, keys: [], certificates: [] };
    expect(awsFactWords('aws.report', report)).toContain('password not told');
  });

  it('names what the monitoring lacks', () => {
    expect(awsFactWords('aws.monitoring', { complete: false, missing: ['alarm', 'subscription'] })).toBe(
      'Lacks an alarm on the filter, a confirmed subscriber',
    );
  });

  it('shows a value of another shape as it is', () => {
    expect(awsFactWords('aws.report', 'odd')).toBe('odd');
  });

  it('leaves facts without a phrase to their plain value', () => {
    expect(awsFactWords('phone', '+49 30 555 0100')).toBeNull();
  });
});
