/** Puts the gateway behind Electron's IPC. The only file that touches `ipcMain`. */
import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { EventName, Events } from '../../../shared/ipc/events.ts';
import { isOwnAddress } from '../origin.ts';
import { EVENT_CHANNEL, FILES_CHANNEL, REQUEST_CHANNEL } from './channels.ts';
import type { Gateway } from './gateway.ts';

export function registerGateway(answer: Gateway<IpcMainInvokeEvent>): void {
  ipcMain.handle(REQUEST_CHANNEL, (event, channel: unknown, request: unknown) => answer(event, channel, request));
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
