/** Is an address one of these people's? Addresses come in any case, and people have aliases. */
import type { LedgerDocument } from '../register/document.ts';

/** For some people: tells of any address whether it is theirs. */
export type Among = (people: readonly string[]) => (address: string) => boolean;

const normal = (address: string): string => address.trim().toLowerCase();

export function amongPeople(document: LedgerDocument): Among {
  let byAddress: Map<string, string> | undefined;
  const mainOf = (address: string): string => {
    if (byAddress === undefined) {
      byAddress = new Map();
      for (const { email } of document.people ?? [])
        if (!byAddress.has(normal(email))) byAddress.set(normal(email), normal(email));
      // An alias never hides somebody's main address.
      for (const { email, aliases } of document.people ?? [])
        for (const alias of aliases ?? [])
          if (!byAddress.has(normal(alias))) byAddress.set(normal(alias), normal(email));
    }
    return byAddress.get(normal(address)) ?? normal(address);
  };
  return (people) => {
    const mains = new Set(people.map(mainOf));
    return (address) => mains.has(mainOf(address));
  };
}
