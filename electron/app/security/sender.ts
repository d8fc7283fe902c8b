/** Who may ask: the main frame of our one window, showing our own page. */
import { isOwnAddress } from '../origin.ts';

/** What is looked at of Electron's frame. */
export interface Frame {
  readonly url: string;
  readonly parent: Frame | null;
}

export interface Sender {
  /** Null when the frame has navigated away or is gone. */
  readonly senderFrame: Frame | null;
  readonly sender: { readonly id: number };
}

/**
 * SECURITY: a message counts only if it comes from our window's main frame on our own origin. A frame that is gone, an
 * empty address and `about:blank` are refused: they are what an attacker's frame looks like while it is being made.
 */
export function isOurWindow(event: Sender, window: { readonly id: number; readonly mainFrame: Frame } | null): boolean {
  if (window === null || event.sender.id !== window.id) return false;
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null || frame !== window.mainFrame) return false;
  return isOwnAddress(frame.url);
}
