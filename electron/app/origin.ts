/** The one origin the window is loaded from. Shared by every wall that asks "is this ours?". */

export const SCHEME = 'root-ledger';
const HOST = 'app';
export const ORIGIN = `${SCHEME}://${HOST}`;
export const START_PAGE = `${ORIGIN}/index.html`;

/**
 * Is this address of our own pages? Parsed, never compared as text: `root-ledger://app.evil/` and
 * `https://x/?root-ledger://app/` are not. Credentials and ports are refused, too.
 */
export function isOwnAddress(address: string): boolean {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  return (
    url.protocol === `${SCHEME}:` && url.host === HOST && url.username === '' && url.password === '' && url.port === ''
  );
}
