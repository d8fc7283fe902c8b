/** Forgets what was copied from the window: an email or an account id must not wait in the clipboard for whoever pastes next. */
import { createHash } from 'node:crypto';

/** What is used of Electron's clipboard. Its answers are promises from release 44 on, plain values before. */
export interface SystemClipboard {
  readText(): string | Promise<string>;
  clear(): void;
}

const MS_PER_SECOND = 1_000;

export class ClipboardGuard {
  private readonly clipboard: SystemClipboard;
  private readonly afterSeconds: () => number | null;
  /** A digest of what we copied last: enough to know it again, and no copy of it. */
  private ours: string | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(clipboard: SystemClipboard, afterSeconds: () => number | null) {
    this.clipboard = clipboard;
    this.afterSeconds = afterSeconds;
  }

  /** The window has just copied something: clear it after a while, if it is still there then. */
  async copied(): Promise<void> {
    this.forget();
    const seconds = this.afterSeconds();
    if (seconds === null) return;
    this.ours = await this.digest();
    this.timer = setTimeout(() => void this.clear(), seconds * MS_PER_SECOND);
    this.timer.unref();
  }

  /** Clear what we copied now, unless somebody has copied something else since. */
  async clear(): Promise<void> {
    const ours = this.ours;
    this.forget();
    if (ours !== null && (await this.digest()) === ours) this.clipboard.clear();
  }

  private forget(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.ours = null;
  }

  private async digest(): Promise<string> {
    return createHash('sha256')
      .update(await this.clipboard.readText())
      .digest('base64');
  }
}
