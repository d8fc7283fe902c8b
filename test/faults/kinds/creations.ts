import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLedger } from '../../../electron/ledger/create-ledger.ts';
import { LIGHT, openAndCheck, PASSPHRASE } from '../ledgers.ts';
import type { KillKind } from './kind.ts';

/** A ledger whose creation was acknowledged opens with its recovery key; one that was cut off can be created anew. */
export const creations: KillKind = {
  name: 'creations',
  windowMs: 900,
  people: 1,
  recoveryOnly: true,
  prepare: async () => ({ args: [] }),
  check: async ({ folder, killed }) => {
    const parent = join(folder, '..');
    const keys = new Map(killed.acknowledged.map((line) => line.split(' ') as [string, string]));
    const problems: string[] = [];
    for (const name of readdirSync(parent).filter((one) => one.startsWith('new-'))) {
      const at = join(parent, name);
      const known = keys.get(name);
      const again = async () => {
        const passphrase = new TextEncoder().encode(PASSPHRASE);
        return (await createLedger(at, { passphrase, parameters: LIGHT, program: 'a fault' })).recoveryKey;
      };
      try {
        // Killed after it was whole and before it was said: then it is a ledger whose passphrase opens it.
        const found = await openAndCheck(at, known ?? (await again()));
        problems.push(...found.problems);
        found.host.close();
      } catch (error) {
        if (known !== undefined || !isThere(error)) problems.push(`${name}: ${String(error)}`);
      }
    }
    return problems;
  },
};

const isThere = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ledger-exists';
