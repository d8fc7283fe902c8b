/**
 * The app's own settings: needed before a ledger is open, so they are outside it, in plain text. They hold choices from
 * fixed lists and window geometry only, never anything about a company.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { type AppSettings, appSettingsSchema, DEFAULT_SETTINGS } from '../../shared/ipc/settings.ts';

const rectangle = z.strictObject({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) });
const stored = z.object({
  settings: appSettingsSchema.partial().catch({}),
  window: z
    .strictObject({ bounds: rectangle.nullable(), maximized: z.boolean() })
    .catch({ bounds: null, maximized: false }),
  /** Was the person told once that the app goes on without its window? */
  backgroundExplained: z.boolean().catch(false),
});
type Stored = z.output<typeof stored>;
export type WindowPlace = Stored['window'];

/** Settings in one file. A file that cannot be read counts as none: these are comforts, not facts. */
export class SettingsFile {
  private readonly path: string;
  private content: Stored;

  constructor(path: string) {
    this.path = path;
    this.content = readStored(path);
  }

  get settings(): AppSettings {
    return { ...DEFAULT_SETTINGS, ...this.content.settings };
  }

  get window(): WindowPlace {
    return this.content.window;
  }

  change(settings: Partial<AppSettings>): AppSettings {
    this.content = { ...this.content, settings: { ...this.content.settings, ...settings } };
    this.write();
    return this.settings;
  }

  rememberWindow(window: WindowPlace): void {
    this.content = { ...this.content, window };
    this.write();
  }

  get backgroundExplained(): boolean {
    return this.content.backgroundExplained;
  }

  rememberBackgroundExplained(): void {
    this.content = { ...this.content, backgroundExplained: true };
    this.write();
  }

  private write(): void {
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      const draft = `${this.path}.new`;
      // Made anew, so that it is written through no link.
      rmSync(draft, { force: true });
      writeFileSync(draft, `${JSON.stringify(this.content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
      renameSync(draft, this.path);
    } catch {
      // A folder that cannot be written to costs the comfort of a remembered window, nothing more.
    }
  }
}

function readStored(path: string): Stored {
  try {
    return stored.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { settings: {}, window: { bounds: null, maximized: false }, backgroundExplained: false };
  }
}
