/** Four corners in PDF user space as x, y: top left, top right, bottom left, bottom right, as every editor writes them. */
export type Quad = readonly [number, number, number, number, number, number, number, number];

/** A box in PDF user space: y grows upwards. */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** The upright box around corners in any order: editors do not agree on one. */
export function boxOfCorners(corners: readonly number[]): Box {
  const xs = corners.filter((_, i) => i % 2 === 0);
  const ys = corners.filter((_, i) => i % 2 === 1);
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) };
}

/** The box around all of several quads. There is at least one. */
export function boxOfQuads(quads: readonly Quad[]): Box {
  return boxOfCorners(quads.flat());
}

/** Corners of an upright box. */
export function quadOfBox({ left, bottom, right, top }: Box): Quad {
  return [left, top, right, top, left, bottom, right, bottom];
}

export function isInBox(x: number, y: number, { left, bottom, right, top }: Box): boolean {
  return x >= left && x <= right && y >= bottom && y <= top;
}
