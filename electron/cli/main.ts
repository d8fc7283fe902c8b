#!/usr/bin/env node
/** The command line: the same core as the window, for schedules, scripts, benchmarks and independent checks. */
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

// SECURITY: in a folder of this person alone. The usual place is one where others could have put code for us before.
enableCompileCache(join(homedir(), '.cache', 'root-ledger', 'code'));

const { COMMANDS, SHARED_OPTIONS, helpText } = await import('./table.ts');
const { UsageError } = await import('./command.ts');
const { EXIT_DONE, EXIT_USAGE, exitStatusFor } = await import('./exit-status.ts');
const { failureOf } = await import('../../shared/ipc/result.ts');
const { Opener } = await import('./open-session.ts');

type Told = Omit<import('../../shared/ipc/result.ts').Failure, 'code'> & { readonly code: string };

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
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
  const opener = new Opener(values, { writes, say: (line) => process.stderr.write(`${line}\n`) });
  try {
    const answer = await command.run({
      values,
      positionals,
      args: rest,
      open: (how) => opener.open(how),
      say: (line) => process.stderr.write(`${line}\n`),
    });
    if (answer === null) return EXIT_DONE;
    const text = values.json === true ? `${JSON.stringify(answer.json)}\n` : answer.text;
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
  process.stderr.write(`root-ledger: ${message}${hint === undefined ? '' : ` ${hint}`}\n`);
  if (args.includes('--json'))
    process.stdout.write(`${JSON.stringify({ error: { code, message, hint, detail, ...aws } })}\n`);
  process.exitCode = status;
}

const args = process.argv.slice(2);
try {
  process.exitCode = await main(args);
} catch (error) {
  if (error instanceof UsageError) fail({ code: 'usage', message: error.message }, EXIT_USAGE, args);
  else {
    const failure = failureOf(error);
    fail(failure, exitStatusFor(failure.code), args);
    if (process.env.ROOT_LEDGER_DEBUG === '1' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  }
}
