/** Is an address one of these people's? Addresses are written in many ways, and people have aliases. */
import type { LedgerDocument } from '../register/document.ts';
import { addressKey } from '../text/compare.ts';

/** For some people: tells of any address whether it is theirs. */
export type Among = (people: readonly string[]) => (address: string) => boolean;

export function amongPeople(document: LedgerDocument): Among {
  let byAddress: Map<string, string> | undefined;
  const mainOf = (address: string): string => {
    if (byAddress === undefined) {
      byAddress = new Map();
      for (const { email } of document.people ?? [])
        if (!byAddress.has(addressKey(email))) byAddress.set(addressKey(email), addressKey(email));
      // An alias never hides somebody's main address.
      for (const { email, aliases } of document.people ?? [])
        for (const alias of aliases ?? [])
          if (!byAddress.has(addressKey(alias))) byAddress.set(addressKey(alias), addressKey(email));
    }
    return byAddress.get(addressKey(address)) ?? addressKey(address);
  };
  return (people) => {
    const mains = new Set(people.map(mainOf));
    return (address) => mains.has(mainOf(address));
  };
}
