/** Which proxy a request goes through, as the AWS command line takes it from the environment. Pure. */
import { BlockList, isIP } from 'node:net';

export interface HttpProxy {
  /** With the credentials that the variable holds: for the agent alone, never shown. */
  readonly url: string;
  /** `http://proxy.corp:8080`, for people to read. */
  readonly shown: string;
  /** The variable that named it. */
  readonly variable: string;
}

/** A variable that names something that is no proxy we can speak to. `sentence` quotes no credentials. */
export interface ProxyTrouble {
  readonly variable: string;
  readonly sentence: string;
}

/** The proxy for encrypted requests: every request to AWS is one. Null: there is none. */
export function encryptedProxy(env: NodeJS.ProcessEnv): HttpProxy | ProxyTrouble | null {
  const variable = ['https_proxy', 'HTTPS_PROXY'].find((name) => env[name] !== undefined);
  const value = variable === undefined ? '' : (env[variable] ?? '').trim();
  if (variable === undefined || value === '') return null;
  // The usual spelling leaves out how to speak to the proxy itself.
  const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const url = URL.canParse(written) ? new URL(written) : null;
  if (url === null || url.hostname === '') return { variable, sentence: `${variable} is not the address of a proxy.` };
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return {
      variable,
      sentence: `${variable} names a proxy of the kind ${url.protocol.slice(0, -1)}. Root Ledger speaks to http and https proxies.`,
    };
  return { url: url.href, shown: `${url.protocol}//${url.host}`, variable };
}

export function isProxy(found: HttpProxy | ProxyTrouble | null): found is HttpProxy {
  return found !== null && 'url' in found;
}

/**
 * Does `NO_PROXY` except this host? Its forms: `*`, a name and all below it (`corp.example`, `.corp.example`,
 * `*.corp.example`), an address, a network (`10.0.0.0/8`), each with a port behind it if it is to be for that port alone.
 */
export function isExcepted(env: NodeJS.ProcessEnv, hostname: string, port: number): boolean {
  const host = plain(hostname);
  const list = env.no_proxy ?? env.NO_PROXY ?? '';
  return list
    .split(/[,\s]+/)
    .filter((entry) => entry !== '')
    .some((entry) => excepts(entry.toLowerCase(), host, port));
}

function excepts(entry: string, host: string, port: number): boolean {
  if (entry === '*') return true;
  const network = /^\[?([0-9a-f.:]+)\]?\/(\d{1,3})$/.exec(entry);
  if (network) return isWithin(host, network[1] ?? '', Number(network[2]));
  const { name, only } = split(entry);
  if (only !== null && only !== port) return false;
  if (isIP(name) !== 0) return isIP(host) !== 0 && isWithin(host, name, isIP(name) === 4 ? 32 : 128);
  const below = name.replace(/^\*?\.+/, '');
  return below !== '' && (host === below || host.endsWith(`.${below}`));
}

function split(entry: string): { name: string; only: number | null } {
  const bracketed = /^\[([^\]]+)\](?::(\d+))?$/.exec(entry);
  const named = bracketed ?? (isIP(entry) === 6 ? null : /^([^:]+):(\d+)$/.exec(entry));
  if (named) return { name: named[1] ?? '', only: named[2] === undefined ? null : Number(named[2]) };
  return { name: entry, only: null };
}

function isWithin(host: string, network: string, bits: number): boolean {
  const family = isIP(network);
  if (family === 0 || isIP(host) !== family || bits > (family === 4 ? 32 : 128)) return false;
  const kind = family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(network, bits, kind);
  return list.check(host, kind);
}

function plain(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
}
