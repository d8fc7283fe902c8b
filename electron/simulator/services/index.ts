/** Every service that the simulator answers for. */
import type { ServiceName } from '../wire/dialect.ts';
import { account } from './account.ts';
import type { Service } from './call.ts';
import { cloudtrail } from './cloudtrail.ts';
import { cloudwatch } from './cloudwatch.ts';
import { events } from './events.ts';
import { guardduty } from './guardduty.ts';
import { iam } from './iam/index.ts';
import { identitystore, ssoAdmin } from './identity-center.ts';
import { logs } from './logs.ts';
import { organizations } from './organizations/index.ts';
import { securityhub } from './securityhub.ts';
import { signin } from './signin.ts';
import { sns } from './sns.ts';
import { sts } from './sts.ts';

export const SERVICES: Record<ServiceName, Service> = {
  sts,
  iam,
  organizations,
  account,
  cloudtrail,
  logs,
  cloudwatch,
  sns,
  events,
  'sso-admin': ssoAdmin,
  identitystore,
  guardduty,
  securityhub,
  signin,
};
