/** The key of a new subject, from what was typed: addresses in lower case, vaults as `provider:NAME`, numbers bare. */
import { addressOf } from '../imports/text/address.ts';
import { phoneNumber } from '../imports/text/phone.ts';
import type { RegisterKind } from '../ipc/channels/register.ts';
import { nameKey, shownDomain } from '../text/compare.ts';
import { oneBlank, withoutInvisible } from '../text/invisible.ts';

export type KeyReading = { readonly key: string } | { readonly problem: string };

/** Reads a key as it was typed; says in a few words what is wrong with it. */
export function readKey(kind: RegisterKind, typed: string, provider = ''): KeyReading {
  const text = oneBlank(withoutInvisible(typed)).normalize('NFC');
  if (text === '') return { problem: 'is needed' };
  if (text.length > 300) return { problem: 'is too long' };
  switch (kind) {
    case 'person': {
      const address = addressOf(text);
      return address === undefined ? { problem: 'is not an email address' } : { key: address };
    }
    case 'group':
      return { key: addressOf(text) ?? text };
    case 'vault': {
      if (/^[a-z0-9-]+:./i.test(text)) return { key: text };
      const by = nameKey(provider);
      return by === '' ? { problem: 'needs its password manager' } : { key: `${by}:${text}` };
    }
    case 'phone': {
      const number = phoneNumber(text);
      return number === null ? { problem: 'is not an international number, such as +15550100' } : { key: number };
    }
    case 'organization':
      return /^o-[a-z0-9]{4,32}$/.test(text)
        ? { key: text }
        : { problem: 'is not an organization id, such as o-abcdefghij' };
    case 'account':
      return /^\d{12}$/.test(text.replaceAll('-', ''))
        ? { key: text.replaceAll('-', '') }
        : { problem: 'is not made of 12 digits' };
    case 'domain': {
      const name = shownDomain(text.replace(/^@/, ''));
      return /^[\p{L}\p{M}\p{N}-]+(\.[\p{L}\p{M}\p{N}-]+)+$/u.test(name)
        ? { key: name }
        : { problem: 'is not a domain, such as acme.example' };
    }
    default:
      return { key: text };
  }
}
