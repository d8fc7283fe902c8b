import { expect, test } from 'vitest';
import { rootEventsOf } from '../../../../electron/scan/parse/event-pattern.ts';

const ROOT = { userIdentity: { type: ['Root'] } };
const SIGN_IN = 'AWS Console Sign In via CloudTrail';
const CALL = 'AWS API Call via CloudTrail';

test.each<[string, object | string, string | null]>([
  ['both kinds of event', { 'detail-type': [CALL, SIGN_IN], detail: ROOT }, 'everything'],
  ['any kind of event', { detail: ROOT }, 'everything'],
  [
    'without services acting',
    { detail: { userIdentity: { type: ['Root'], invokedBy: [{ exists: false }] } } },
    'everything',
  ],
  ['sign-ins', { 'detail-type': [SIGN_IN], detail: ROOT }, 'sign-ins'],
  [
    'sign-ins by source and name',
    { source: ['aws.signin'], 'detail-type': [SIGN_IN], detail: { ...ROOT, eventName: ['ConsoleLogin'] } },
    'sign-ins',
  ],
  ['calls alone', { 'detail-type': [CALL], detail: ROOT }, null],
  ['one call', { 'detail-type': [CALL, SIGN_IN], detail: { ...ROOT, eventName: ['CreateAccessKey'] } }, null],
  [
    'sign-ins that failed',
    { 'detail-type': [SIGN_IN], detail: { ...ROOT, responseElements: { ConsoleLogin: ['Failure'] } } },
    null,
  ],
  ['somebody else', { detail: { userIdentity: { type: ['IAMUser'] } } }, null],
  ['anybody', { 'detail-type': [SIGN_IN] }, null],
  ['a part of the word', { detail: { userIdentity: { type: [{ prefix: 'Ro' }] } } }, null],
  ['an alternative', { $or: [{ detail: ROOT }], detail: ROOT }, null],
  ['nothing readable', '{', null],
])('a rule on %s', (_what, pattern, notices) => {
  expect(rootEventsOf(typeof pattern === 'string' ? pattern : JSON.stringify(pattern))).toBe(notices);
});
