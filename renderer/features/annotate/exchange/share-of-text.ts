let context: OffscreenCanvasRenderingContext2D | null = null;

/**
 * How far along a run of text a character begins, from 0 to 1. Measured in the font that the text layer uses for the run,
 * so that what is exported stands where it was seen.
 */
export function shareOfText(text: string, at: number, font: string): number {
  if (at <= 0) return 0;
  if (at >= text.length) return 1;
  context ??= new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return at / text.length;
  context.font = `100px ${font}`;
  const whole = context.measureText(text).width;
  return whole > 0 ? context.measureText(text.slice(0, at)).width / whole : at / text.length;
}
