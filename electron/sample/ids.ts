/** Account ids that follow from the account's name, so that records can point at each other. */
import { hash } from '../simulator/random.ts';

/** Twelve digits that look like any other account's. */
export function accountIdOf(name: string): string {
  const head = 100_000 + (hash(`account ${name}`) % 900_000);
  const tail = hash(`${name} account`) % 1_000_000;
  return `${head}${String(tail).padStart(6, '0')}`;
}
