import type { Transport } from './transport.ts';

/** Two ends of a pipe inside one process: for tests, and for wiring a worker's port. Delivery is asynchronous, as everywhere. */
export function memoryTransportPair(): [Transport, Transport] {
  const ends = [new End(), new End()] as const;
  ends[0].join(ends[1]);
  ends[1].join(ends[0]);
  return [ends[0], ends[1]];
}

class End implements Transport {
  private other: End | null = null;
  private listener: ((frame: string) => void) | null = null;
  private readonly closeListeners: (() => void)[] = [];
  private readonly buffer: string[] = [];
  private closed = false;

  join(other: End): void {
    this.other = other;
  }

  send(frame: string): void {
    if (this.closed) return;
    void Promise.resolve().then(() => this.other?.deliver(frame));
  }

  onMessage(listener: (frame: string) => void): void {
    this.listener = listener;
    for (const frame of this.buffer.splice(0)) listener(frame);
  }

  onClose(listener: () => void): void {
    if (this.closed) listener();
    else this.closeListeners.push(listener);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    for (const listener of this.closeListeners) listener();
    this.other?.close();
  }

  private deliver(frame: string): void {
    if (this.closed) return;
    if (this.listener) this.listener(frame);
    else this.buffer.push(frame);
  }
}
