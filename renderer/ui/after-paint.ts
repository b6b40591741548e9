/** A window that is hidden draws nothing: then it is not waited for. */
const AT_MOST_MS = 200;

/** Resolves when what is put on the screen in this moment is painted. */
export async function afterPaint(): Promise<void> {
  const frame = () => new Promise<void>(resolve => requestAnimationFrame(() => resolve()));
  const painted = frame()
    // What is drawn in this moment is in the next frame at the earliest.
    .then(frame)
    .then(() => new Promise<void>(resolve => setTimeout(resolve, 0)));
  await Promise.race([painted, new Promise<void>(resolve => setTimeout(resolve, AT_MOST_MS))]);
}
