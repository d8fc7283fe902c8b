/** Every command, one row each. */
import type { Command, OptionTable } from './command.ts';
import { accounts } from './commands/accounts.ts';
import { backup } from './commands/backup.ts';
import { exportLedger } from './commands/export.ts';
import { gaps } from './commands/gaps.ts';
import { importFiles } from './commands/import.ts';
import { init } from './commands/init.ts';
import { offboard } from './commands/offboard.ts';
import { report } from './commands/report.ts';
import { restore } from './commands/restore.ts';
import { scan } from './commands/scan.ts';
import { simulate } from './commands/simulate-aws.ts';
import { verify } from './commands/verify.ts';
import { whatIf } from './commands/whatif.ts';

export const COMMANDS: readonly Command[] = [
  init,
  scan,
  accounts,
  gaps,
  whatIf,
  offboard,
  importFiles,
  exportLedger,
  report,
  backup,
  restore,
  verify,
  simulate,
];

/** Options that every command takes. */
export const SHARED_OPTIONS = {
  ledger: { type: 'string' },
  demo: { type: 'boolean' },
  'passphrase-file': { type: 'string' },
  now: { type: 'string' },
  'accept-clock': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const satisfies OptionTable;

export function helpText(): string {
  const width = Math.max(...COMMANDS.map((command) => command.usage.length));
  return [
    'Root Ledger: who can get into every AWS root account.',
    '',
    ...COMMANDS.map((command) => `  ${command.usage.padEnd(width)}  ${command.does}`),
    '',
    'Every command takes:',
    '  --ledger DIR          the ledger to use (default: the app’s own)',
    '  --demo                a throw-away ledger of the sample company, its AWS simulated',
    '  --passphrase-file F   unlock from a file, or from standard input with -',
    '  --now ISO             evaluate as of this instant; for what only reads',
    '  --accept-clock        the clock is right, although the last entry is of a later day or more than a year ago',
    '  --json                JSON on standard output',
    '',
    'Exit status: 0 done, 1 found something, 2 wrong usage, 3 locked, 4 AWS refused, 5 damaged or newer ledger.',
    '',
  ].join('\n');
}
