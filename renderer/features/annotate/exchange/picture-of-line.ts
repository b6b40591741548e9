/** Pixels for a point: as fine as print. */
const SCALE = 4;
const FONT = 'sans-serif';

/** A line of text as a picture on nothing, with its size in points. */
export interface LinePicture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** From its lower edge to the line that is written on. */
  readonly descent: number;
}

export function widthOfLine(line: string, size: number): number {
  return contextFor(1, 1, size).measureText(line).width / SCALE;
}

export async function pictureOfLine(line: string, size: number): Promise<LinePicture> {
  const [width, descent] = [Math.ceil(widthOfLine(line, size)) + 1, size * 0.35];
  const height = size * 1.35;
  const context = contextFor(Math.ceil(width * SCALE), Math.ceil(height * SCALE), size);
  context.fillStyle = 'rgb(26 31 41)';
  context.fillText(line, 0, (height - descent) * SCALE);
  const blob = await context.canvas.convertToBlob({ type: 'image/png' });
  return { png: new Uint8Array(await blob.arrayBuffer()), width, height, descent };
}

function contextFor(width: number, height: number, size: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('a canvas has no way to be drawn on');
  context.font = `${size * SCALE}px ${FONT}`;
  return context;
}
