/** AWS: who asks and what it may read is shown before a scan starts; a running scan can be watched and cancelled. */
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import ScanScreen from '../../../renderer/scan/scan-screen.tsx';
import type { CallerView } from '../../../shared/ipc/channels/scan.ts';
import type { ScanProgress } from '../../../shared/ipc/events.ts';
import type { Answers } from '../harness.tsx';
import { fails, renderScreen } from '../harness.tsx';

const CALLER: CallerView = {
  account: '111122223333',
  arn: 'arn:aws:sts::111122223333:assumed-role/Audit/alice',
  partition: 'aws',
  notes: [],
  organization: { id: 'o-a1b2c3d4e5', managementAccount: '111122223333', isManagement: true, allFeatures: true },
  abilities: [
    { permission: 'organizations:ListAccounts', allowed: 'yes', loses: '' },
    { permission: 'iam:ListOrganizationsFeatures', allowed: 'no', loses: 'Central root access stays unknown.' },
  ],
};

const RUNNING: ScanProgress = {
  runId: 'r1',
  phase: 'accounts',
  accounts: 120,
  complete: 40,
  failed: 2,
  calls: 512,
  throttled: 0,
  current: ['Payments'],
  startedAt: '2026-11-24T10:00:00Z',
  leftMs: 65_000,
  message: null,
};

const shown = (answers: Answers = {}) =>
  renderScreen(<ScanScreen />, {
    answers: {
      'aws.profiles': {
        profiles: [
          { name: 'audit', kind: 'sso', region: 'eu-central-1', program: false, trouble: null },
          { name: 'default', kind: 'keys', region: null, program: false, trouble: null },
        ],
        configFile: '/home/alex/.aws/config',
        endpoint: null,
        troubles: [],
      },
      'aws.caller': CALLER,
      'scan.runs': { runs: [] },
      ...answers,
    },
  });

describe('AWS and scans', () => {
  it('does not ask AWS anything before a profile is chosen', async () => {
    const { askedOf } = shown();
    await screen.findByRole('radio', { name: /audit/ });
    expect(askedOf('aws.caller')).toEqual([]);
  });

  it('shows who asks and what it loses by a missing permission', async () => {
    const { user } = shown();
    await user.click(await screen.findByRole('radio', { name: /audit/ }));
    expect(await screen.findByText(CALLER.arn)).toBeTruthy();
    expect(screen.getByText('Central root access stays unknown.')).toBeTruthy();
  });

  it('says how to renew an expired session', async () => {
    const { user } = shown({
      'aws.caller': fails('aws-session-expired', 'The session has expired.', 'Run aws sso login --profile audit.'),
    });
    await user.click(await screen.findByRole('radio', { name: /audit/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('aws sso login --profile audit');
    expect(screen.queryByRole('button', { name: 'Start scan' })).toBeNull();
  });

  it('says of a profile that it runs a program, what is wrong with one, and which lines cannot be read', async () => {
    shown({
      'aws.profiles': {
        profiles: [
          { name: 'behind', kind: 'assume-role', region: null, program: true, trouble: null },
          {
            name: 'lost',
            kind: 'other',
            region: null,
            program: false,
            trouble: 'It refers to a section that is not there.',
          },
        ],
        configFile: '~/.aws/config',
        endpoint: null,
        troubles: ['Line 3 of ~/.aws/config is neither a section nor a setting.'],
      },
    });
    expect(await screen.findByRole('radio', { name: /behind.*runs a program/ })).toBeTruthy();
    expect(screen.getByRole('radio', { name: /lost.*a section that is not there/ })).toBeTruthy();
    expect(screen.getByText(/Line 3/)).toBeTruthy();
  });

  it('tells what is to be known of how AWS is asked', async () => {
    const { user } = shown({ 'aws.caller': { ...CALLER, notes: ['The profile “audit” runs a program.'] } });
    await user.click(await screen.findByRole('radio', { name: /audit/ }));
    expect(await screen.findByText('The profile “audit” runs a program.')).toBeTruthy();
  });

  it('starts a scan of the organization with the role’s name', async () => {
    const { user, askedOf } = shown({ 'scan.start': null });
    await user.click(await screen.findByRole('radio', { name: /audit/ }));
    const role = await screen.findByLabelText('Read role in member accounts');
    await user.clear(role);
    await user.type(role, 'AuditRead');
    await user.click(screen.getByRole('button', { name: 'Start scan' }));
    await waitFor(() =>
      expect(askedOf('scan.start')).toEqual([
        {
          profile: 'audit',
          scope: 'organization',
          roleName: 'AuditRead',
          onlyFailed: false,
          resume: false,
          deepAudit: false,
        },
      ]),
    );
  });

  it('warns of the alarms that a deep audit sets off, and offers the filter that leaves it out', async () => {
    const quietAlarmFilter = '{ $.userIdentity.type = "Root" && $.x NOT EXISTS }';
    const { user } = shown({
      'aws.policy': { callerPolicy: '', memberPolicy: '', template: '', losses: [], quietAlarmFilter },
    });
    await user.click(await screen.findByRole('radio', { name: /audit/ }));
    const wanted = await screen.findByRole('switch', { name: /^Deep audit/ });
    expect(screen.queryByRole('note')).toBeNull();
    await user.click(wanted);
    expect(screen.getByRole('note', { name: 'Before a deep audit' }).textContent).toContain(
      'Alarms on the use of root',
    );
    expect(await screen.findByText(quietAlarmFilter)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy the metric filter' })).toBeTruthy();
  });

  it('refuses a role name that AWS would refuse', async () => {
    const { user } = shown();
    await user.click(await screen.findByRole('radio', { name: /audit/ }));
    await user.type(await screen.findByLabelText('Read role in member accounts'), ' x');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Start scan' }).disabled).toBe(true);
  });

  it('scans the account alone where the caller sees no organization', async () => {
    const { user, askedOf } = shown({
      'aws.caller': { ...CALLER, organization: null },
      'scan.start': null,
    });
    await user.click(await screen.findByRole('radio', { name: /audit/ }));
    await user.click(await screen.findByRole('button', { name: 'Start scan' }));
    await waitFor(() => expect(askedOf('scan.start')).toMatchObject([{ scope: 'account' }]));
  });

  it('follows a running scan and cancels it', async () => {
    const { user, tell, askedOf } = shown({ 'scan.cancel': null });
    tell('scan.progress', RUNNING);
    expect(screen.getByText('about 1 min 5 s left')).toBeTruthy();
    expect(screen.getByText('2 with errors')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(askedOf('scan.cancel')).toHaveLength(1));
    tell('scan.progress', { ...RUNNING, phase: 'cancelled' });
    expect(screen.getByRole('heading', { name: /what was read is kept/ })).toBeTruthy();
  });

  it('goes on where a cancelled scan stopped', async () => {
    const { user, tell, askedOf } = shown({ 'scan.start': null });
    await user.click(await screen.findByRole('radio', { name: /audit/ }));
    await screen.findByRole('button', { name: 'Start scan' });
    tell('scan.progress', { ...RUNNING, phase: 'cancelled' });
    await user.click(screen.getByRole('button', { name: 'Go on where it stopped' }));
    await waitFor(() => expect(askedOf('scan.start')).toMatchObject([{ resume: true, onlyFailed: false }]));
  });

  it('reads again only the accounts with errors', async () => {
    const { user, tell, askedOf } = shown({ 'scan.start': null });
    await user.click(await screen.findByRole('radio', { name: /audit/ }));
    await screen.findByRole('button', { name: 'Start scan' });
    tell('scan.progress', { ...RUNNING, phase: 'done' });
    await user.click(screen.getByRole('button', { name: 'Only those with errors' }));
    await waitFor(() => expect(askedOf('scan.start')).toMatchObject([{ resume: false, onlyFailed: true }]));
  });
});
