/** A machine of its own for a test: its AWS files and environment, and servers that listen and remember. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect as connectTo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { ROOT } from '../../../scripts/setup/paths.ts';

/** Everything that the AWS tools read of an environment: none of the machine that runs the test may take part. */
const READ = /^(AWS_|https?_proxy$|no_proxy$|all_proxy$|NODE_TLS_|NODE_EXTRA_)/i;

/** A home with these AWS files, and an environment with these variables, until the test ends. Answers the home. */
export function machine(config: string, environment: Record<string, string> = {}, credentials = ''): string {
  const home = mkdtempSync(join(tmpdir(), 'aws-home-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  for (const name of Object.keys(process.env)) if (READ.test(name)) vi.stubEnv(name, undefined);
  vi.stubEnv('HOME', home);
  // No test may ask an instance: where it runs there might be one.
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  write(join(home, '.aws', 'config'), config);
  if (credentials !== '') write(join(home, '.aws', 'credentials'), credentials);
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return home;
}

export function write(file: string, content: string | object): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}

export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Listener {
  readonly port: number;
  readonly heard: Heard[];
}

type Answerer = (request: Heard, response: ServerResponse) => void;
const nothing: Answerer = (_request, response) => void response.writeHead(500).end();

/** A server that remembers all it hears. `0.0.0.0` is not this machine by our rules, and is reached all the same. */
export async function listener(answer: Answerer = nothing, host = '127.0.0.1'): Promise<Listener> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => void hear(request, response, heard, answer));
  return { port: await listening(server, host), heard };
}

/** The same over TLS, with a certificate of the fixtures. */
export async function tlsListener(
  answer: Answerer,
  certificate: 'server' | 'other' | 'expired' = 'server',
): Promise<Listener> {
  const heard: Heard[] = [];
  const options = { cert: pem(certificate), key: pem(`${certificate}-key`) };
  const server = createTlsServer(options, (request, response) => void hear(request, response, heard, answer));
  return { port: await listening(server as unknown as Server, '127.0.0.1'), heard };
}

export interface ProxyServer extends Listener {
  /** `sts.eu-west-1.amazonaws.com:443`, once for each way that was asked for. */
  readonly asked: string[];
  readonly authorizations: (string | undefined)[];
}

/** A proxy that leads every way to one port of this machine, or answers with a status instead. */
export async function proxyServer(to: number | { readonly status: number | 'reset' }): Promise<ProxyServer> {
  const heard: Heard[] = [];
  const asked: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const server = createServer((request, response) => void hear(request, response, heard, nothing));
  server.on('connect', (request, socket, head) => {
    asked.push(request.url ?? '');
    authorizations.push(request.headers['proxy-authorization']);
    if (typeof to === 'object' && to.status === 'reset') return void socket.destroy();
    if (typeof to === 'object') return void socket.end(`HTTP/1.1 ${to.status} No\r\ncontent-length: 0\r\n\r\n`);
    const onward = connectTo(to, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  return { port: await listening(server, '127.0.0.1'), heard, asked, authorizations };
}

export const pemFile = (name: string): string => join(ROOT, 'test/fixtures/tls', `${name}.pem`);
const pem = (name: string): string => readFileSync(pemFile(name), 'utf8');

async function hear(
  request: IncomingMessage,
  response: ServerResponse,
  heard: Heard[],
  answer: Answerer,
): Promise<void> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const { method = '', url: path = '', headers } = request;
  const one = { method, path, headers, body };
  heard.push(one);
  answer(one, response);
}

function listening(server: Server, host: string): Promise<number> {
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return new Promise((resolve) => server.listen(0, host, () => resolve((server.address() as AddressInfo).port)));
}

/** An answer of STS as AWS gives it. */
export const callerIdentity = (
  account = '111111111111',
  arn = `arn:aws:sts::${account}:assumed-role/Audit/alice`,
): string =>
  `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>${arn}</Arn><UserId>A</UserId><Account>${account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;

export const asXml = (response: ServerResponse, body: string, status = 200): void =>
  void response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
export const asJson = (response: ServerResponse, body: object, status = 200, error = ''): void =>
  void response
    .writeHead(status, { 'content-type': 'application/json', ...(error === '' ? {} : { 'x-amzn-errortype': error }) })
    .end(JSON.stringify(body));
