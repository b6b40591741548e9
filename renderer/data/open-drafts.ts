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

/** What forms that have gone still write. */
const lastSaves = new Set<Promise<unknown>>();

/** A form goes while it is still being saved: whoever waits for the last of it waits for this as well. */
export function addLastSave(save: Promise<unknown>): void {
  lastSaves.add(save);
  void Promise.allSettled([save]).then(() => lastSaves.delete(save));
}

/** Resolves when every form that has gone has written, or has failed to. */
export async function lastSavesDone(): Promise<void> {
  await Promise.allSettled(lastSaves);
}
