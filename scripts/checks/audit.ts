/**
 * `npm test -- audit`: asks the registry whether what the app ships with has known flaws, and says so. Fails on a high or critical one.
 * A network without that service is told and passed over: a build on a closed network must not depend on it.
 */
import { execFile } from 'node:child_process';
import { ROOT } from '../setup/paths.ts';

const LIMIT_MS = 60_000;
const MOST_OUTPUT_BYTES = 16 * 1024 * 1024;

export interface AuditOutcome {
  readonly words: string;
  readonly failed: boolean;
  /** Did the registry answer? */
  readonly checked: boolean;
}

/** What came of `npm audit --json`, whatever it answered. */
export function outcomeOf(output: string): AuditOutcome {
  const counts = countsIn(output);
  if (counts === null)
    return {
      words: 'Known flaws: the registry’s list could not be reached. Nothing was checked.',
      failed: false,
      checked: false,
    };
  const bad = (counts.high ?? 0) + (counts.critical ?? 0);
  const all = Object.entries(counts).filter(([severity, count]) => severity !== 'total' && count > 0);
  const words = all.length === 0 ? 'none known' : all.map(([severity, count]) => `${count} ${severity}`).join(', ');
  return { words: `Known flaws in what the app ships with: ${words}.`, failed: bad > 0, checked: true };
}

function countsIn(output: string): Readonly<Record<string, number>> | null {
  try {
    const answer = JSON.parse(output) as { metadata?: { vulnerabilities?: Record<string, number> } };
    return answer.metadata?.vulnerabilities ?? null;
  } catch {
    return null;
  }
}

/** Ask the registry. Never throws: what cannot be asked is answered as not checked. */
export function auditShipped(): Promise<AuditOutcome> {
  const args = ['audit', '--omit=dev', '--json'];
  return new Promise((resolve) => {
    execFile('npm', args, { cwd: ROOT, timeout: LIMIT_MS, maxBuffer: MOST_OUTPUT_BYTES }, (_error, output) =>
      resolve(outcomeOf(output)),
    );
  });
}
