/** The first screen is read from the disk in less, on any machine that is not in trouble. */
const FIRST_SCREEN_MS = 100;
const AT_MOST_MS = 500;

/** Resolves when what a person waits for is likely on the screen and the window has nothing to do; soon in any case. */
export async function whenIdle(): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, FIRST_SCREEN_MS));
  await new Promise(resolve => requestIdleCallback(resolve, { timeout: AT_MOST_MS }));
}
