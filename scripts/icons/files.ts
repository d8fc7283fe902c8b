/** Every icon file: those that the running app shows, and those that its packages carry. Drawn, so that none is kept twice. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { draw, type Look } from './drawing.ts';
import { icns, ico, png } from './formats.ts';

const image = (side: number, look: Look): Buffer => png(side, draw(side, look));
const plates = new Map<number, Buffer>();
function plate(side: number): Buffer {
  const drawn = plates.get(side) ?? image(side, 'plate');
  plates.set(side, drawn);
  return drawn;
}

/** Beside the clock and in the task bar. `@2x` is for screens of double density. */
export function appIcons(): ReadonlyMap<string, Buffer> {
  return new Map([
    ['tray.png', plate(24)],
    ['tray@2x.png', plate(48)],
    ['trayTemplate.png', image(18, 'template')],
    ['trayTemplate@2x.png', image(36, 'template')],
    ['app.png', plate(256)],
  ]);
}

const LINUX_SIDES = [16, 24, 32, 48, 64, 128, 256, 512];

/** Write what `electron-builder.yml` names. */
export function writePackageIcons(folder: string): void {
  const files: [string, Buffer][] = [
    ['icon.icns', icns(plate)],
    ['icon.ico', ico(plate)],
    ...LINUX_SIDES.map((side): [string, Buffer] => [join('icons', `${side}x${side}.png`), plate(side)]),
  ];
  for (const [name, content] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}
