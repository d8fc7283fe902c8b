/** The sign of the product (as in `renderer/app/logo.tsx`), drawn as pixels at any size. Pure. */

type Point = readonly [x: number, y: number];
type Colour = readonly [red: number, green: number, blue: number];

/** `plate`: the sign on its dark plate. `template`: the sign alone, black, as the macOS menu bar recolours it. */
export type Look = 'plate' | 'template';

/** The sign is designed on a field of this side. */
const FIELD = 20;
const STROKE = 1.7;
const CORNER = 5;
/** `--text` and `--bg` of the light theme. */
const PLATE: Colour = [0x18, 0x1d, 0x26];
const SIGN: Colour = [0xff, 0xff, 0xff];
const BLACK: Colour = [0, 0, 0];
const CURVE_STEPS = 16;

const LINES: readonly (readonly [Point, Point])[] = [
  [
    [6.2, 5.5],
    [6.2, 14.5],
  ],
  [
    [6.2, 10],
    [9.3, 10],
  ],
  ...branch(-3.6),
  ...branch(3.6),
];

/** One of the two roots: a curve that ends `rise` beside the middle. */
function branch(rise: number): (readonly [Point, Point])[] {
  const at = (t: number): Point => {
    const u = 1 - t;
    const mix = (a: number, b: number, c: number, d: number) =>
      u ** 3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t ** 3 * d;
    return [mix(9.3, 11.5, 11.5, 13.8), mix(10, 10, 10 + rise, 10 + rise)];
  };
  return Array.from({ length: CURVE_STEPS }, (_, step) => [at(step / CURVE_STEPS), at((step + 1) / CURVE_STEPS)]);
}

function toLine([x, y]: Point, [[ax, ay], [bx, by]]: readonly [Point, Point]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** Distance to the edge of the plate, negative inside. */
function toPlate([x, y]: Point): number {
  const half = FIELD / 2 - 1;
  const [qx, qy] = [Math.abs(x - FIELD / 2) - half + CORNER, Math.abs(y - FIELD / 2) - half + CORNER];
  return Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(Math.max(qx, qy), 0) - CORNER;
}

/** Pixels of a square, RGBA row by row. */
export function draw(side: number, look: Look): Uint8Array {
  const pixels = new Uint8Array(side * side * 4);
  // The sign alone fills its square.
  const [from, field] = look === 'template' ? [3.5, 13] : [0, FIELD];
  const unit = field / side;
  const covered = (distance: number): number => Math.max(0, Math.min(1, 0.5 - distance / unit));
  for (let row = 0; row < side; row += 1)
    for (let column = 0; column < side; column += 1) {
      const point: Point = [from + (column + 0.5) * unit, from + (row + 0.5) * unit];
      const sign = covered(Math.min(...LINES.map((line) => toLine(point, line))) - STROKE / 2);
      const plate = look === 'plate' ? covered(toPlate(point)) : sign;
      const colour = look === 'plate' ? PLATE.map((dark, at) => dark + ((SIGN[at] ?? 0) - dark) * sign) : BLACK;
      pixels.set([...colour.map(Math.round), Math.round(plate * 255)], (row * side + column) * 4);
    }
  return pixels;
}
