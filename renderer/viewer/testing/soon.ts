import { vi } from 'vitest';

/** Waits until `check` passes, as long as a machine beside other work may need to draw a document. */
export function soon(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 20_000 });
}
