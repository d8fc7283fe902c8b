/** What a table of handlers must hold: one per channel that main answers, or the compiler complains. */
import type { AnswerOf, ChannelName, ChannelsIn, RequestOf } from '../../../shared/ipc/contract.ts';
import type { EventName, Events } from '../../../shared/ipc/events.ts';
import type { RuntimeInfo } from '../../../shared/ipc/session.ts';
import type { AppSettings } from '../../../shared/ipc/settings.ts';
import type { AwsQuestion } from '../../scan/worker-messages.ts';
import type { ClipboardGuard } from '../clipboard.ts';
import type { ImportController } from '../imports/import-controller.ts';
import type { FilePlaces } from '../imports/places.ts';
import type { ReportServices } from '../reports/services.ts';
import type { ScanController } from '../scan/scan-controller.ts';
import type { Scheduler } from '../scan/scheduler.ts';
import type { Session } from '../session/session.ts';
import type { TrustServices } from '../trust.ts';

export type Handler<Name extends ChannelName> = (request: RequestOf<Name>) => AnswerOf<Name> | Promise<AnswerOf<Name>>;

/** Handlers of all channels of main, or of one area: `HandlersOf<'session.lock' | 'session.state'>`. */
export type HandlersOf<Name extends ChannelName> = { readonly [One in Name]: Handler<One> };
export type MainHandlers = HandlersOf<ChannelsIn<'main'>>;

/** What handlers work with. */
export interface AppServices {
  readonly session: Session;
  readonly aws: {
    readonly scan: ScanController;
    readonly scheduler: Scheduler;
    /** Ask AWS something that needs no ledger. Throws a `LedgerError`. */
    ask(question: AwsQuestion): Promise<unknown>;
    /** What the SDK reads besides the machine's configuration: the sample's simulated AWS, or what this process was given. */
    environment(): NodeJS.ProcessEnv;
    /** Is that the sample's simulated AWS? */
    simulated(): boolean;
  };
  readonly imports: { readonly controller: ImportController; readonly places: FilePlaces };
  runtime(): RuntimeInfo;
  readonly trust: TrustServices;
  readonly reports: ReportServices;
  readonly clipboard: ClipboardGuard;
  readonly settings: { current(): AppSettings; change(settings: Partial<AppSettings>): AppSettings };
  /** Tell the window something. */
  tell<Name extends EventName>(event: Name, payload: Events[Name]): void;
  /** Open a listed address in the person's browser; answers whether it was one. */
  openExternal(address: string): boolean;
}
