/** What all password managers' items become: a statement that an item may be an account's root password. */
import type { Collector } from '../collector.ts';
import type { Named } from '../statement.ts';
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
    ...(item.rotatedAt === undefined ? {} : { rotatedAt: item.rotatedAt }),
  });
}

/** Does the URL belong to AWS (any partition), by its host alone? */
function isAwsUrl(url: string): boolean {
  const host =
    /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?(?:[^/?#@]*@)?([^/?#:]+)/i
      .exec(url.trim())?.[1]
      ?.toLowerCase()
      .replace(/\.$/, '') ?? '';
  return /(^|\.)(aws\.amazon\.com|amazonaws\.com|amazonaws\.cn|amazonaws-us-gov\.com|amazonaws\.eu|aws|awsapps\.com|signin\.amazonaws\.cn)$/.test(
    host,
  );
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
