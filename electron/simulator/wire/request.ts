/** Tells which AWS call an HTTP request is: one port serves all services, as a custom endpoint of the SDK does. */
import { DIALECTS, type Protocol, SERVICE_NAMES, type ServiceName } from './dialect.ts';
import { parseQueryInput } from './query.ts';
import { restOperation } from './rest.ts';

export interface HttpRequest {
  method: string;
  /** Path with query string. */
  url: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

export interface WireRequest {
  service: ServiceName;
  operation: string;
  protocol: Protocol;
  jsonVersion: string;
  region: string;
  input: Record<string, unknown>;
  /** `null` = the request is not signed. */
  accessKeyId: string | null;
  sessionToken: string | null;
  /** The client's clock as signed, if it sent it. */
  signedAt: Date | null;
}

const CREDENTIAL = /Credential=([^/,\s]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/;

/** The call, or `null` when no service of the simulator is meant. Malformed JSON throws a SyntaxError. */
export function readRequest(http: HttpRequest): WireRequest | null {
  const credential = CREDENTIAL.exec(header(http, 'authorization') ?? '');
  const url = new URL(http.url, 'http://localhost');
  const target = header(http, 'x-amz-target');
  const contentType = header(http, 'content-type') ?? '';
  const common = {
    accessKeyId: credential?.[1] ?? null,
    region: credential?.[2] ?? '',
    sessionToken: header(http, 'x-amz-security-token') ?? null,
    signedAt: amzDate(header(http, 'x-amz-date')),
    jsonVersion: contentType.endsWith('1.0') ? '1.0' : '1.1',
  };
  const signed = SERVICE_NAMES.find((name) => DIALECTS[name].signingName === credential?.[3]);

  if (target) {
    // Some clients put a Java package before the prefix.
    const [operation = '', prefix] = target.split('.').reverse();
    const service = SERVICE_NAMES.find((name) => DIALECTS[name].targetPrefix === prefix) ?? signed;
    if (!service) return null;
    return { ...common, service, operation, protocol: 'json', input: jsonInput(http.body) };
  }
  const form = contentType.startsWith('application/x-www-form-urlencoded') || url.searchParams.has('Action');
  if (form) {
    const input = parseQueryInput(http.body || url.search.slice(1));
    const { Action: operation, Version: version, ...rest } = input;
    const service = signed ?? SERVICE_NAMES.find((name) => DIALECTS[name].version === version);
    if (!service || typeof operation !== 'string') return null;
    return { ...common, service, operation, protocol: 'query', input: rest };
  }
  const rest = restOperation(http.method, url.pathname, signed);
  if (!rest) return null;
  const input = { ...Object.fromEntries(url.searchParams), ...jsonInput(http.body), ...rest.labels };
  return { ...common, service: rest.service, operation: rest.operation, protocol: 'rest-json', input };
}

function header(http: HttpRequest, name: string): string | undefined {
  const value = http.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function jsonInput(body: string): Record<string, unknown> {
  if (!body.trim()) return {};
  const value: unknown = JSON.parse(body);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** `20261124T111722Z` as an instant. */
function amzDate(text: string | undefined): Date | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '');
  return parts ? new Date(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}Z`) : null;
}
