/** PNG, and the two containers that macOS and Windows want PNGs in. Pure but for the compression. */
import { crc32, deflateSync } from 'node:zlib';

const CHANNELS = 4;

export function png(side: number, pixels: Uint8Array): Buffer {
  const rows = Buffer.alloc(side * (side * CHANNELS + 1));
  for (let row = 0; row < side; row += 1)
    rows.set(pixels.subarray(row * side * CHANNELS, (row + 1) * side * CHANNELS), row * (side * CHANNELS + 1) + 1);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  // Eight bits a channel, red green blue alpha.
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  return Buffer.concat([number32(content.length), body, number32(crc32(body))]);
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Which entry of an `.icns` holds which size in pixels. */
const ICNS_TYPES: readonly (readonly [type: string, side: number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

export function icns(image: (side: number) => Buffer): Buffer {
  const entries = ICNS_TYPES.map(([type, side]) => {
    const content = image(side);
    return Buffer.concat([Buffer.from(type, 'latin1'), number32(content.length + 8), content]);
  });
  const body = Buffer.concat(entries);
  return Buffer.concat([Buffer.from('icns', 'latin1'), number32(body.length + 8), body]);
}

const ICO_SIDES = [16, 24, 32, 48, 64, 128, 256];
const ICO_HEAD = 6;
const ICO_ENTRY = 16;

export function ico(image: (side: number) => Buffer): Buffer {
  const images = ICO_SIDES.map(image);
  const head = Buffer.alloc(ICO_HEAD + ICO_ENTRY * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [at, content] of images.entries()) {
    const entry = ICO_HEAD + ICO_ENTRY * at;
    const side = ICO_SIDES[at] ?? 0;
    // A side of 256 is written as 0.
    head.set([side % 256, side % 256], entry);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(content.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += content.length;
  }
  return Buffer.concat([head, ...images]);
}
