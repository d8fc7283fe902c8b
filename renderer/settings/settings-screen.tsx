/** How the app looks, when it locks, what it hides, and what it is made of. */
import { Button, SegmentedControl, Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { RuntimeInfo } from '../../shared/ipc/session.ts';
import type { AppSettings } from '../../shared/ipc/settings.ts';
import { Answered } from '../design/feedback.tsx';
import { KeyValue, Page, Section } from '../design/page.tsx';
import { Trouble } from '../design/trouble.tsx';
import { count } from '../design/words.ts';
import { useAction, useRequest } from '../ipc/requests.ts';
import classes from './settings.module.css';

const LOCK_AFTER_MINUTES = [1, 5, 10, 15, 30, 60, 120];
const CLEAR_AFTER_SECONDS = [15, 30, 60, 120, 300, 900];
const NEVER = 'never';

export default function SettingsScreen() {
  const settings = useRequest('app.settings', undefined);
  const runtime = useRequest('app.runtime', undefined);
  const change = useAction('app.change-settings');
  return (
    <Page
      title="Settings"
      subtitle="Kept on this machine, outside the ledger"
      actions={
        <Button component={Link} to="/settings/policy" variant="default">
          Policy…
        </Button>
      }
    >
      <div className={classes.column}>
        <Answered request={settings}>
          {(current) => <Choices current={current} change={(part) => change.mutate(part)} />}
        </Answered>
        <Trouble error={change.error} />
        <Section title="About" plain={runtime.data === undefined}>
          <Answered request={runtime}>{(info) => <About info={info} />}</Answered>
        </Section>
      </div>
    </Page>
  );
}

function Choices({ current, change }: { current: AppSettings; change: (part: Partial<AppSettings>) => void }) {
  return (
    <>
      <Section title="Appearance">
        <Row name="Theme">
          <SegmentedControl
            aria-label="Theme"
            value={current.theme}
            onChange={(theme) => change({ theme: theme as AppSettings['theme'] })}
            data={[
              { value: 'system', label: 'As the system' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
          />
        </Row>
        <Row name="Rows of lists">
          <SegmentedControl
            aria-label="Rows of lists"
            value={current.density}
            onChange={(density) => change({ density: density as AppSettings['density'] })}
            data={[
              { value: 'compact', label: 'Compact' },
              { value: 'comfortable', label: 'Comfortable' },
            ]}
          />
        </Row>
      </Section>
      <Section title="Locking">
        <Row name="Lock when nobody uses it" more="Counted from the last key or mouse movement.">
          <Select
            aria-label="Lock when nobody uses it"
            size="sm"
            w="11rem"
            allowDeselect={false}
            value={current.autoLockMinutes === null ? NEVER : String(current.autoLockMinutes)}
            onChange={(value) => change({ autoLockMinutes: value === NEVER ? null : Number(value) })}
            data={[...minutesOffered(current), { value: NEVER, label: 'Never' }]}
          />
        </Row>
        <Toggle name="Lock when the computer sleeps" field="lockOnSleep" current={current} change={change} />
        <Toggle name="Lock together with the screen" field="lockOnScreenLock" current={current} change={change} />
      </Section>
      <Section title="Scheduled scans">
        <Toggle
          name="Keep running when the window is closed"
          more="Beside the clock, and only while a scan is scheduled and the ledger is open."
          field="runInBackground"
          current={current}
          change={change}
        />
      </Section>
      <Section title="Privacy">
        <Row
          name="Clear what was copied"
          more="If it is still in the clipboard. Locking and quitting clear it at once."
        >
          <Select
            aria-label="Clear what was copied"
            size="sm"
            w="11rem"
            allowDeselect={false}
            value={current.clearClipboardSeconds === null ? NEVER : String(current.clearClipboardSeconds)}
            onChange={(value) => change({ clearClipboardSeconds: value === NEVER ? null : Number(value) })}
            data={[...secondsOffered(current), { value: NEVER, label: 'Never' }]}
          />
        </Row>
        <Toggle
          name="Mask emails and account ids"
          more="For showing the screen to others. Point at a value to read it."
          field="privacyMode"
          current={current}
          change={change}
        />
        <Toggle
          name="Keep the window out of screenshots"
          more="And out of screen sharing, where the system can do that."
          field="screenCaptureProtection"
          current={current}
          change={change}
        />
      </Section>
    </>
  );
}

/** The usual choices, and the one in force if it is none of them. */
function minutesOffered({ autoLockMinutes }: AppSettings): { value: string; label: string }[] {
  const minutes = new Set([...LOCK_AFTER_MINUTES, ...(autoLockMinutes === null ? [] : [autoLockMinutes])]);
  return [...minutes]
    .sort((a, b) => a - b)
    .map((value) => ({ value: String(value), label: `After ${count(value, 'minute')}` }));
}

function secondsOffered({ clearClipboardSeconds }: AppSettings): { value: string; label: string }[] {
  const seconds = new Set([...CLEAR_AFTER_SECONDS, ...(clearClipboardSeconds === null ? [] : [clearClipboardSeconds])]);
  return [...seconds]
    .sort((a, b) => a - b)
    .map((value) => ({
      value: String(value),
      label: value < 60 ? `After ${value} seconds` : `After ${count(value / 60, 'minute')}`,
    }));
}

type Flag = 'lockOnSleep' | 'lockOnScreenLock' | 'runInBackground' | 'privacyMode' | 'screenCaptureProtection';

interface ToggleProps {
  readonly name: string;
  readonly more?: string;
  readonly field: Flag;
  readonly current: AppSettings;
  change(part: Partial<AppSettings>): void;
}

function Toggle({ name, more, field, current, change }: ToggleProps) {
  return (
    <Row name={name} more={more}>
      <Switch
        aria-label={name}
        checked={current[field]}
        onChange={(event) => change({ [field]: event.currentTarget.checked })}
      />
    </Row>
  );
}

function Row({ name, more, children }: { name: string; more?: string | undefined; children: ReactNode }) {
  return (
    <div className={classes.row}>
      <div>
        <div>{name}</div>
        {more && <div className="faint">{more}</div>}
      </div>
      {children}
    </div>
  );
}

function About({ info }: { info: RuntimeInfo }) {
  const pairs: readonly (readonly [string, string])[] = [
    ['Root Ledger', [info.appVersion, info.commit?.slice(0, 12)].filter(Boolean).join(' · ')],
    ['Electron', info.developmentRuntime ? `${info.electron}, development runtime` : info.electron],
    ['Chromium', info.chrome],
    ['Node', info.node],
    ['SQLite', info.sqlite],
    ['System', info.platform],
    ['Updates', 'By a new package; the app never looks for one'],
  ];
  return (
    <KeyValue pairs={pairs.map(([label, value]) => ({ label, value: <span className="numeric">{value}</span> }))} />
  );
}
