/** Who the profile is to AWS, and what it may do. */
import type { UseQueryResult } from '@tanstack/react-query';
import type { CallerView } from '../../shared/ipc/channels/scan.ts';
import { Failed, Loading } from '../design/feedback.tsx';
import { KeyValue, Section } from '../design/page.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import classes from './scan.module.css';

export function CallerSection({ caller }: { caller: UseQueryResult<CallerView> }) {
  return (
    <Section title="Who asks" plain={caller.data === undefined}>
      {caller.error ? (
        <Failed error={caller.error} retry={caller.refetch} />
      ) : caller.data === undefined ? (
        <Loading lines={3} />
      ) : (
        <Caller view={caller.data} />
      )}
    </Section>
  );
}

function Caller({ view }: { view: CallerView }) {
  const lacking = view.abilities.filter((ability) => ability.allowed !== 'yes');
  return (
    <KeyValue
      pairs={[
        { label: 'Identity', value: <span className="mono">{view.arn}</span> },
        { label: 'Account', value: <span className="numeric">{view.account}</span> },
        { label: 'Organization', value: organizationWords(view) },
        ...view.notes.map((note) => ({ label: 'Note', value: note })),
        {
          label: 'May read',
          value:
            lacking.length === 0 ? (
              <StateBadge standing="fine" label="Everything a scan needs" bare />
            ) : (
              <ul className={classes.abilities}>
                {lacking.map((ability) => (
                  <li key={ability.permission}>
                    <StateBadge
                      standing={ability.allowed === 'no' ? 'medium' : 'unknown'}
                      label={ability.permission}
                      bare
                    />
                    <span className="muted">{ability.loses}</span>
                  </li>
                ))}
              </ul>
            ),
          mark: (
            <span className="faint numeric">
              {view.abilities.length - lacking.length} of {view.abilities.length}
            </span>
          ),
        },
      ]}
    />
  );
}

function organizationWords({ organization, partition }: CallerView): string {
  if (organization === null) return 'Not in an organization that this identity can see';
  return [
    organization.id,
    organization.isManagement ? 'management account' : `managed by ${organization.managementAccount}`,
    organization.allFeatures ? null : 'consolidated billing only',
    partition === 'aws' ? null : partition,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
