/**
 * A pipe for text frames, in order, to one peer. An implementation buffers what arrives before the first
 * listener, and after closing ignores sends (`transport-contract.ts` tests both).
 */
export interface Transport {
  send(frame: string): void;
  onMessage(listener: (frame: string) => void): void;
  /** Called once, also when the pipe was closed before the listener came. */
  onClose(listener: () => void): void;
  close(): void;
}

/** WebSocket close code: another window took this one's place, so this one must not come back by itself. */
export const REPLACED = 4001;
