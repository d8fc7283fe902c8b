/** The profiles of this machine's AWS configuration. */

import { IconKey } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { AwsProfile } from '../../shared/ipc/channels/scan.ts';
import { EmptyState, Failed, Loading } from '../design/feedback.tsx';
import { Section } from '../design/page.tsx';
import classes from './scan.module.css';

const KIND_WORDS: Record<AwsProfile['kind'], string> = {
  sso: 'IAM Identity Center sign-in',
  'assume-role': 'Assumes a role',
  keys: 'Access keys in the configuration',
  process: 'Credentials from a program',
  environment: 'From the environment',
  other: 'Other',
};

interface Profiles {
  readonly profiles: readonly AwsProfile[];
  readonly configFile: string;
  readonly endpoint: string | null;
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
        </EmptyState>
      ) : (
        <div className={classes.profiles} role="radiogroup" aria-label="AWS profile">
          {profiles.data.profiles.map((row) => (
            <label key={row.name} className={classes.profile}>
              <input type="radio" name="profile" checked={row.name === profile} onChange={() => onChoose(row.name)} />
              <span>
                <span style={{ fontWeight: 500 }}>{row.name || KIND_WORDS[row.kind]}</span>
                <span className="faint">
                  {[row.name && KIND_WORDS[row.kind], row.region].filter(Boolean).join(' · ')}
                </span>
              </span>
            </label>
          ))}
        </div>
      )}
    </Section>
  );
}
