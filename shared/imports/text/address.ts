/** Mail addresses: how they are recognized, and the one form that is kept of them. */
import { addressKey, cleanAddress, isReadable } from '../../text/compare.ts';

const ADDRESS = /^[^\s@"<>(),;:\\[\]]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}.-]{0,250}[\p{L}\p{M}\p{N}])?$/u;

/** The address in the form that is kept, or undefined where the text is not one. `Alice <a@x>` and `mailto:a@x` are. */
export function addressOf(text: string | null | undefined): string | undefined {
  if (!text || text.length > 400) return undefined;
  const inner = /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text;
  const bare = addressKey(inner.trim()).replace(/^(mailto|smtp):/i, '');
  return ADDRESS.test(bare) && isReadable(inner) ? cleanAddress(bare) : undefined;
}

/** The address without its `+tag`; undefined where it has none. */
export function withoutTag(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const plus = address.indexOf('+');
  return plus > 0 && plus < at ? `${address.slice(0, plus)}${address.slice(at)}` : undefined;
}

/** A guest's own address inside a tenant's user name (`alice_partner.example#EXT#@tenant`), if it is one. */
export function guestAddress(userName: string): string | undefined {
  const match = /^(.+)_([^_@#]+)#ext#@/i.exec(userName.trim());
  return match ? addressOf(`${match[1]}@${match[2]}`) : undefined;
}
