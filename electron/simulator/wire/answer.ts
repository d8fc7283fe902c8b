/** Gives answers and errors the shape of the service's protocol. */
import { DIALECTS, type Protocol, type ServiceName } from './dialect.ts';
import type { WireError } from './error.ts';
import { escapeXml, toXml } from './query.ts';

export interface WireAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What an answer needs to know of its request. `protocol` is the one the client spoke: CloudWatch has two. */
export interface Spoken {
  service: ServiceName;
  operation: string;
  protocol: Protocol;
  requestId: string;
  /** The client's own content type, which the JSON protocols echo with their version. */
  jsonVersion: string;
}

/** A successful answer. Instants (`Date`) become ISO text in XML and epoch seconds in JSON. */
export function answerOf(spoken: Spoken, output: unknown): WireAnswer {
  const headers = headersOf(spoken);
  if (spoken.protocol !== 'query') return { status: 200, headers, body: toJson(output ?? {}) };
  const { xmlNamespace } = DIALECTS[spoken.service];
  const name = spoken.operation;
  return {
    status: 200,
    headers,
    body:
      `<${name}Response xmlns="${xmlNamespace}"><${name}Result>${toXml(output)}</${name}Result>` +
      `<ResponseMetadata><RequestId>${spoken.requestId}</RequestId></ResponseMetadata></${name}Response>`,
  };
}

/** An error answer: XML `ErrorResponse`, JSON `__type`, or REST-JSON `x-amzn-ErrorType`. */
export function errorAnswer(spoken: Spoken, error: WireError): WireAnswer {
  const headers = headersOf(spoken);
  if (error.serverTime) headers.date = error.serverTime.toUTCString();
  const { xmlNamespace, messageField = 'message' } = DIALECTS[spoken.service];
  const fault = error.status >= 500 ? 'Receiver' : 'Sender';
  if (spoken.protocol === 'query') {
    const fields = `<Type>${fault}</Type><Code>${error.code}</Code><Message>${escapeXml(error.message)}</Message>`;
    return {
      status: error.status,
      headers,
      body: `<ErrorResponse xmlns="${xmlNamespace}"><Error>${fields}</Error><RequestId>${spoken.requestId}</RequestId></ErrorResponse>`,
    };
  }
  const content = { [messageField]: error.message, ...error.fields };
  if (spoken.protocol === 'rest-json') {
    headers['x-amzn-errortype'] = error.code;
    return { status: error.status, headers, body: toJson(content) };
  }
  // CloudWatch keeps the codes of its query days beside the JSON ones.
  if (DIALECTS[spoken.service].protocol === 'query') headers['x-amzn-query-error'] = `${error.code};${fault}`;
  return { status: error.status, headers, body: toJson({ __type: error.code, ...content }) };
}

function headersOf({ protocol, requestId, jsonVersion }: Spoken): Record<string, string> {
  const type = {
    query: 'text/xml',
    json: `application/x-amz-json-${jsonVersion}`,
    'rest-json': 'application/json',
  }[protocol];
  return { 'content-type': type, 'x-amzn-requestid': requestId };
}

function toJson(value: unknown): string {
  return JSON.stringify(epochSeconds(value));
}

function epochSeconds(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(epochSeconds);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, epochSeconds(inner)]));
  }
  return value;
}
