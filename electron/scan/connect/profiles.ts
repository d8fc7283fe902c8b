/** The profiles of the machine's AWS configuration. Only names, kinds and troubles leave this file. */
import type { AwsProfile } from '../../../shared/ipc/channels/scan.ts';
import { AwsTroubleError } from '../aws/trouble.ts';
import { settingsOf } from '../config/settings.ts';
import { readSharedConfig, type SharedConfig } from '../config/shared-files.ts';
import { programsOf, type Source, sourceOf } from '../credentials/source.ts';

export interface ProfileList {
  readonly profiles: AwsProfile[];
  readonly configFile: string;
  readonly endpoint: string | null;
  /** Lines of the files that no AWS tool can read, as sentences. */
  readonly troubles: string[];
}

const KINDS: Record<Source['kind'], AwsProfile['kind']> = {
  keys: 'keys',
  process: 'process',
  sso: 'sso',
  login: 'login',
  role: 'assume-role',
  'web-identity': 'web-identity',
  container: 'machine',
  instance: 'machine',
};

/** All profiles by name, the environment's own credentials first where there are any. Sends nothing. */
export async function listProfiles(env: NodeJS.ProcessEnv = process.env): Promise<ProfileList> {
  const shared = await readSharedConfig(env);
  const profiles = [...shared.profiles.keys()].sort().map((name) => profileView(name, env, shared));
  if (env.AWS_ACCESS_KEY_ID) {
    const region = env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? null;
    profiles.unshift({ name: '', kind: 'environment', region, program: false, trouble: null });
  }
  return {
    profiles,
    configFile: env.AWS_CONFIG_FILE ?? '~/.aws/config',
    endpoint: env.AWS_ENDPOINT_URL ?? null,
    troubles: shared.troubles.map(({ sentence }) => sentence),
  };
}

function profileView(name: string, env: NodeJS.ProcessEnv, shared: SharedConfig): AwsProfile {
  const region = shared.profiles.get(name)?.region ?? null;
  try {
    const source = sourceOf(settingsOf({ profile: name }, env, shared));
    return { name, kind: KINDS[source.kind], region, program: programsOf(source).length > 0, trouble: null };
  } catch (error) {
    const trouble = error instanceof AwsTroubleError ? error.message : 'It cannot be read.';
    return { name, kind: 'other', region, program: false, trouble };
  }
}
