/** AWS: which profile reads, what it may do, what to grant, and the scan itself. */
import { useState } from 'react';
import { Page } from '../design/page.tsx';
import { useRequest } from '../ipc/requests.ts';
import { CallerSection } from './caller-section.tsx';
import { PolicySection } from './policy-section.tsx';
import { ProfileSection } from './profile-section.tsx';
import { PROPOSED_ROLE } from './role-name.ts';
import { RunsSection } from './runs-section.tsx';
import { ScanProgressCard } from './scan-progress.tsx';
import { useScanProgress } from './scan-state.ts';
import { ScheduleSection } from './schedule-section.tsx';
import { StartSection } from './start-section.tsx';

export default function ScanScreen() {
  const progress = useScanProgress();
  const profiles = useRequest('aws.profiles', undefined);
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const [roleName, setRoleName] = useState(PROPOSED_ROLE);
  // One profile alone needs no choice.
  const only = profiles.data?.profiles.length === 1 ? profiles.data.profiles[0]?.name : undefined;
  const profile = chosen === undefined ? only : chosen;
  const caller = useRequest('aws.caller', { profile: profile ?? null }, { enabled: profile !== undefined });

  return (
    <Page
      title="AWS & scans"
      subtitle="Root Ledger reads with your own credentials, stores none of them, and changes nothing in AWS"
    >
      {progress !== null && <ScanProgressCard progress={progress} />}
      <ProfileSection profiles={profiles} profile={profile} onChoose={setChosen} />
      {profile !== undefined && <CallerSection caller={caller} />}
      {profile !== undefined && caller.data !== undefined && (
        <StartSection
          profile={profile}
          caller={caller.data}
          roleName={roleName}
          onRoleName={setRoleName}
          progress={progress}
        />
      )}
      {profile !== undefined && <ScheduleSection profile={profile} roleName={roleName} />}
      <PolicySection roleName={roleName} account={caller.data?.account ?? null} />
      <RunsSection />
    </Page>
  );
}
