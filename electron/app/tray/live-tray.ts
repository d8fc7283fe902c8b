/** Keeps the tray true: asked again when the session, the schedule or a scan changes, never by a clock. */
import type { ScanProgress } from '../../../shared/ipc/events.ts';
import type { ScanController } from '../scan/scan-controller.ts';
import type { Scheduler } from '../scan/scheduler.ts';
import type { Session } from '../session/session.ts';
import type { TrayPlace } from './tray.ts';
import { type TrayState, trayMenu } from './tray-menu.ts';

export interface LiveTrayParts {
  readonly place: TrayPlace;
  readonly session: Session;
  readonly scheduler: Pick<Scheduler, 'view'>;
  readonly scan: Pick<ScanController, 'running' | 'progress'>;
}

/** Answers what has the tray look again: to be called when a scan or the schedule has changed. */
export function liveTray({ place, session, scheduler, scan }: LiveTrayParts): () => void {
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  const moment = (iso: string): string => format.format(new Date(iso));
  let phase: TrayState['phase'] = 'locked';
  let last: TrayState['last'] = null;
  let drawn: ScanProgress['phase'] | null = null;

  const draw = (): void => {
    const running = scan.running ? scan.progress : null;
    place.show(trayMenu({ phase, sample: session.isSample, next: scheduler.view().next, last, scan: running }, moment));
  };
  const look = async (): Promise<void> => {
    last = session.isOpen ? await session.ledger().internal('scan.newest', null) : null;
    draw();
  };
  const again = (): void => {
    const now = scan.progress?.phase ?? null;
    // While accounts are counted only the words change; the ledger is asked where a run began or ended.
    const counting = now === 'accounts' && drawn === 'accounts';
    drawn = now;
    if (counting) draw();
    // A ledger that is being closed answers nothing: its end is told next.
    else void look().catch(() => undefined);
  };
  session.onChange((state) => {
    phase = state.phase;
    again();
  });
  void session.state().then((state) => {
    phase = state.phase;
    again();
  });
  return again;
}
