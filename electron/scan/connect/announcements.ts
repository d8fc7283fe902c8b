/** What is told before AWS is asked: programs that the configuration has run, and settings that are not followed. */
import { type CallerConfiguration, configured } from '../aws/caller.ts';
import { AwsTroubleError } from '../aws/trouble.ts';
import type { AwsSettings } from '../config/settings.ts';
import { programsOf, type Source, sourceOf } from '../credentials/source.ts';

/** Sentences. Pure. */
export function announcementsOf(settings: AwsSettings, source: Source | null): string[] {
  const { env, profile } = settings;
  const said = (source === null ? [] : programsOf(source)).map(({ profile: from, command }) =>
    from === profile
      ? `The profile “${from}” runs a program for its credentials: ${programName(command)}`
      : `The profile “${profile ?? 'default'}” takes its credentials from the profile “${from}”, which runs a program: ${programName(command)}`,
  );
  if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0')
    said.push(
      'NODE_TLS_REJECT_UNAUTHORIZED is 0 in the environment. Root Ledger checks the certificates of AWS all the same.',
    );
  return said;
}

/** The same for a configuration that has not been read yet; none where it cannot be used, which is told elsewhere. */
export async function announcements(configuration: CallerConfiguration): Promise<string[]> {
  try {
    const settings = await configured(configuration, process.env);
    return announcementsOf(settings, sourceOf(settings));
  } catch (error) {
    if (error instanceof AwsTroubleError) return [];
    throw error;
  }
}

/** The program without what it is given, which may be a secret. */
function programName(command: string): string {
  return /^(["'])(.+?)\1/.exec(command)?.[2] ?? command.split(/\s/)[0] ?? '';
}
