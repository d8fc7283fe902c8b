/** The drawn icons: right sizes, see-through corners, a sign in the middle, containers that say what they hold. */
import { expect, test } from 'vitest';
import { draw } from '../../scripts/icons/drawing.ts';
import { appIcons } from '../../scripts/icons/files.ts';
import { icns, ico } from '../../scripts/icons/formats.ts';

const pixel = (pixels: Uint8Array, side: number, x: number, y: number) =>
  [...pixels.subarray((y * side + x) * 4, (y * side + x) * 4 + 4)] as const;

test('the plate is dark with see-through corners, and the sign on it is white', () => {
  const pixels = draw(40, 'plate');
  expect(pixel(pixels, 40, 0, 0)[3]).toBe(0);
  expect(pixel(pixels, 40, 30, 20)).toEqual([0x18, 0x1d, 0x26, 255]);
  expect(pixel(pixels, 40, 12, 20)).toEqual([255, 255, 255, 255]);
});

test('the template is black alone, see-through beside the sign', () => {
  const pixels = draw(36, 'template');
  for (let at = 0; at < pixels.length; at += 4) expect([...pixels.subarray(at, at + 3)]).toEqual([0, 0, 0]);
  expect(new Set(pixels.filter((_, at) => at % 4 === 3))).toContain(0);
  expect(new Set(pixels.filter((_, at) => at % 4 === 3))).toContain(255);
});

test('each icon of the app has its size, twice as large for dense screens', () => {
  const sides = Object.fromEntries([...appIcons()].map(([name, file]) => [name, file.readUInt32BE(16)]));
  expect(sides).toEqual({
    'tray.png': 24,
    'tray@2x.png': 48,
    'trayTemplate.png': 18,
    'trayTemplate@2x.png': 36,
    'app.png': 256,
  });
});

test('the containers count what they hold', () => {
  const small = () => Buffer.from('image');
  const mac = icns(small);
  expect(mac.toString('latin1', 0, 4)).toBe('icns');
  expect(mac.readUInt32BE(4)).toBe(mac.length);
  const windows = ico(small);
  const count = windows.readUInt16LE(4);
  const last = 6 + (count - 1) * 16;
  expect(windows.readUInt32LE(last + 8) + windows.readUInt32LE(last + 12)).toBe(windows.length);
});
