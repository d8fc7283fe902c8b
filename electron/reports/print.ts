/** Prints an HTML file as PDF, in a window that nobody sees: no scripts, no network, nothing on the disk. */
import { BrowserWindow, session as sessions } from 'electron';
import { isOwnAddress, ORIGIN, SCHEME } from '../app/origin.ts';
import { denyDownloads } from '../app/security/downloads.ts';
import { denyPermissions } from '../app/security/permissions.ts';

const PAGE = `${ORIGIN}/report.html`;
const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; font-src data:",
  'Cache-Control': 'no-store',
};

let printed = 0;

/**
 * The pages as PDF, tagged and with an outline. The scheme of `origin.ts` must be registered.
 *
 * SECURITY: a session of its own, in memory, that can load the one page and inline fonts; scripts are off.
 */
export async function printHtml(html: string): Promise<Uint8Array> {
  printed += 1;
  const partition = `root-ledger-print-${printed}`;
  const session = sessions.fromPartition(partition, { cache: false });
  denyPermissions(session);
  denyDownloads(session);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !isOwnAddress(url) && !url.startsWith('data:font/') }),
  );
  session.protocol.handle(SCHEME, () => new Response(html, { headers: HEADERS }));
  const window = new BrowserWindow({
    show: false,

    webPreferences: {
      partition,
      javascript: false,
      offscreen: true,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: false,
      spellcheck: false,
    },
  });
  try {
    await window.loadURL(PAGE);
    return await window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: false,
      generateDocumentOutline: true,
    });
  } finally {
    window.destroy();
    session.protocol.unhandle(SCHEME);
  }
}
