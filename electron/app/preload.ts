/**
 * The bridge into the window: two functions. What main answers goes to main, what the ledger answers goes to it over a line that
 * main gives us. Bundled into one file; runs sandboxed, in a world of its own.
 */
import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron';
import { EVENT_NAMES } from '../../shared/ipc/events.ts';
import type { Result } from '../../shared/ipc/result.ts';
import { EVENT_CHANNEL, FILES_CHANNEL, LEDGER_CHANNEL, REQUEST_CHANNEL } from './ipc/channels.ts';
import { LedgerLine } from './ipc/ledger-line.ts';

type Listener = (payload: unknown) => void;
const listeners = new Map<string, Set<Listener>>();

// SECURITY: the page gets the payload, never Electron's event object (which leads back to `ipcRenderer`).
ipcRenderer.on(EVENT_CHANNEL, (_event, name: unknown, payload: unknown) => {
  if (typeof name !== 'string') return;
  for (const listener of listeners.get(name) ?? []) listener(payload);
});

// SECURITY: what is copied from the window does not stay in the clipboard. The event comes before the copy itself.
for (const copying of ['copy', 'cut'] as const)
  window.addEventListener(copying, () =>
    setTimeout(() => void ipcRenderer.invoke(REQUEST_CHANNEL, 'app.copied', undefined), 0),
  );

// What goes to the printer leaves the ledger as a file does.
window.addEventListener('beforeprint', () => {
  const what = document.querySelector('[data-recovery-key]') === null ? 'page' : 'recovery-key';
  void ipcRenderer.invoke(REQUEST_CHANNEL, 'app.printed', { what });
});

// Without this, a file that is let go over the window would be opened in it.
window.addEventListener('dragover', (event) => {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
});

// SECURITY: where a dropped file lies is told to main from here, in a world that the page cannot reach, and only for a drop
// that the system reports: the page can neither name a path nor pretend a drop, and never learns a path.
window.addEventListener('drop', (event) => {
  const files = event.dataTransfer?.files;
  if (files === undefined || files.length === 0) return;
  const taken = event.defaultPrevented;
  event.preventDefault();
  if (event.isTrusted && !taken)
    ipcRenderer.send(
      FILES_CHANNEL,
      [...files].map((file) => webUtils.getPathForFile(file)),
    );
});

// Screens that were left stay in memory until the engine needs it. Once nobody does anything, it is asked to let go of them.
const REST_AFTER_MS = 5_000;
let resting: ReturnType<typeof setTimeout> | undefined;
for (const doing of ['keydown', 'pointerdown', 'wheel', 'hashchange'] as const)
  window.addEventListener(
    doing,
    () => {
      clearTimeout(resting);
      resting = setTimeout(() => webFrame.clearCache(), REST_AFTER_MS);
    },
    { capture: true, passive: true },
  );

const LEDGER_CHANNELS: ReadonlySet<unknown> = new Set(__LEDGER_CHANNELS__);
const ledger = new LedgerLine(async () => {
  const given = new Promise<MessagePort>((resolve) =>
    ipcRenderer.once(LEDGER_CHANNEL, ({ ports }) => {
      if (ports[0] !== undefined) resolve(ports[0]);
    }),
  );
  const asked: Result<null> = await ipcRenderer.invoke(LEDGER_CHANNEL);
  return asked.ok ? given : asked;
});

/** What main answers comes as it is, what the ledger answers as text. */
async function request(channel: string, asked: unknown): Promise<Result<unknown> | string> {
  try {
    if (LEDGER_CHANNELS.has(channel)) return await ledger.ask(channel, asked);
    return await ipcRenderer.invoke(REQUEST_CHANNEL, channel, asked);
  } catch {
    // What cannot be copied to another process (functions, foreign objects) is a wrong request, not an exception.
    return { ok: false, error: { code: 'invalid-request', message: 'That request is not one the app understands.' } };
  }
}

function on(event: string, listener: Listener): () => void {
  if (!(EVENT_NAMES as readonly string[]).includes(event) || typeof listener !== 'function') return () => undefined;
  const mine = (payload: unknown) => listener(payload);
  const ofEvent = listeners.get(event) ?? new Set();
  listeners.set(event, ofEvent.add(mine));
  return () => {
    ofEvent.delete(mine);
  };
}

// Runs in the page: what passes between the two worlds is copied value by value, which takes several times as long as reading text.
contextBridge.executeInMainWorld({
  func: (ask: typeof request, listen: typeof on) => {
    const bridge = Object.freeze({
      request: async (channel: string, asked: unknown) => {
        const answer = await ask(channel, asked);
        return typeof answer === 'string' ? JSON.parse(answer) : answer;
      },
      on: listen,
    });
    Object.defineProperty(globalThis, 'rootLedger', { value: bridge, enumerable: true });
  },
  args: [request, on],
});
