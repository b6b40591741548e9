type Flush = () => Promise<void>;

/** The forms on the screen that may hold something unsaved. */
const open = new Set<Flush>();

/** Until the result is called, this form is saved when the window must go dark or end. */
export function addOpenDraft(flush: Flush): () => void {
  open.add(flush);
  return () => void open.delete(flush);
}

/** Saves what was typed and is not saved yet. Resolves when each form has saved or has failed; one does not stop the others. */
export async function flushOpenDrafts(): Promise<void> {
  await Promise.allSettled([...open].map(flush => flush()));
}
