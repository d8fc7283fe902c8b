/** Filter patterns, credential reports, policies and events read one by one, arbitrary ones included. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  lastUseOf,
  reportedBoolean,
  reportedDate,
  reportOf,
  rootRow,
} from '../../../../electron/scan/parse/credential-report.ts';
import { recordsAllManagementEvents } from '../../../../electron/scan/parse/event-selectors.ts';
import { ROOT_FILTER_WITHOUT_ASSUME_ROOT, rootFilterOf } from '../../../../electron/scan/parse/filter-pattern.ts';
import { readRootEvent } from '../../../../electron/scan/parse/root-event.ts';

describe('filter patterns', () => {
  test.each([
    [
      '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
      true,
      false,
    ],
    ['{$.userIdentity.type=Root&&$.userIdentity.invokedBy NOT EXISTS&&$.eventType!=AwsServiceEvent}', true, false],
    [
      '{ ($.eventType != "AwsServiceEvent") && ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) }',
      true,
      false,
    ],
    ['{ $.userIdentity.type = "Root" }', true, false],
    ['{ ($.errorCode = "AccessDenied") || ($.userIdentity.type = "Root") }', true, false],
    [ROOT_FILTER_WITHOUT_ASSUME_ROOT, true, true],
    ['{ $.userIdentity.type = "Root" && $.userIdentity.sessionContext.assumedRoot != "true" }', true, true],
    ['{ $.userIdentity.type = "Root" && $.eventName = "ConsoleLogin" }', false, false],
    ['{ $.userIdentity.type = "Root" && $.sourceIPAddress != "192.0.2.1" }', false, false],
    ['{ $.userIdentity.type != "Root" }', false, false],
    ['{ $.userIdentity.type = "IAMUser" }', false, false],
    ['Root', false, false],
    ['', false, false],
    [undefined, false, false],
  ])('%s', (pattern, matches, excludesAssumeRoot) => {
    expect(rootFilterOf(pattern)).toEqual({ matches, excludesAssumeRoot });
  });

  test('no text without the root user in it counts', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (/root/i.test(text)) return;
        expect(rootFilterOf(`{ ${text} }`).matches).toBe(false);
      }),
    );
  });
});

const HEADER =
  'user,arn,user_creation_time,password_enabled,password_last_used,mfa_active,access_key_1_active,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_2_active';
const report = (password: string, key1: string, key2: string): string =>
  `${HEADER}\nalice,arn:aws:iam::1:user/alice,x,true,N/A,false,false,N/A,N/A,N/A,false,N/A,N/A,N/A,false,false\n` +
  `<root_account>,arn:aws:iam::111111111111:root,x,TRUE,${password},FALSE,true,${key1},us-east-1,iam,false,${key2},N/A,N/A,false,false\n`;

describe('credential reports', () => {
  test.each([
    ['2026-01-01T00:00:00+00:00', { at: '2026-01-01T00:00:00.000Z' }],
    ['N/A', 'none'],
    ['no_information', 'none'],
    ['not_supported', 'unreadable'],
    ['', 'unreadable'],
    ['yesterday', 'unreadable'],
    [undefined, 'unreadable'],
  ])('date %s', (text, date) => expect(reportedDate(text)).toEqual(date));

  test.each([
    ['true', true],
    ['TRUE', true],
    ['False', false],
    ['not_supported', null],
    ['N/A', null],
    [undefined, null],
  ])('boolean %s', (text, value) => expect(reportedBoolean(text)).toBe(value));

  test('the latest of the three dates counts, whichever it is; an unreadable one makes it unknown', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}T00:00:00+00:00`);
    const cell = fc.oneof(day, fc.constantFrom('N/A', 'no_information'));
    fc.assert(
      fc.property(cell, cell, cell, (password, key1, key2) => {
        const use = lastUseOf(rootRow(report(password, key1, key2)) ?? {});
        const dates = [password, key1, key2].filter((text) => text.startsWith('2026')).toSorted();
        const latest = dates.at(-1);
        if (latest === undefined) expect(use).toEqual({ used: false });
        else expect(use).toMatchObject({ used: true, at: new Date(latest).toISOString() });
      }),
    );
    expect(lastUseOf(rootRow(report('2026-03-01T00:00:00+00:00', 'garbage', 'N/A')) ?? {})).toBe('unreadable');
    expect(lastUseOf({})).toBe('unreadable');
  });

  test('the row is found wherever it stands, and none is told as none', () => {
    expect(reportOf(rootRow(report('N/A', 'N/A', 'N/A')) ?? {})).toMatchObject({
      passwordEnabled: true,
      mfaActive: false,
    });
    expect(rootRow(`${HEADER}\nalice,a\n`)).toBeNull();
    expect(rootRow('')).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => void rootRow(text)));
  });
});

describe('event selectors', () => {
  const advanced = (...fields: object[]) =>
    [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }, ...fields] }] as never;
  test.each([
    ['all', [{ ReadWriteType: 'All', IncludeManagementEvents: true }], undefined, true],
    ['writes', [{ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true }], undefined, false],
    ['data events alone', [{ ReadWriteType: 'All', IncludeManagementEvents: false }], undefined, false],
    ['advanced', undefined, advanced(), true],
    [
      'advanced without the noisy sources',
      undefined,
      advanced({ Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] }),
      true,
    ],
    [
      'advanced without sign-ins',
      undefined,
      advanced({ Field: 'eventSource', NotEquals: ['signin.amazonaws.com'] }),
      false,
    ],
    ['advanced reads alone', undefined, advanced({ Field: 'readOnly', Equals: ['true'] }), false],
    [
      'reads and writes by two selectors',
      undefined,
      [
        ...(advanced({ Field: 'readOnly', Equals: ['true'] }) as object[]),
        ...(advanced({ Field: 'readOnly', Equals: ['false'] }) as object[]),
      ] as never,
      true,
    ],
    ['nothing', [], [], false],
  ])('%s', (_name, classic, selectors, expected) => {
    expect(recordsAllManagementEvents(classic as never, selectors as never)).toBe(expected);
  });
});

describe('root events', () => {
  test('an event whose record cannot be read is kept with what is known', () => {
    const wire = {
      EventId: 'e',
      EventName: 'ConsoleLogin',
      EventTime: new Date('2026-01-01T00:00:00Z'),
      CloudTrailEvent: '{',
    };
    expect(readRootEvent(wire, 'us-east-1')).toMatchObject({
      use: 'root',
      event: { name: 'ConsoleLogin', kind: 'sign-in', mfa: null, region: 'us-east-1' },
    });
  });
  test('an IAM user who is named "root" is not the root user', () => {
    const CloudTrailEvent = JSON.stringify({ userIdentity: { type: 'IAMUser', userName: 'root' } });
    expect(readRootEvent({ CloudTrailEvent }, 'r')).toEqual({ use: 'not-root' });
  });
  test('any JSON is read without complaint', () => {
    fc.assert(fc.property(fc.json(), (json) => void readRootEvent({ CloudTrailEvent: json }, 'r')));
  });
});
