/** A sheet of paper with a line of print on it, as a scanner sees it. */
export function printed(words: string): OffscreenCanvas {
  const canvas = new OffscreenCanvas(900, 300);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = 'white';
  context.fillRect(0, 0, 900, 300);
  context.fillStyle = 'black';
  context.font = '48px serif';
  context.fillText(words, 60, 160);
  return canvas;
}

export async function pngOf(canvas: OffscreenCanvas): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
}
