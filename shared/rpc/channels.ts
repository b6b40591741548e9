import type { Transport } from './transport.ts';

/** Whom a frame is for: the window's main thread, or the worker that owns the cache. */
export type Channel = 'window' | 'cache';

const MARKS: Record<Channel, string> = { window: 'w', cache: 'c' };

/**
 * Divides one pipe into two by the first character of each frame, so that bulk frames for the cache pass the
 * window's main thread as opaque strings, without being parsed there.
 */
export function divideTransport(transport: Transport): Record<Channel, Transport> {
  const buffers: Record<Channel, string[]> = { window: [], cache: [] };
  const listeners: Partial<Record<Channel, (frame: string) => void>> = {};
  transport.onMessage(frame => {
    const channel: Channel = frame.startsWith(MARKS.cache) ? 'cache' : 'window';
    const listener = listeners[channel];
    if (listener) listener(frame.slice(1));
    else buffers[channel].push(frame.slice(1));
  });
  const part = (channel: Channel): Transport => ({
    send: frame => transport.send(MARKS[channel] + frame),
    onMessage: listener => {
      listeners[channel] = listener;
      for (const frame of buffers[channel].splice(0)) listener(frame);
    },
    onClose: listener => transport.onClose(listener),
    close: () => transport.close(),
  });
  return { window: part('window'), cache: part('cache') };
}
