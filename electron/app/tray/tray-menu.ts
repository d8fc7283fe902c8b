/** What the tray says and offers, from how things stand. Pure: words here, the system's menu in `tray.ts`. */
import { isRunning, type ScanProgress } from '../../../shared/ipc/events.ts';
import type { SessionState } from '../../../shared/ipc/session.ts';
import type { NewestScanRun } from '../../ledger/scan-runs.ts';

/** How the app stands, as far as the tray tells of it. */
export interface TrayState {
  readonly phase: SessionState['phase'];
  /** Is what is open the sample company? */
  readonly sample: boolean;
  /** When the next scheduled scan starts, ISO 8601; null when none is planned or the ledger is locked. */
  readonly next: string | null;
  /** The newest run that the ledger knows of; null for none, or while it is locked. */
  readonly last: NewestScanRun | null;
  /** The scan that runs now. */
  readonly scan: Pick<ScanProgress, 'phase' | 'accounts' | 'complete' | 'failed'> | null;
}

export type TrayAction = 'open' | 'scan' | 'lock' | 'quit';

export type TrayItem =
  | { readonly kind: 'said'; readonly label: string }
  | { readonly kind: 'line' }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction; readonly enabled: boolean };

export interface TrayModel {
  readonly tooltip: string;
  readonly items: readonly TrayItem[];
}

/** `moment` writes an instant for the person who reads it. The menu names no account and nobody: it is seen while locked. */
export function trayMenu(state: TrayState, moment: (iso: string) => string): TrayModel {
  const open = state.phase === 'open';
  const running = isRunning(state.scan);
  const said = (open ? [nextInWords(state, moment), lastInWords(state, moment)] : [shutInWords(state.phase)]).map(
    (label): TrayItem => ({ kind: 'said', label }),
  );
  const action = (label: string, name: TrayAction, enabled: boolean): TrayItem => ({
    kind: 'action',
    label,
    action: name,
    enabled,
  });
  return {
    tooltip: running ? 'Root Ledger: scanning' : open ? 'Root Ledger' : `Root Ledger: ${shutInWords(state.phase)}`,
    items: [
      ...said,
      { kind: 'line' },
      action('Open Root Ledger', 'open', true),
      action('Scan now', 'scan', open && !running),
      action('Lock', 'lock', open),
      { kind: 'line' },
      action('Quit Root Ledger', 'quit', true),
    ],
  };
}

function shutInWords(phase: TrayState['phase']): string {
  switch (phase) {
    case 'empty':
      return 'No ledger yet';
    case 'broken':
      return 'The ledger cannot be opened';
    default:
      return 'Locked: scans wait until it is unlocked';
  }
}

function nextInWords(state: TrayState, moment: (iso: string) => string): string {
  if (state.sample) return 'Sample company: nothing is scheduled';
  return state.next === null ? 'No scan is scheduled' : `Next scan ${moment(state.next)}`;
}

function lastInWords(state: TrayState, moment: (iso: string) => string): string {
  const { scan, last } = state;
  if (scan !== null && isRunning(scan)) {
    if (scan.phase === 'paused') return 'Scan paused: your AWS session has ended';
    return scan.phase === 'listing'
      ? 'Scanning: listing accounts'
      : `Scanning: ${scan.complete + scan.failed} of ${scan.accounts} accounts`;
  }
  if (last === null) return 'Never scanned';
  if (last.summary === null) return `Last scan ${moment(last.started)}: not finished`;
  const { complete, accounts } = last.summary;
  return `Last scan ${moment(last.finished ?? last.started)}: ${complete} of ${accounts} accounts read in full`;
}
