/** The system's own dialogs, answered: nobody is there to click in them. */
import type { ElectronApplication } from 'playwright-core';

/** Answer the next save dialogs with this file. */
export async function chooseToSave(app: ElectronApplication, file: string): Promise<string> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath })) as typeof dialog.showSaveDialog;
  }, file);
  return file;
}

/** Answer the next open dialogs with these files. */
export async function chooseToOpen(app: ElectronApplication, ...files: string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = (async () => ({ canceled: false, filePaths })) as typeof dialog.showOpenDialog;
  }, files);
}
