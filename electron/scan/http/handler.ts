/**
 * The one way out: every request to AWS, those for credentials included, is sent by this handler.
 *
 * It refuses to send anything unencrypted to another machine, takes the proxy and the certificates that are configured,
 * follows no redirect, and checks certificates whatever the environment says about not checking them.
 */
import { readFile } from 'node:fs/promises';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { AwsTroubleError } from '../aws/trouble.ts';
import { isExcepted } from '../config/proxy.ts';
import type { AwsSettings } from '../config/settings.ts';
import { loopbackLookup, mayBeLoopback } from './loopback.ts';
import { type Bundle, networkTroubleOf } from './network-trouble.ts';
import { RefusedRequest } from './refused.ts';

type Request = Parameters<NodeHttpHandler['handle']>[0];
type Options = Parameters<NodeHttpHandler['handle']>[1];
type Answer = ReturnType<NodeHttpHandler['handle']>;

export interface HandlerLimits {
  readonly connectMs: number;
  readonly answerMs: number;
  readonly socketsPerHost: number;
}

/** What decides how a request goes out. */
export type Ways = Pick<AwsSettings, 'proxy' | 'bundles' | 'env' | 'profile'>;

/**
 * Where a container or an instance hands out credentials: link-local addresses, which no router passes on. These alone may be
 * asked without encryption beside the machine itself, and only by a handler that was made for it.
 */
const METADATA_HOSTS: ReadonlySet<string> = new Set([
  '169.254.169.254',
  '[fd00:ec2::254]',
  '169.254.170.2',
  '169.254.170.23',
  '[fd00:ec2::23]',
]);

export class GuardedHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  private readonly ways: Ways;
  private readonly limits: HandlerLimits;
  private readonly forMetadata: boolean;
  private plain: NodeHttpHandler | null = null;
  private encrypted: Promise<Record<'direct' | 'proxied', NodeHttpHandler>> | null = null;
  private readonly agents: (HttpAgent | HttpsAgent)[] = [];

  constructor(ways: Ways, limits: HandlerLimits, forMetadata = false) {
    this.ways = ways;
    this.limits = limits;
    this.forMetadata = forMetadata;
  }

  /** Send. Throws `RefusedRequest` before anything is sent, `AwsTroubleError` for proxies and certificates, else Node's error. */
  async handle(request: Request, options?: Options): Answer {
    const { protocol, hostname } = request;
    if (protocol !== 'https:') {
      if (!this.mayBePlain(protocol, hostname))
        throw new RefusedRequest('Root Ledger sends nothing unencrypted to another machine. Use an https endpoint.');
      this.plain ??= this.makePlain();
      return this.plain.handle(request, options);
    }
    const proxy = this.goesThroughProxy(hostname, request.port ?? 443) ? this.ways.proxy : null;
    this.encrypted ??= this.makeEncrypted();
    const { direct, proxied } = await this.encrypted;
    try {
      return await (proxy === null ? direct : proxied).handle(request, options);
    } catch (error) {
      const { profile, bundles } = this.ways;
      throw networkTroubleOf(error, { host: hostname, profile, proxy, bundles }) ?? error;
    }
  }

  /** Asked by the SDK; clients that share this handler do not end it. */
  destroy(): void {}

  /** End every connection. */
  close(): void {
    for (const agent of this.agents) agent.destroy();
  }

  httpHandlerConfigs(): object {
    return {};
  }

  updateHttpClientConfig(): void {}

  private mayBePlain(protocol: string | undefined, hostname: string): boolean {
    if (protocol !== 'http:') return false;
    return mayBeLoopback(hostname) || (this.forMetadata && METADATA_HOSTS.has(hostname));
  }

  /** The machine itself is asked directly: a proxy elsewhere could not reach it. */
  private goesThroughProxy(hostname: string, port: number): boolean {
    if (this.ways.proxy === null || this.forMetadata || mayBeLoopback(hostname)) return false;
    return !isExcepted(this.ways.env, hostname, port);
  }

  private makePlain(): NodeHttpHandler {
    const httpAgent = new HttpAgent({ ...this.pool(), lookup: loopbackLookup() });
    this.agents.push(httpAgent);
    return this.handlerWith({ httpAgent });
  }

  private async makeEncrypted(): Promise<Record<'direct' | 'proxied', NodeHttpHandler>> {
    const { proxy, bundles } = this.ways;
    const ca = await Promise.all(bundles.map((bundle) => this.certificatesIn(bundle)));
    // SECURITY: said here, so that NODE_TLS_REJECT_UNAUTHORIZED in the environment changes nothing.
    const checked = { ...this.pool(), rejectUnauthorized: true, ...(ca.length === 0 ? {} : { ca }) };
    const direct = new HttpsAgent(checked);
    const through = proxy === null ? direct : new HttpsAgent({ ...checked, proxyEnv: { https_proxy: proxy.url } });
    this.agents.push(direct, through);
    return { direct: this.handlerWith({ httpsAgent: direct }), proxied: this.handlerWith({ httpsAgent: through }) };
  }

  private pool() {
    return { keepAlive: true, keepAliveMsecs: 30_000, maxSockets: this.limits.socketsPerHost };
  }

  private handlerWith(agents: { httpAgent?: HttpAgent; httpsAgent?: HttpsAgent }): NodeHttpHandler {
    return new NodeHttpHandler({
      ...agents,
      connectionTimeout: this.limits.connectMs,
      requestTimeout: this.limits.answerMs,
      throwOnRequestTimeout: true,
      // Many waiting requests are what the scan is about; the handler's warning would go to the console.
      socketAcquisitionWarningTimeout: 3_600_000,
    });
  }

  private async certificatesIn({ file, named }: Bundle): Promise<string> {
    const unreadable = (why: string): AwsTroubleError =>
      new AwsTroubleError('setup', {
        cause: 'ca-bundle-unreadable',
        profile: this.ways.profile,
        message: `The bundle of certificates ${file} (${named}) ${why}.`,
        hint: `Correct ${named}, or leave it out.`,
      });
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw unreadable(`cannot be read (${error.code ?? 'failed'})`);
    });
    if (!text.includes('-----BEGIN')) throw unreadable('holds no certificate in PEM form');
    return text;
  }
}
