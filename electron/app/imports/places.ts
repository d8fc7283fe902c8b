/** Where files come from and go to: the system's dialogs and its clipboard. */
import { type BrowserWindow, clipboard, dialog } from 'electron';
import { suggestedName } from '../../files/suggested-name.ts';
import { writeOut } from '../../files/write-out.ts';

export interface FilePlaces {
  /** Paths the person chose; none if they changed their mind. */
  chooseFiles(): Promise<readonly string[]>;
  clipboardText(): Promise<string>;
  /** Save where the person chooses; false if they changed their mind. */
  saveFile(name: string, text: string): Promise<boolean>;
}

export function systemPlaces(window: () => BrowserWindow | null): FilePlaces {
  return {
    chooseFiles: async () => {
      const options = {
        title: 'Import files',
        properties: ['openFile', 'multiSelections'],
      } satisfies Electron.OpenDialogOptions;
      const parent = window();
      const { filePaths, canceled } = await (parent === null
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(parent, options));
      return canceled ? [] : filePaths;
    },
    clipboardText: async () => await clipboard.readText(),
    saveFile: async (name, text) => {
      const options = {
        title: 'Save',
        defaultPath: suggestedName(name),
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      } satisfies Electron.SaveDialogOptions;
      const parent = window();
      const { filePath, canceled } = await (parent === null
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(parent, options));
      if (canceled || filePath === '') return false;
      await writeOut(filePath, text, { replace: true });
      return true;
    },
  };
}
