/** An A4 page at 300 dots an inch: more makes reading slower and not better. */
const MOST_PIXELS = 9_000_000;
/** Letters of a picture narrower than this are too small to be read as they are. */
const SMALL_SIDE = 1500;

/**
 * A picture in the size that is read best, as a file. Closes the bitmap.
 *
 * @returns `scale`: its pixels for each of the bitmap's
 */
export async function readableImage(bitmap: ImageBitmap): Promise<{ image: Blob; scale: number }> {
  const { width, height } = bitmap;
  const wanted = Math.max(width, height) < SMALL_SIDE ? 2 : 1;
  const scale = Math.min(wanted, Math.sqrt(MOST_PIXELS / (width * height)));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  // What is transparent is paper.
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return { image: await canvas.convertToBlob({ type: 'image/png' }), scale };
}
