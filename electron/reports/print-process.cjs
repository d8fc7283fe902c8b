/**
 * A process that prints: HTML comes in on standard input, PDF goes out on the fourth stream. For the command line of a
 * checkout, which runs in a plain Node without a browser in it.
 */
const { createWriteStream, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { text } = require('node:stream/consumers');
const { app } = require('electron');

const PDF_STREAM = 3;

const folder = mkdtempSync(join(tmpdir(), 'root-ledger-print-'));
app.setPath('userData', folder);
app.disableHardwareAcceleration();

(async () => {
  const { silenceChromium } = await import('../app/security/network.ts');
  const { registerScheme } = await import('../app/security/protocol.ts');
  silenceChromium(app);
  registerScheme();
  await app.whenReady();
  const { printHtml } = await import('./print.ts');
  const pdf = await printHtml(await text(process.stdin));
  const out = createWriteStream('', { fd: PDF_STREAM });
  await new Promise((resolve, reject) => {
    out.on('error', reject);
    out.end(pdf, resolve);
  });
  end(0);
})().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'printing failed'}\n`);
  end(1);
});

function end(status) {
  rmSync(folder, { recursive: true, force: true });
  app.exit(status);
}
