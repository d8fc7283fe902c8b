/** Is an address one of these people's? Addresses are written in many ways, and people have aliases. */
import type { LedgerDocument } from '../register/document.ts';
import { PeopleAddresses } from '../register/people-addresses.ts';
import { addressKey } from '../text/compare.ts';

/** For some people: tells of any address whether it is theirs. */
export type Among = (people: readonly string[]) => (address: string) => boolean;

export function amongPeople(document: LedgerDocument): Among {
  let addresses: PeopleAddresses | undefined;
  const whose = (address: string): number | string => {
    addresses ??= new PeopleAddresses(document.people ?? []);
    const person = addresses.find(address);
    return person < 0 ? addressKey(address) : person;
  };
  return (people) => {
    const them = new Set(people.map(whose));
    return (address) => them.has(whose(address));
  };
}
