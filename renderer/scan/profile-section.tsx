/** The profiles of this machine's AWS configuration. */

import { IconKey } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { AwsProfile } from '../../shared/ipc/channels/scan.ts';
import { EmptyState, Failed, Loading } from '../design/feedback.tsx';
import { Section } from '../design/page.tsx';
import classes from './scan.module.css';

const KIND_WORDS: Record<AwsProfile['kind'], string> = {
  sso: 'IAM Identity Center sign-in',
  login: 'Console sign-in (aws login)',
  'assume-role': 'Assumes a role',
  keys: 'Access keys in the configuration',
  'web-identity': 'Assumes a role with a web identity',
  process: 'Credentials from a program',
  machine: 'Credentials of the container or instance',
  environment: 'From the environment',
  other: 'Cannot be used as it is',
};

interface Profiles {
  readonly profiles: readonly AwsProfile[];
  readonly configFile: string;
  readonly endpoint: string | null;
  readonly troubles: readonly string[];
}

export interface ProfileSectionProps {
  readonly profiles: UseQueryResult<Profiles>;
  readonly profile: string | null | undefined;
  onChoose(profile: string): void;
}

export function ProfileSection({ profiles, profile, onChoose }: ProfileSectionProps) {
  return (
    <Section
      title="Profile"
      plain
      aside={profiles.data && <span className="clip">{profiles.data.endpoint ?? profiles.data.configFile}</span>}
    >
      {profiles.error ? (
        <Failed error={profiles.error} retry={profiles.refetch} />
      ) : profiles.data === undefined ? (
        <Loading lines={2} />
      ) : profiles.data.profiles.length === 0 ? (
        <EmptyState icon={IconKey} title="No AWS profile on this machine">
          Set one up with <code className="mono">aws configure sso</code>, then come back. Root Ledger reads{' '}
          <span className="mono">{profiles.data.configFile}</span>.
          {profiles.data.troubles.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </EmptyState>
      ) : (
        <>
          <div className={classes.profiles} role="radiogroup" aria-label="AWS profile">
            {profiles.data.profiles.map((row) => (
              <label key={row.name} className={classes.profile}>
                <input type="radio" name="profile" checked={row.name === profile} onChange={() => onChoose(row.name)} />
                <span>
                  <span style={{ fontWeight: 500 }}>{row.name || KIND_WORDS[row.kind]}</span>
                  <span className="faint">
                    {[row.name && KIND_WORDS[row.kind], ranWords(row), row.region].filter(Boolean).join(' · ')}
                  </span>
                  {row.trouble !== null && <span className={classes.profileTrouble}>{row.trouble}</span>}
                </span>
              </label>
            ))}
          </div>
          {profiles.data.troubles.map((sentence) => (
            <p key={sentence} className={classes.profileTrouble}>
              {sentence}
            </p>
          ))}
        </>
      )}
    </Section>
  );
}

/** A program behind another profile is run as well, and is not to be seen from the kind. */
function ranWords({ kind, program }: AwsProfile): string {
  return program && kind !== 'process' ? 'runs a program for them' : '';
}
