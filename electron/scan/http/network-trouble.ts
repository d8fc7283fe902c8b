/** What stood between this machine and AWS, when it was not the network at large: a proxy, a certificate. Pure. */
import { AwsTroubleError } from '../aws/trouble.ts';

/** A file that certificates are checked against, for sentences about them. */
export interface Bundle {
  readonly file: string;
  /** `AWS_CA_BUNDLE`, or `ca_bundle of the profile “x”`. */
  readonly named: string;
}

export interface Route {
  readonly host: string;
  /** The profile that is used, for programs. */
  readonly profile: string | null;
  /** The proxy as people may read it, and the variable that named it; null: none. */
  readonly proxy: { readonly shown: string; readonly variable: string } | null;
  /** In place of the public authorities; none: those. */
  readonly bundles: readonly Bundle[];
}

interface NodeError {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly statusCode?: unknown;
}

/** Understand an error of a request; null where it is an ordinary one of the network. */
export function networkTroubleOf(thrown: unknown, { host, profile, proxy, bundles }: Route): AwsTroubleError | null {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as NodeError;
  const code = typeof error.code === 'string' ? error.code : '';
  const certificate = certificateTroubleOf(code, { host, profile, bundles });
  if (certificate !== null || proxy === null) return certificate;
  const where = `The proxy ${proxy.shown} (${proxy.variable})`;
  if (code === 'ERR_PROXY_TUNNEL') {
    const status = typeof error.statusCode === 'number' ? error.statusCode : null;
    if (status === 407) {
      const message = `${where} asks for a sign-in (407).`;
      const hint = `Write user and password into ${proxy.variable}: http://USER:PASSWORD@HOST:PORT.`;
      return new AwsTroubleError('network', { cause: 'proxy-sign-in', profile, message, hint });
    }
    const message =
      status === null
        ? `${where} did not open the way to ${host}.`
        : `${where} answered ${status} when it was asked for ${host}.`;
    const hint = `Ask whoever runs the proxy to let ${host} through; or name it in NO_PROXY, if it can be reached without.`;
    return new AwsTroubleError('network', { cause: 'proxy-refused', profile, message, hint });
  }
  if (BROKEN.has(code) || error.name === 'TimeoutError') {
    const how = error.name === 'TimeoutError' ? 'nothing came back in time' : `the connection broke off (${code})`;
    const message = `${where} was asked for ${host}, and ${how}.`;
    const hint = `Check ${proxy.variable} and whether the proxy lets ${host} through.`;
    return new AwsTroubleError('network', { cause: 'proxy-refused', profile, message, hint });
  }
  if (!UNREACHABLE.has(code)) return null;
  const message = `${where} could not be reached (${code}).`;
  const hint = `Check ${proxy.variable}, or leave it out if this network needs no proxy.`;
  return new AwsTroubleError('network', { cause: 'proxy-unreachable', profile, message, hint });
}

const UNREACHABLE: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const BROKEN: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);
const EXPIRED: ReadonlySet<string> = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'CRL_HAS_EXPIRED']);
const OTHER_NAME: ReadonlySet<string> = new Set(['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH']);
const UNTRUSTED =
  /^(CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|ERR_TLS_CERT|ERR_OSSL_X509)/;

function certificateTroubleOf(code: string, { host, profile, bundles }: Omit<Route, 'proxy'>): AwsTroubleError | null {
  const against =
    bundles.length === 0
      ? 'It was checked against the public authorities alone: no bundle is configured.'
      : `It was checked against the bundle ${bundles.map(({ file, named }) => `${file} (${named})`).join(' and the bundle ')}.`;
  const found = (
    cause: 'certificate-expired' | 'certificate-other-name' | 'certificate-untrusted',
    says: string,
    hint: string,
  ) => new AwsTroubleError('network', { cause, profile, message: `${says} ${against}`, hint }, code);
  if (EXPIRED.has(code))
    return found(
      'certificate-expired',
      `The certificate of ${host} is not valid today.`,
      'Check the clock of this machine. If it is right, whoever runs that endpoint has to renew its certificate.',
    );
  if (OTHER_NAME.has(code))
    return found(
      'certificate-other-name',
      `The certificate that was shown for ${host} is another host’s.`,
      'Check the endpoint and the proxy: something else answers in its place.',
    );
  if (!UNTRUSTED.test(code)) return null;
  return found(
    'certificate-untrusted',
    `The certificate is not trusted that was shown for ${host}.`,
    'If your company has an authority of its own, name the file with its certificate (PEM) in AWS_CA_BUNDLE, or as ca_bundle of the profile.',
  );
}
