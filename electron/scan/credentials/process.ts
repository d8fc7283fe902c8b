/** Credentials from the program that a profile names as its `credential_process`. */
import { exec } from 'node:child_process';
import { secretIn } from '../../../shared/imports/secrets/values.ts';
import type { Credentials } from '../aws/caller.ts';
import { AwsTroubleError, awsCommand } from '../aws/trouble.ts';
import type { Source } from './source.ts';

const LONGEST_MS = 60_000;
const MOST_BYTES = 1_000_000;
const SHOWN_LENGTH = 160;
/** What a shell says of a program that is not there, or may not be run. */
const NOT_FOUND = new Set([126, 127, 9009]);

/** Throws `AwsTroubleError`. What the program prints on its standard output is never shown: it is made to hold secrets. */
export async function processCredentials(
  { profile, command }: Extract<Source, { kind: 'process' }>,
  env: NodeJS.ProcessEnv,
): Promise<Credentials> {
  const trouble = (
    cause: 'process-missing' | 'process-failed' | 'process-not-json' | 'process-incomplete' | 'process-expired',
    says: string,
  ) =>
    new AwsTroubleError(cause === 'process-expired' ? 'ended' : 'credentials', {
      cause,
      profile,
      message: `The program that gives the profile “${profile}” its credentials ${says}`,
      hint: 'Try the program by itself, and correct credential_process if it is another.',
      command: awsCommand('configure export-credentials', profile),
    });
  const ran = await runProgram(command, env);
  if (ran.ended === 'too long') throw trouble('process-failed', `did not end within ${LONGEST_MS / 1000} seconds.`);
  if (ran.ended !== 0) {
    const said = shownOf(ran.stderr);
    if (NOT_FOUND.has(ran.ended)) throw trouble('process-missing', `is not there or cannot be run${said}.`);
    throw trouble('process-failed', `failed (exit status ${ran.ended})${said}.`);
  }
  const answer = parsed(ran.stdout);
  if (answer === null) throw trouble('process-not-json', 'printed something that is not a JSON object.');
  const { Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer;
  if (Version !== 1) throw trouble('process-incomplete', 'printed JSON without "Version": 1.');
  if (typeof AccessKeyId !== 'string' || typeof SecretAccessKey !== 'string')
    throw trouble('process-incomplete', 'printed JSON without AccessKeyId and SecretAccessKey.');
  const expiration = typeof Expiration === 'string' ? new Date(Expiration) : undefined;
  if (expiration !== undefined && Number.isNaN(expiration.getTime()))
    throw trouble('process-incomplete', 'printed an Expiration that is not a time.');
  if (expiration !== undefined && expiration.getTime() <= Date.now())
    throw trouble('process-expired', `gave some that ended on ${expiration.toISOString()}.`);
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(typeof SessionToken === 'string' ? { sessionToken: SessionToken } : {}),
    ...(expiration === undefined ? {} : { expiration }),
  };
}

interface Ran {
  readonly ended: number | 'too long';
  readonly stdout: string;
  readonly stderr: string;
}

function runProgram(command: string, env: NodeJS.ProcessEnv): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { env, timeout: LONGEST_MS, maxBuffer: MOST_BYTES, windowsHide: true };
    exec(command, options, (error, stdout, stderr) => {
      if (error === null) return resolve({ ended: 0, stdout, stderr });
      resolve({ ended: error.killed === true ? 'too long' : (error.code ?? 1), stdout: '', stderr });
    });
  });
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** The first line of what it complained of, where nothing in it looks like a secret. */
function shownOf(stderr: string): string {
  const [line = ''] = stderr
    .replace(/[\p{Cc}\p{Cf}]+/gu, '\n')
    .split('\n')
    .filter((text) => text.trim() !== '');
  const words = line.trim().slice(0, SHOWN_LENGTH);
  const opaque = /[A-Za-z0-9+/=_-]{24,}/.test(words) || secretIn(words) !== null;
  return words === '' || opaque ? '' : `: ${words.replace(/[.\s]+$/, '')}`;
}
