#!/usr/bin/env node
/** The command line: the same core as the window, for schedules, scripts, benchmarks and independent checks. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { codeFolder, writePrivately } from './private-start.ts';

writePrivately();
// SECURITY: in a folder of this person alone. The usual place is one where others could have put code for us before.
const code = codeFolder();
if (code !== null) enableCompileCache(code);

const { COMMANDS, SHARED_OPTIONS, helpText } = await import('./table.ts');
const { UsageError } = await import('./command.ts');
const { EXIT_DONE, EXIT_USAGE, exitStatusFor } = await import('./exit-status.ts');
const { failureOf } = await import('../../shared/ipc/result.ts');
const { Opener } = await import('./open-session.ts');

const { connectionErrorOf } = await import('../ledger/connection-errors.ts');
const { DamagedLedgerError } = await import('../ledger/damage.ts');
const { listBackups } = await import('../backup/rolling.ts');
const { ledgerLocation } = await import('../ledger/location.ts');

const NEEDS_BACKUP: ReadonlySet<string> = new Set(['ledger-damaged', 'ledger-missing']);
const MOST_BACKUPS_SHOWN = 5;
const { visibleLines } = await import('../../shared/text/invisible.ts');

/** SECURITY: names come from elsewhere; what would move the cursor or turn the direction of writing is written out. */
const say = (line: string): boolean => process.stderr.write(`${visibleLines(line)}\n`);

/** JSON that a terminal shows as it is: what JSON leaves as a character and nobody would see is escaped. */
const jsonText = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

type Told = Omit<import('../../shared/ipc/result.ts').Failure, 'code'> & { readonly code: string };

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`root-ledger: The answer could not be written to its end (${error.code ?? error.name}).\n`);
  process.exit(EXIT_USAGE);
});

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help') {
    process.stdout.write(helpText());
    return name === undefined ? EXIT_USAGE : EXIT_DONE;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) throw new UsageError(`There is no command “${name}”. Try: help`);
  const { values, positionals } = parseOptions(command.options, rest);
  if (values.help === true) {
    process.stdout.write(`${command.usage}\n${command.does}\n`);
    return EXIT_DONE;
  }
  const writes = command.writes?.(values, positionals) ?? false;
  if (writes && values.now !== undefined && values.demo !== true)
    throw new UsageError(
      `--now only reads: what “${name}” writes bears the time at which it is written. Leave --now away, or try it with --demo.`,
    );
  const opener = new Opener(values, { writes, say });
  try {
    const answer = await command.run({
      values,
      positionals,
      args: rest,
      open: (how) => opener.open(how),
      say,
    });
    if (answer === null) return EXIT_DONE;
    const text = values.json === true ? `${jsonText(answer.json)}\n` : visibleLines(answer.text);
    await new Promise<void>((resolve) => process.stdout.write(text, () => resolve()));
    return answer.status ?? EXIT_DONE;
  } finally {
    await opener.close();
  }
}

function parseOptions(options: (typeof COMMANDS)[number]['options'], args: string[]) {
  try {
    return parseArgs({ args, options: { ...SHARED_OPTIONS, ...options }, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'wrong usage');
  }
}

/** Say what went wrong: on standard error for people, and for programs that asked for JSON as the one document they get. */
function fail(failure: Told, status: number, args: readonly string[]): void {
  const { code, message, hint, detail, aws } = failure;
  say(`root-ledger: ${message}${hint === undefined ? '' : ` ${hint}`}`);
  if (args.includes('--json'))
    process.stdout.write(`${jsonText({ error: { code, message, hint, detail, ...aws } })}\n`);
  process.exitCode = status;
}

/** Of a ledger that does not open: what is damaged of it, and the backups beside it. */
async function wayForward(code: string, error: unknown, args: readonly string[]): Promise<string[]> {
  if (!NEEDS_BACKUP.has(code)) return [];
  const at = args.findIndex((one) => one === '--ledger' || one.startsWith('--ledger='));
  const given = args[at]?.includes('=') ? args[at].slice('--ledger='.length) : args[at + 1];
  const folder = ledgerLocation(at === -1 ? undefined : given).folder;
  const backups = await listBackups(folder).catch(() => []);
  return [
    ...(error instanceof DamagedLedgerError ? error.damage : []),
    ...(backups.length === 0
      ? [`There are no backups in ${ledgerLocation(folder).backups}. Look for those that were made elsewhere.`]
      : [
          'Backups beside it, newest first by what they say of themselves; restore FILE --preview tells what is in one:',
        ]),
    ...backups
      .slice(0, MOST_BACKUPS_SHOWN)
      .map(({ name, made }) => `  ${made}  ${join(ledgerLocation(folder).backups, name)}`),
  ];
}

const args = process.argv.slice(2);
try {
  process.exitCode = await main(args);
} catch (error) {
  if (error instanceof UsageError) fail({ code: 'usage', message: error.message }, EXIT_USAGE, args);
  else {
    // What SQLite says of a full disk or a damaged page has its own words and way forward.
    const failure = failureOf(connectionErrorOf(error) ?? error);
    fail(failure, exitStatusFor(failure.code), args);
    for (const line of await wayForward(failure.code, error, args)) process.stderr.write(`${line}\n`);
    if (process.env.ROOT_LEDGER_DEBUG === '1' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  }
}
