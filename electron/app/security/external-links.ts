/** Which addresses may be opened in the person's browser. */

const HOSTS: readonly string[] = [
  'docs.aws.amazon.com',
  'aws.amazon.com',
  'repost.aws',
  'console.aws.amazon.com',
  'signin.aws.amazon.com',
  'health.aws.amazon.com',
  'support.console.aws.amazon.com',
  'console.amazonaws.cn',
  'console.amazonaws-us-gov.com',
];
/** One label for the region or service in front: `us-east-1.console.aws.amazon.com`. */
const CONSOLES: readonly RegExp[] = [
  /^[a-z0-9-]{1,63}\.console\.aws\.amazon\.com$/,
  /^[a-z0-9-]{1,63}\.console\.amazonaws\.cn$/,
  /^[a-z0-9-]{1,63}\.console\.amazonaws-us-gov\.com$/,
  /^[a-z0-9-]{1,63}\.signin\.aws\.amazon\.com$/,
];
const LONGEST_ADDRESS = 2048;

/**
 * The address as it may be opened, or null.
 *
 * SECURITY: `openExternal` starts programs by scheme, so only https is passed on, only to hosts that we name, compared as a
 * whole after parsing. Credentials and ports are refused.
 */
export function allowedExternal(address: string): string | null {
  if (typeof address !== 'string' || address.length > LONGEST_ADDRESS) return null;
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '') return null;
  const known = HOSTS.includes(url.hostname) || CONSOLES.some((pattern) => pattern.test(url.hostname));
  return known ? url.href : null;
}

/** Open a listed address with `open`; answers whether it was. */
export function openExternalWith(open: (address: string) => unknown, address: string): boolean {
  const allowed = allowedExternal(address);
  if (allowed !== null) open(allowed);
  return allowed !== null;
}
