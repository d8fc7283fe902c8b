/** What the Connect screen shows to copy: policies and template, and what is lost without each permission. */
import type { PolicyView } from '../../shared/ipc/channels/scan.ts';
import { ROOT_FILTER_WITHOUT_ASSUME_ROOT } from './parse/filter-pattern.ts';
import { ASSUME_ROLE, neededPermissions } from './policy/permissions.ts';
import { callerPolicy, memberPolicy } from './policy/policies.ts';
import { memberTemplate } from './policy/template.ts';

export { neededPermissions } from './policy/permissions.ts';
export { callerPolicy, memberPolicy, type PolicyDocument, trustPolicy } from './policy/policies.ts';
export { memberTemplate } from './policy/template.ts';

export interface PolicyRequest {
  /** Of the caller, as `describeCaller` tells it. */
  readonly partition: string;
  readonly roleName: string;
  /** The account that scans; `null`: not known yet, the template asks for it. */
  readonly account: string | null;
  readonly externalId?: string | undefined;
  /** Include the permission for the deep audit? Default: yes, so that the page can show it. */
  readonly deepAudit?: boolean | undefined;
}

/** Policies as formatted JSON, the template as YAML. Pure. */
export function policiesFor(request: PolicyRequest): PolicyView {
  const { partition, roleName, account, externalId, deepAudit = true } = request;
  const formatted = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`;
  return {
    callerPolicy: formatted(callerPolicy({ partition, roleName, deepAudit })),
    memberPolicy: formatted(memberPolicy()),
    template: memberTemplate({ roleName, trustedAccount: account, externalId }),
    quietAlarmFilter: ROOT_FILTER_WITHOUT_ASSUME_ROOT,
    losses: [
      ASSUME_ROLE,
      ...neededPermissions().map(({ action, without }) => ({ action, without: without.join(' ') })),
    ].map(({ action, without }) => ({ permission: action, loses: without })),
  };
}
