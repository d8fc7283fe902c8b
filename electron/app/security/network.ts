/** The window reaches no network at all. AWS is called from Node in main, which does not pass through here. */
import type { App, Session, WebContents } from 'electron';
import { isOwnAddress } from '../origin.ts';

/** May Chromium load this address? Only our own files; the developer tools' own pages while developing. */
export function mayLoad(address: string, { developerTools }: { developerTools: boolean }): boolean {
  if (isOwnAddress(address)) return true;
  return developerTools && (address.startsWith('devtools://') || address.startsWith('chrome-devtools://'));
}

/** SECURITY: whatever a page tries to load from elsewhere is cancelled, below the content policy and independent of it. */
export function blockNetwork(session: Session, options: { developerTools: boolean }): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url, options) }));
  // The spell checker would download dictionaries, for each language and at once.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
}

/**
 * SECURITY: a page could send packets by WebRTC, which asks neither the content policy nor the session. The switch of the
 * command line does not reach a page's own setting, so each page is told.
 */
export function closeWebRtc(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/**
 * SECURITY: Chromium itself stays silent, too. No host name resolves for it, and what it does in the background (component
 * updates, reports, prefetches) is off. Must run before the app is ready.
 */
export function silenceChromium(app: App): void {
  const line = app.commandLine;
  line.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  line.appendSwitch('disable-background-networking');
  line.appendSwitch('disable-component-update');
  line.appendSwitch('disable-domain-reliability');
  line.appendSwitch('disable-breakpad');
  line.appendSwitch('no-pings');
  line.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
}
