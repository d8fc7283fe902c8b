/** Which call a REST-JSON request is, from its method and path. */
import type { ServiceName } from './dialect.ts';

export interface RestOperation {
  service: ServiceName;
  operation: string;
  /** Values taken from the path. */
  labels: Record<string, string>;
}

const SIGN_IN_OPERATIONS: Readonly<Record<string, string>> = {
  '/get-console-authorization-configuration': 'GetConsoleAuthorizationConfiguration',
  '/get-resource-policy': 'GetResourcePolicy',
};
const ACCOUNT_OPERATION = /^\/(get[A-Z][A-Za-z]+)$/;

/** `null` when the path belongs to no service here. `signed` is the service that the signature names, if any. */
export function restOperation(method: string, path: string, signed: ServiceName | undefined): RestOperation | null {
  const account = ACCOUNT_OPERATION.exec(path)?.[1];
  if (account && method === 'POST') {
    return { service: 'account', operation: `${account[0]?.toUpperCase()}${account.slice(1)}`, labels: {} };
  }
  const signIn = SIGN_IN_OPERATIONS[path];
  if (signIn && method === 'POST') return { service: 'signin', operation: signIn, labels: {} };
  if (path === '/detector' && method === 'GET') return { service: 'guardduty', operation: 'ListDetectors', labels: {} };
  const detector = /^\/detector\/([^/]+)$/.exec(path)?.[1];
  if (detector && method === 'GET') {
    return { service: 'guardduty', operation: 'GetDetector', labels: { detectorId: decodeURIComponent(detector) } };
  }
  if (path === '/accounts' && method === 'GET') return { service: 'securityhub', operation: 'DescribeHub', labels: {} };
  if (path === '/hubv2' && method === 'GET')
    return { service: 'securityhub', operation: 'DescribeSecurityHubV2', labels: {} };
  return signed ? { service: signed, operation: `${method} ${path}`, labels: {} } : null;
}
