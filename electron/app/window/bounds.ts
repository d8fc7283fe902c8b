/** Where the window was, to open it there again. Pure. */

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowPlace {
  readonly bounds: Rectangle | null;
  readonly maximized: boolean;
}

export const LEAST_WIDTH = 960;
export const LEAST_HEIGHT = 600;
const USUAL_WIDTH = 1440;
const USUAL_HEIGHT = 900;
/** So much of the title bar must be on a display for the window to be found and moved. */
const VISIBLE_PIXELS = 120;

function reaches(window: Rectangle, area: Rectangle): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  return across >= VISIBLE_PIXELS && window.y >= area.y - 8 && window.y <= area.y + area.height - VISIBLE_PIXELS / 2;
}

/** The bounds to open with: as remembered, unless that display is gone; always a usable size. */
export function boundsFor(
  place: WindowPlace,
  areas: readonly Rectangle[],
): Partial<Rectangle> & { width: number; height: number } {
  const first = areas[0];
  const size = (wanted: number, least: number, most: number | undefined) =>
    Math.max(least, Math.min(wanted, most ?? wanted));
  const { bounds } = place;
  if (bounds !== null && areas.some((area) => reaches(bounds, area)))
    return { ...bounds, width: Math.max(LEAST_WIDTH, bounds.width), height: Math.max(LEAST_HEIGHT, bounds.height) };
  return {
    width: size(bounds?.width ?? USUAL_WIDTH, LEAST_WIDTH, first?.width),
    height: size(bounds?.height ?? USUAL_HEIGHT, LEAST_HEIGHT, first?.height),
  };
}
