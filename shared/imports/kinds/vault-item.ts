/** What all password managers' items become: a statement that an item may be an account's root password. */
import type { Collector } from '../collector.ts';
import type { ItemStatement, Named } from '../statement.ts';
import { accountIdsIn } from '../text/account-id.ts';
import { addressOf } from '../text/address.ts';

export interface FoundItem {
  readonly vault: Named;
  readonly row: number;
  readonly title: string;
  /** As written; kept only where it is an address. */
  readonly userName: string;
  readonly urls: readonly string[];
  readonly rotatedAt?: string | undefined;
}

/** KeePass's word for "what another entry has in this field". */
const REFERENCE = /\{REF:[TUPANIO]@[TUPANIO]:[^}]*\}/i;

export function itemStatement(item: FoundItem, to: Collector): void {
  if ([item.title, item.userName, ...item.urls].some((text) => REFERENCE.test(text)))
    to.problem(
      item.row,
      'A field of the entry stands for another entry’s ({REF:…}), which the export does not hold here: whether it is an account’s root password cannot be told by it.',
    );
  to.state({
    about: 'item',
    row: item.row,
    vault: item.vault,
    title: item.title.slice(0, 200),
    userName: addressOf(item.userName),
    accountIds: accountIdsIn([item.title, ...item.urls].join(' ')),
    awsUrl: item.urls.some(isAwsUrl),
    signsIn: signsIn(item),
    ...(item.rotatedAt === undefined ? {} : { rotatedAt: item.rotatedAt }),
  });
}

/** The host of a URL, in lower case; '' where there is none. */
function hostOf(url: string): string {
  return (
    /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?(?:[^/?#@]*@)?([^/?#:]+)/i
      .exec(url.trim())?.[1]
      ?.toLowerCase()
      .replace(/\.$/, '') ?? ''
  );
}

/** Does the URL belong to AWS (any partition), by its host alone? */
function isAwsUrl(url: string): boolean {
  return /(^|\.)(aws\.amazon\.com|amazonaws\.com|amazonaws\.cn|amazonaws-us-gov\.com|amazonaws\.eu|aws|awsapps\.com|signin\.amazonaws\.cn)$/.test(
    hostOf(url),
  );
}

/** Where the root user signs in: not the access portal, where nobody does, and no service's endpoint. */
const SIGN_IN_PAGES =
  /^(?:(?:[^.]+\.)*(?:signin|console|portal)\.(?:aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com|amazonaws\.eu|aws\.eu)|(?:www\.)?aws\.amazon\.com)$/;
const NAMES_AWS = /\baws\b|amazon web services/i;

/** The root user signs in with an address; IAM users have names of their own. */
function signsIn({ urls, title, userName }: FoundItem): ItemStatement['signsIn'] {
  const written = urls.filter((url) => url.trim() !== '');
  const page = written.some((url) => SIGN_IN_PAGES.test(hostOf(url)));
  if (!page && !(written.length === 0 && NAMES_AWS.test(title))) return null;
  const user = userName.trim();
  if (addressOf(user) !== undefined || /^root$/i.test(user)) return page ? 'root' : 'maybe-root';
  return user === '' ? 'maybe-root' : 'other';
}

/** The vault of a file that does not name one: what `--for` says, else a name made of the file's own. */
export function fileVault(provider: string, to: Collector): Named {
  const given = to.around.belongsTo;
  if (given !== null) {
    const key = given.includes(':') ? given : `${provider}:${given}`;
    return { key, name: key.slice(key.indexOf(':') + 1) };
  }
  const name = to.around.file.name.replace(/^.*[\\/]/, '').replace(/\.(csv|xml|json|txt)$/i, '') || 'vault';
  to.note(`The file does not name its vault: it is taken as ${provider}:${name}. Say otherwise with --for.`);
  return { key: `${provider}:${name}`, name };
}
