/** What Microsoft's lists have in common: how they name a person. */
import { addressOf, guestAddress } from '../text/address.ts';

/** A user name is not a mail address, but an alias of its owner; a guest's holds the address they have at home. */
export function microsoftAddresses(
  mail: string,
  userName: string,
): { readonly email: string; readonly more: readonly string[] } {
  const home = guestAddress(userName);
  const all = [addressOf(mail), home, home === undefined ? addressOf(userName) : undefined].filter(
    (entry) => entry !== undefined,
  );
  return { email: all[0] ?? '', more: all.slice(1) };
}
