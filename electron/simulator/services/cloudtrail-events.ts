/** A root event as CloudTrail records it: the summary, and the whole record as JSON text. */
import type { SimulatedRootEvent } from '../monitoring.ts';
import { arnIn, type Partition } from '../organization.ts';
import { uuidOf } from '../random.ts';
import { isoSeconds } from '../wire/query.ts';

export interface EventRecord {
  EventId: string;
  EventName: string;
  ReadOnly: string;
  EventTime: Date;
  EventSource: string;
  Username: string;
  Resources: never[];
  CloudTrailEvent: string;
}

export function eventRecord(partition: Partition, accountId: string, event: SimulatedRootEvent): EventRecord {
  const id = uuidOf(`${accountId}/${event.at}/${event.name}`);
  const time = new Date(event.at);
  const record = {
    eventVersion: '1.11',
    userIdentity: {
      type: event.about === undefined ? 'Root' : 'AssumedRole',
      principalId: accountId,
      arn: arnIn(partition, 'iam', '', accountId, 'root'),
      accountId,
      accessKeyId: '',
      ...(event.invokedBy ? { invokedBy: event.invokedBy } : {}),
      ...(event.assumedRoot
        ? {
            sessionContext: {
              attributes: { creationDate: isoSeconds(time), mfaAuthenticated: 'false' },
              assumedRoot: 'true',
            },
          }
        : {}),
    },
    eventTime: isoSeconds(time),
    eventSource: event.source,
    eventName: event.name,
    awsRegion: event.region,
    sourceIPAddress: event.invokedBy ?? event.sourceIp ?? '198.51.100.7',
    userAgent: 'Mozilla/5.0',
    requestParameters: event.about === undefined ? null : { accountId: event.about },
    responseElements: event.name === 'ConsoleLogin' ? { ConsoleLogin: event.failed ? 'Failure' : 'Success' } : null,
    ...(event.failed ? { errorMessage: 'Failed authentication' } : {}),
    ...(event.name === 'ConsoleLogin'
      ? { additionalEventData: { MobileVersion: 'No', MFAUsed: event.mfaUsed ? 'Yes' : 'No' } }
      : {}),
    eventID: id,
    readOnly: false,
    eventType: event.eventType,
    managementEvent: true,
    recipientAccountId: accountId,
    eventCategory: 'Management',
  };
  return {
    EventId: id,
    EventName: event.name,
    ReadOnly: 'false',
    EventTime: time,
    EventSource: event.source,
    Username: event.about === undefined ? 'root' : 'administrator',
    Resources: [],
    CloudTrailEvent: JSON.stringify(record),
  };
}
