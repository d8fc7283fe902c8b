/** The policy: what the ledger is judged by. A change shows what it changes before it is applied. */
import { Button, NumberInput, Radio, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { PolicyAnswer, PolicySettings } from '../../../shared/ipc/channels/policy.ts';
import type { ProfileName } from '../../../shared/register/document.ts';
import { DEFAULT_DRILL_DAYS, DEFAULT_REVIEW_DAYS, policyFrom } from '../../../shared/register/policy.ts';
import { shownDomain } from '../../../shared/text/compare.ts';
import { DialogFoot } from '../../design/dialog-foot.tsx';
import { Answered } from '../../design/feedback.tsx';
import { Page, Section } from '../../design/page.tsx';
import { Trouble } from '../../design/trouble.tsx';
import { useAction, useRequest } from '../../ipc/requests.ts';
import { sayDone } from '../../register/edit/said.tsx';
import classes from './policy.module.css';
import { PolicyEffect } from './policy-effect.tsx';

const TYPING_MS = 250;

const PROFILES: readonly { readonly value: ProfileName; readonly label: string; readonly means: string }[] = [
  {
    value: 'split-custody',
    label: 'Split custody',
    means: 'Nobody alone holds password and MFA, nor inbox and phone. Two people are needed, and two may be missing.',
  },
  {
    value: 'shared-vault',
    label: 'Shared vault',
    means: 'Password and MFA seed may share a vault, as long as a named person owns that risk. One person may get in.',
  },
  {
    value: 'no-member-root',
    label: 'No member root credentials',
    means: 'Member accounts must have no root credentials at all. The management account is held in split custody.',
  },
];

export default function PolicyScreen() {
  const policy = useRequest('policy.get', undefined);
  return (
    <Page
      title="Policy"
      back={{ to: '/settings', label: 'Settings' }}
      subtitle="What counts as a gap. Nothing changes until you apply it, and you see before what it would change."
    >
      <Answered request={policy}>
        {(answer) => <PolicyForm key={JSON.stringify(answer.settings)} answer={answer} />}
      </Answered>
    </Page>
  );
}

function PolicyForm({ answer }: { answer: PolicyAnswer }) {
  const [wanted, setWanted] = useState<PolicySettings>(answer.settings);
  const [reason, setReason] = useState('');
  const [asked] = useDebouncedValue(wanted, TYPING_MS);
  const changed = JSON.stringify(wanted) !== JSON.stringify(answer.settings);
  const preview = useRequest('policy.preview', asked, {
    enabled: JSON.stringify(asked) !== JSON.stringify(answer.settings),
    keepPrevious: true,
  });
  const save = useAction('policy.save', ({ seq }) => sayDone('Changed the policy.', seq));
  const set = (part: Partial<PolicySettings>) => setWanted((before) => ({ ...before, ...part }));
  const byProfile = policyFrom({ profile: wanted.profile });
  const number = (value: string | number): number | null => (value === '' ? null : Number(value));
  return (
    <div className={classes.split}>
      <Stack gap="lg">
        <Section title="Profile" padded>
          <Radio.Group
            aria-label="Policy profile"
            value={wanted.profile}
            onChange={(next) => set({ profile: next as ProfileName })}
          >
            <Stack gap="sm">
              {PROFILES.map(({ value, label, means }) => (
                <Radio key={value} value={value} label={label} description={means} />
              ))}
            </Stack>
          </Radio.Group>
        </Section>
        <Section title="Thresholds and intervals" padded>
          <div className={classes.numbers}>
            <NumberInput
              label="Least bus factor"
              description="People whose absence may leave no way in"
              placeholder={`${byProfile.minBusFactor}, by the profile`}
              min={0}
              max={20}
              value={wanted.minBusFactor ?? ''}
              onChange={(next) => set({ minBusFactor: number(next) })}
            />
            <NumberInput
              label="Least break-in number"
              description="People who must act together to get in"
              placeholder={`${byProfile.minBreakIn}, by the profile`}
              min={0}
              max={20}
              value={wanted.minBreakIn ?? ''}
              onChange={(next) => set({ minBreakIn: number(next) })}
            />
            <NumberInput
              label="Review interval"
              description="Days until a statement is stale"
              placeholder={`${DEFAULT_REVIEW_DAYS} days`}
              min={1}
              max={3650}
              value={wanted.reviewDays ?? ''}
              onChange={(next) => set({ reviewDays: number(next) })}
            />
            <NumberInput
              label="Drill interval"
              description="Days between rehearsals of getting in"
              placeholder={`${DEFAULT_DRILL_DAYS} days`}
              min={1}
              max={3650}
              value={wanted.drillDays ?? ''}
              onChange={(next) => set({ drillDays: number(next) })}
            />
          </div>
        </Section>
        <Section title="Company domains" padded>
          <TagsInput
            label="Domains"
            description="Mail domains that the company owns. A subdomain of a listed one counts, too."
            placeholder="acme.example"
            value={wanted.companyDomains}
            onChange={(next) =>
              set({ companyDomains: next.map((domain) => shownDomain(domain.trim().replace(/^@/, ''))) })
            }
          />
        </Section>
      </Stack>
      <aside className={classes.effect} aria-label="What this changes">
        <Section title="What this changes" padded>
          {changed ? (
            <PolicyEffect preview={preview} />
          ) : (
            <Text className="muted" fz="inherit">
              Nothing yet: this is the policy of today.
            </Text>
          )}
        </Section>
        {changed && (
          <Stack gap="sm" mt="md">
            <TextInput label="Why" value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
            <Trouble error={save.error} />
            <DialogFoot onBack={() => setWanted(answer.settings)} back="Leave it">
              <Button
                loading={save.isPending}
                disabled={preview.data === undefined || preview.isPlaceholderData}
                onClick={() => save.mutate({ ...wanted, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) })}
              >
                Apply
              </Button>
            </DialogFoot>
          </Stack>
        )}
      </aside>
    </div>
  );
}
