/** What the set-up tells the person at the terminal. Messages go to standard error, so that output can be piped. */

/** One plain line. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A framed message that nobody overlooks. */
export function announce(lines: readonly string[]): void {
  const width = Math.max(...lines.map((line) => line.length));
  const edge = '─'.repeat(width + 2);
  say(`┌${edge}┐`);
  for (const line of lines) say(`│ ${line.padEnd(width)} │`);
  say(`└${edge}┘`);
}

/** A reason to stop that is told without a stack trace. */
export class SetupProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SetupProblem';
  }
}

/** Run a set-up script: a `SetupProblem` is told in words, anything else with its stack. */
export async function main(run: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await run();
  } catch (error) {
    say(error instanceof SetupProblem ? error.message : String(error instanceof Error ? error.stack : error));
    process.exitCode = 1;
  }
}
