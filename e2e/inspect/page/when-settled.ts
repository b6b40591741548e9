/** What stands on the page besides the document. */
interface Looked {
  readonly error: string | null;
  readonly message: string | null;
  readonly warnings: readonly string[];
}

const LOOK_EVERY_MS = 40;

/**
 * Calls back once the view shows the document, or why it does not. Returns how to stop looking.
 *
 * A view says that it is ready when its bar can be drawn; a picture or a page may still be on its way then.
 */
export function whenSettled(
  isReady: () => boolean,
  says: () => string,
  settled: (looked: Looked) => Promise<void>,
): () => void {
  let before: unknown = null;
  const timer = setInterval(() => {
    const alert = document.querySelector<HTMLElement>('[role="alert"]:not([data-page] *)');
    const pages = [...document.querySelectorAll<HTMLElement>('[data-drawn]')];
    const isDrawing = pages.length > 0 && pages[0]?.dataset['drawn'] === 'waiting';
    if (!alert && (!isReady() || isDrawing)) return;
    // What a view says of itself may still change with what it has just drawn: twice the same is settled.
    const now = says();
    if (!alert && (now !== before || before === null)) {
      before = now;
      return;
    }
    clearInterval(timer);
    const failed = pages.flatMap(page => {
      const drawn = page.dataset['drawn'] ?? '';
      return ['waiting', 'drawn', 'withdrawn'].includes(drawn) ? [] : [`page-${page.dataset['page']}-${drawn}`];
    });
    // Anything that says no name for its reason is a mistake of ours, and so is what the error boundary says.
    const error = alert ? (alert.dataset['reason'] ?? 'unnamed') : null;
    void settled({ error, message: alert?.textContent?.trim() ?? null, warnings: failed });
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
