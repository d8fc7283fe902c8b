/** The profiles of the machine's AWS configuration, read by the SDK's own loader. Only names and kinds leave this file. */
import type { AwsProfile } from '../../../shared/ipc/channels/scan.ts';

type Settings = Readonly<Record<string, string | undefined>>;

/** What kind of profile these settings make, by what the SDK would use first. Pure. */
function profileKind(settings: Settings): AwsProfile['kind'] {
  if (settings.sso_session !== undefined || settings.sso_start_url !== undefined) return 'sso';
  if (settings.role_arn !== undefined) return 'assume-role';
  if (settings.aws_access_key_id !== undefined) return 'keys';
  if (settings.credential_process !== undefined) return 'process';
  return 'other';
}

/** All profiles by name, the environment's own credentials first where there are any. Sends nothing. */
export async function listProfiles(): Promise<{ profiles: AwsProfile[]; configFile: string; endpoint: string | null }> {
  const { loadSharedConfigFiles } = await import('@smithy/core/config');
  const files = await loadSharedConfigFiles({ ignoreCache: true }).catch(() => null);
  const merged = new Map<string, Settings>();
  // The loader lists sections that are no profiles (sso-session, services) under dotted names.
  for (const source of [files?.configFile, files?.credentialsFile])
    for (const [name, settings] of Object.entries(source ?? {}))
      if (!/^(sso-session|services)\./.test(name)) merged.set(name, { ...merged.get(name), ...settings });

  const profiles: AwsProfile[] = [...merged]
    .map(([name, settings]) => ({ name, kind: profileKind(settings), region: settings.region ?? null }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const { AWS_ACCESS_KEY_ID, AWS_REGION, AWS_DEFAULT_REGION, AWS_CONFIG_FILE, AWS_ENDPOINT_URL } = process.env;
  if (AWS_ACCESS_KEY_ID)
    profiles.unshift({ name: '', kind: 'environment', region: AWS_REGION ?? AWS_DEFAULT_REGION ?? null });
  return { profiles, configFile: AWS_CONFIG_FILE ?? '~/.aws/config', endpoint: AWS_ENDPOINT_URL ?? null };
}
