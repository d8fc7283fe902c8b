/** Puts the gateway behind Electron's IPC. The only file that touches `ipcMain`. */
import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type MessagePortMain, type WebContents } from 'electron';
import type { EventName, Events } from '../../../shared/ipc/events.ts';
import type { Result } from '../../../shared/ipc/result.ts';
import type { Port } from '../../helpers/helper.ts';
import { isOwnAddress } from '../origin.ts';
import { EVENT_CHANNEL, FILES_CHANNEL, LEDGER_CHANNEL, REQUEST_CHANNEL } from './channels.ts';
import type { Gateway } from './gateway.ts';

export function registerGateway(answer: Gateway<IpcMainInvokeEvent>): void {
  ipcMain.handle(REQUEST_CHANNEL, (event, channel: unknown, request: unknown) => answer(event, channel, request));
}

/** Answer the preload's wish for a line to the ledger. */
export function registerLedgerLines(connect: (event: IpcMainInvokeEvent) => Promise<Result<unknown>>): void {
  ipcMain.handle(LEDGER_CHANNEL, (event) => connect(event));
}

/** Hand a line to the page that asked for it. */
export function giveLine(event: IpcMainInvokeEvent, line: Port): void {
  event.senderFrame?.postMessage(LEDGER_CHANNEL, null, [line as MessagePortMain]);
}

/** Hear of the files that the person dropped on the window. */
export function registerDrops(isTrusted: (event: IpcMainEvent) => boolean, receive: (message: unknown) => void): void {
  ipcMain.on(FILES_CHANNEL, (event, message: unknown) => {
    if (isTrusted(event)) receive(message);
  });
}

/** Tell the window. Nothing is sent to a page that is not ours. */
export function tellWindow<Name extends EventName>(
  contents: WebContents | null,
  name: Name,
  payload: Events[Name],
): void {
  if (contents === null || contents.isDestroyed() || contents.isCrashed() || !isOwnAddress(contents.getURL())) return;
  contents.send(EVENT_CHANNEL, name, payload);
}
