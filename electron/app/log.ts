/** What main notes while running. Only codes and names of our own; never data of a ledger. */

/** A line on standard error. The error's name and code say what kind it was; its text may quote data and is left out. */
export function notice(what: string, where: string, error?: unknown): void {
  const kind = error instanceof Error ? ` (${error.name})` : '';
  process.stderr.write(`[root-ledger] ${what}${where === '' ? '' : `: ${where}`}${kind}\n`);
  if (process.env.ROOT_LEDGER_DEBUG === '1' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}
