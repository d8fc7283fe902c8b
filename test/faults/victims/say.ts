/** What a worker process tells: written at once and whole, so that what was said before a kill is known. */
import { writeSync } from 'node:fs';

export function say(line: string): void {
  writeSync(1, `${line}\n`);
}

/** The argument at this place. */
export function given(at: number): string {
  const value = process.argv[2 + at];
  if (value === undefined) throw new Error(`argument ${at} is missing`);
  return value;
}
