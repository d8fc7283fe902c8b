/** `root-ledger://app/`: serves the window's built files and nothing else. */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { type CustomScheme, protocol, type Session } from 'electron';
import { isOwnAddress, SCHEME } from '../origin.ts';
import { newNonce, securityHeaders } from './content-policy.ts';

/** Must be registered before the app is ready. */
const PRIVILEGES: CustomScheme = {
  scheme: SCHEME,
  // SECURITY: `standard` gives the pages a real origin of their own; no CSP bypass, no fetch API, no service workers.
  privileges: { standard: true, secure: true, codeCache: true },
};

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
const NONCE_PLACEHOLDER = /__CSP_NONCE__/g;
const LOCALE_PLACEHOLDER = '__SYSTEM_LOCALE__';
/** A BCP 47 tag and nothing that could end an attribute. */
const LOCALE = /^[A-Za-z0-9-]{0,64}$/;

export interface Pages {
  /** Where the window's built files are. */
  readonly folder: string;
  /** The system's locale, with its region: `de-DE`. */
  readonly locale?: string;
}

export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([PRIVILEGES]);
}

/**
 * The file below `folder` that an address means, or null if it means none.
 *
 * SECURITY: the decoded path must stay below the folder. The comparison includes the separator, so that a sibling such as
 * `renderer-old` is not taken for `renderer`; encoded separators, NUL and drive letters are refused outright.
 */
export function fileFor(address: string, folder: string): string | null {
  if (!isOwnAddress(address)) return null;
  let path: string;
  try {
    path = decodeURIComponent(new URL(address).pathname);
  } catch {
    return null;
  }
  if (/[\0\\:]|%2f|%5c|\/\.\.?(\/|$)/i.test(path) || /%2f|%5c/i.test(address)) return null;
  const base = normalize(folder);
  const file = normalize(join(base, path === '/' ? 'index.html' : path));
  return file.startsWith(base + sep) && extname(file) in TYPES ? file : null;
}

/** Answers one request. Only GET, only our host, only files of known types. The page is told the system's locale. */
export async function answer(
  request: { method: string; url: string },
  { folder, locale = '' }: Pages,
): Promise<Response> {
  const nonce = newNonce();
  const headers = securityHeaders(nonce);
  if (request.method !== 'GET') return new Response(null, { status: 405, headers });
  const file = fileFor(request.url, folder);
  if (file === null) return new Response(null, { status: 404, headers });
  try {
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const content = await readFile(file);
    const body =
      extname(file) === '.html'
        ? content
            .toString('utf8')
            .replace(NONCE_PLACEHOLDER, nonce)
            .replace(LOCALE_PLACEHOLDER, LOCALE.test(locale) ? locale : '')
        : new Uint8Array(content);
    return new Response(body, { status: 200, headers: { ...headers, 'Content-Type': type } });
  } catch {
    return new Response(null, { status: 404, headers });
  }
}

/** Serve the window's files in this session. */
export function serveWindow(session: Session, pages: Pages): void {
  session.protocol.handle(SCHEME, (request) => answer(request, pages));
}
