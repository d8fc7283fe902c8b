/** What happens by itself when nobody is there; the choices are on the settings screen. */
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { AppSettings } from '../../../shared/ipc/settings.ts';
import { Answered } from '../../design/feedback.tsx';
import { Section } from '../../design/page.tsx';
import { useRequest } from '../../ipc/requests.ts';
import { Row } from './row.tsx';

export function LockingSection() {
  const settings = useRequest('app.settings', undefined);
  return (
    <Section
      title="Locking and privacy"
      aside={
        <Button component={Link} to="/settings" variant="default">
          Change…
        </Button>
      }
    >
      <Answered request={settings} lines={2}>
        {(current) => (
          <>
            <Row name="Locks" more={locks(current)} />
            <Row name="Forgets what was copied" more={forgets(current)} />
            <Row name="Hides" more={hides(current)} />
          </>
        )}
      </Answered>
    </Section>
  );
}

function locks({ autoLockMinutes, lockOnSleep, lockOnScreenLock }: AppSettings): string {
  const when = [
    ...(autoLockMinutes === null ? [] : [`after ${autoLockMinutes} min without use`]),
    ...(lockOnSleep ? ['when the computer sleeps'] : []),
    ...(lockOnScreenLock ? ['together with the screen', 'when another person signs in'] : []),
  ];
  if (when.length === 0) return 'Only when you lock it or quit.';
  return `${capital(when.join(', '))}. Locking closes the ledger, forgets its key and starts the window anew.`;
}

function forgets({ clearClipboardSeconds }: AppSettings): string {
  if (clearClipboardSeconds === null) return 'Never by itself.';
  return `${clearClipboardSeconds} s after it was copied, and when you lock or quit, if it is still in the clipboard.`;
}

function hides({ privacyMode, screenCaptureProtection }: AppSettings): string {
  const what = [
    ...(privacyMode ? ['emails, account ids, phone and serial numbers on the screen'] : []),
    ...(screenCaptureProtection ? ['the window from screenshots and screen sharing, where the system can'] : []),
  ];
  return what.length === 0 ? 'Nothing.' : `${capital(what.join('; '))}.`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
