/** Vault items and the accounts whose root password they may hold. */
import type { UnmatchedSignIn } from '../../register/document.ts';
import type { Json } from '../../register/facts.ts';
import { addressKey } from '../../text/compare.ts';
import type { ItemStatement } from '../statement.ts';
import type { Batch, Origin } from './batch.ts';
import { vault as vaultOf } from './statements.ts';

const CUMULATIVE = { cumulative: true };

/** Joins an item to its account by exact root email or by account id; what is not certain is left for a decision. */
export function item(batch: Batch, said: ItemStatement, origin: Origin): void {
  const vault = batch.known.list('vault', said.vault).key;
  const byId = said.accountIds.filter((id) => batch.known.hasAccount(id));
  const byEmail = said.userName === undefined ? [] : batch.known.accountsWithEmail(said.userName);
  const tally = batch.tallies[origin.file];
  for (const id of byId) tally?.accounts.add(id);
  const personal = said.userName !== undefined && batch.known.person({ addresses: [said.userName] }) !== undefined;
  const candidates = [...new Set([...byId, ...byEmail])];
  const only = candidates[0];
  if (only === undefined) {
    const foreign = said.accountIds.find(() => said.awsUrl || /\baws\b|amazon web services/i.test(said.title));
    if (foreign !== undefined) {
      tally?.accounts.add(foreign);
      decide(
        batch,
        said,
        vault,
        foreign,
        origin,
        'unmatched',
        'The item names an account that the ledger does not know. Import the accounts first.',
        false,
      );
    }
    fitsNoAccount(batch, said, vault, foreign, origin);
    return;
  }
  if (candidates.length > 1) {
    for (const id of candidates)
      decide(
        batch,
        said,
        vault,
        id,
        origin,
        'conflicting',
        'The item fits more than one account: its user name, title and URL do not agree. Accept the right one.',
        true,
      );
    return;
  }
  if (byId.length === 0 && personal && !said.awsUrl) {
    decide(
      batch,
      said,
      vault,
      only,
      origin,
      'unmatched',
      'The root email is also a person’s own address, and the item’s URL is not AWS’s: it may be any login of that person.',
      true,
    );
    return;
  }
  if (said.userName !== undefined && byEmail.length > 0) tally?.accounts.add(only);
  batch.matched(origin);
  batch.used(origin);
  // Vaults without a root password in them are none of the ledger's business.
  statedVault(batch, said, origin);
  const ref = { kind: 'account', key: only } as const;
  const entry: Json = { vault, item: said.title };
  batch.wish(
    ref,
    'vaults',
    appended(batch.valueOf(ref, 'vaults'), vault, (held) => sameVault(batch, held, vault)),
    origin,
    CUMULATIVE,
  );
  if (said.title !== '')
    batch.wish(
      ref,
      'vaultItems',
      appended(batch.valueOf(ref, 'vaultItems'), entry, (held) => sameItem(batch, held, vault, said.title)),
      origin,
      CUMULATIVE,
    );
  if (said.rotatedAt === undefined) return;
  const rotated = batch.valueOf(ref, 'passwordRotatedAt');
  // Of several copies the latest change counts: an older copy is a stale copy.
  if (typeof rotated !== 'string' || Date.parse(rotated) < Date.parse(said.rotatedAt))
    batch.wish(ref, 'passwordRotatedAt', said.rotatedAt, origin, CUMULATIVE);
}

/** A sign-in to AWS without its account: an account that nobody wrote down, perhaps. The vault keeps it until that is settled. */
function fitsNoAccount(
  batch: Batch,
  said: ItemStatement,
  vault: string,
  account: string | undefined,
  origin: Origin,
): void {
  if (said.signsIn === null) {
    batch.leftOut(origin, 'No sign-in to AWS, and none of an account of the ledger: nothing is taken from it.');
    return;
  }
  if (said.signsIn === 'other') {
    batch.problem(
      origin,
      'The item signs in to AWS under a name that is no address: an IAM user’s, not the root user’s. Nothing is taken from it.',
    );
    return;
  }
  const title = said.title === '' ? 'without a title' : said.title;
  const ref = { kind: 'vault', key: vault } as const;
  if (account === undefined)
    batch.lines.push({
      id: `sign-in:${vault}:${title}:${origin.file}:${origin.row}`,
      change: 'unmatched',
      subject: ref,
      title: `Item ${title} in ${vault}`,
      before: null,
      after: { item: title, ...(said.userName === undefined ? {} : { email: said.userName }) },
      reason:
        said.userName === undefined
          ? 'It signs in to AWS and says neither a root email nor an account id: which account it opens is not known.'
          : 'It signs in to AWS with an address that is no account’s root email here: there may be an account that the ledger does not have.',
      file: origin.file,
      row: origin.row,
      counted: false,
      acceptable: false,
      byDefault: false,
      facts: [],
      ended: [],
      needs: [],
    });
  statedVault(batch, said, origin);
  const entry: Json = {
    item: title,
    ...(said.userName === undefined ? {} : { email: said.userName }),
    ...(account === undefined ? {} : { account }),
  };
  batch.wish(
    ref,
    'unmatchedSignIns',
    appended(batch.valueOf(ref, 'unmatchedSignIns'), entry, (held) => isSameSignIn(held, entry)),
    { ...origin, row: 0 },
    CUMULATIVE,
  );
}

/** The same item as before, whatever was settled about it since. */
function isSameSignIn(held: Json, entry: Json): boolean {
  const [one, other] = [held, entry] as unknown as readonly UnmatchedSignIn[];
  return (
    one?.item === other?.item &&
    addressKey(one?.email ?? '') === addressKey(other?.email ?? '') &&
    (one?.account ?? null) === (other?.account ?? null)
  );
}

function appended(list: Json | undefined, entry: Json, isSame: (held: Json) => boolean): Json {
  const held = Array.isArray(list) ? (list as readonly Json[]) : [];
  return held.some(isSame) ? held : [...held, entry];
}

function sameVault(batch: Batch, held: Json, vault: string): boolean {
  return typeof held === 'string' && (held === vault || batch.known.list('vault', { key: held }).key === vault);
}

function sameItem(batch: Batch, held: Json, vault: string, title: string): boolean {
  const entry = held as { readonly vault?: Json; readonly item?: Json } | null;
  return entry?.item === title && sameVault(batch, entry.vault ?? null, vault);
}

function decide(
  batch: Batch,
  said: ItemStatement,
  vault: string,
  account: string,
  origin: Origin,
  change: 'unmatched' | 'conflicting',
  reason: string,
  acceptable: boolean,
): void {
  const ref = { kind: 'account', key: account } as const;
  const vaults = appended(batch.register.get(ref)?.value('vaults'), vault, (held) => sameVault(batch, held, vault));
  const items = appended(batch.register.get(ref)?.value('vaultItems'), { vault, item: said.title }, (held) =>
    sameItem(batch, held, vault, said.title),
  );
  const provenance = batch.provenance(origin, 'joined by hand');
  batch.lines.push({
    id: `item:${account}:${vault}:${said.title}:${origin.file}:${origin.row}`,
    change,
    subject: ref,
    title: `Item ${said.title} in ${vault}`,
    before: null,
    after: { account, vault, item: said.title },
    reason,
    file: origin.file,
    row: origin.row,
    counted: false,
    acceptable,
    byDefault: false,
    facts: acceptable
      ? [
          { ...ref, field: 'vaults', item: '', statement: { value: vaults }, provenance },
          { ...ref, field: 'vaultItems', item: '', statement: { value: items }, provenance },
        ]
      : [],
    ended: [],
    needs: [],
  });
}

function statedVault(batch: Batch, said: ItemStatement, origin: Origin): void {
  const provider = said.vault.key.slice(0, Math.max(0, said.vault.key.indexOf(':')));
  vaultOf(batch, { about: 'vault', row: 0, vault: said.vault, provider, primary: false }, { ...origin, row: 0 });
}
