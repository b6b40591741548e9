import { memoryTransportPair } from '../../../shared/rpc/memory-transport.ts';
import type { Transport } from '../../../shared/rpc/transport.ts';
import type { Process } from './process.ts';

/** A frame between the two programs, just before it is delivered. */
export interface PassingFrame {
  readonly to: 'main' | 'window';
  /** The call, or the call that this answers. */
  readonly name: string;
  readonly isAnswer: boolean;
  readonly text: string;
  /** Which pipe: ids are counted anew in each. */
  readonly pipe: string;
}

/** The pipe between main process and window: at every frame somebody may look, and kill either end. */
export function watchedPipe(
  main: Process,
  window: Process,
  watch: (frame: PassingFrame) => void,
): { main: Transport; window: Transport } {
  const [first, second] = memoryTransportPair();
  const names = new Map<string, string>();
  const end = (own: Transport, self: Process, other: Process, to: PassingFrame['to']): Transport => ({
    send(text) {
      if (!self.isAlive()) return;
      const head = /^([wc])\{"id":(\d+),(?:"name":"([^"]+)")?/.exec(text.slice(0, 120));
      const [, channel = '', id = '', called] = head ?? [];
      // Ids are counted by the side that asks.
      const asker = called === undefined ? to : to === 'main' ? 'window' : 'main';
      const key = `${asker}${channel}${id}`;
      if (called !== undefined) names.set(key, called);
      watch({ to, name: names.get(key) ?? '', isAnswer: called === undefined, text, pipe: window.name });
      // A task of its own, as between two processes: nothing of the sender runs in the receiver's turn.
      setImmediate(() => {
        if (self.isAlive() && other.isAlive()) own.send(text);
      });
    },
    onMessage: listener =>
      own.onMessage(text => {
        if (self.isAlive()) listener(text);
      }),
    onClose: listener =>
      own.onClose(() => {
        if (self.isAlive()) listener();
      }),
    close: () => own.close(),
  });
  main.onKill(() => first.close());
  window.onKill(() => second.close());
  return { main: end(first, main, window, 'window'), window: end(second, window, main, 'main') };
}
