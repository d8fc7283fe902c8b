/** Choosing one file or folder in the system's own dialogs: the window never names a path. */
import { type BrowserWindow, dialog } from 'electron';
import { suggestedName } from '../files/suggested-name.ts';

export interface FileKind {
  readonly title: string;
  /** What files of this kind are called, and their extension without the dot. */
  readonly name: string;
  readonly extension: string;
}

export interface Dialogs {
  /** A file to read; null if the person changed their mind. */
  chooseToOpen(kind: FileKind): Promise<string | null>;
  /** A file to write, which the person agreed to replace if it exists; null if they changed their mind. */
  chooseToSave(kind: FileKind, suggestion: string): Promise<string | null>;
  /** A folder to write into; null if the person changed their mind. */
  chooseFolder(title: string): Promise<string | null>;
}

export function systemDialogs(window: () => BrowserWindow | null): Dialogs {
  return {
    chooseToOpen: async ({ title, name, extension }) => {
      const options = {
        title,
        properties: ['openFile'],
        filters: [{ name, extensions: [extension] }],
      } satisfies Electron.OpenDialogOptions;
      const parent = window();
      const answer = await (parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options));
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    chooseFolder: async (title) => {
      const options = { title, properties: ['openDirectory', 'createDirectory'] } satisfies Electron.OpenDialogOptions;
      const parent = window();
      const answer = await (parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options));
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    chooseToSave: async ({ title, name, extension }, suggestion) => {
      const options = {
        title,
        defaultPath: suggestedName(suggestion),
        filters: [{ name, extensions: [extension] }],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      } satisfies Electron.SaveDialogOptions;
      const parent = window();
      const answer = await (parent === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options));
      return answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
  };
}
