/** Every kind of work that is killed at random, one row each. */
import { backups } from './backups.ts';
import { creations } from './creations.ts';
import { imports } from './imports.ts';
import type { KillKind } from './kind.ts';
import { migrations } from './migrations.ts';
import { rekeys } from './rekeys.ts';
import { restores } from './restores.ts';
import { scans } from './scans.ts';
import { writes } from './writes.ts';

export const KILL_KINDS: readonly KillKind[] = [
  writes,
  scans,
  imports,
  migrations,
  backups,
  rekeys,
  restores,
  creations,
];
