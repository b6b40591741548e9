import type { Transport } from '../../shared/rpc/transport.ts';
import type { AppWindow } from './host.ts';

/** The one pipe to the one window: a new one closes the one before, and one that came too early is kept. */
export interface WindowPipe {
  readonly isConnected: boolean;
  replace(transport: Transport): void;
  readonly onConnect: AppWindow['onConnect'];
}

export function createWindowPipe(): WindowPipe {
  const listeners: ((transport: Transport) => void)[] = [];
  let current: Transport | null = null;
  return {
    get isConnected() {
      return current !== null;
    },
    replace: transport => {
      current?.close();
      current = transport;
      transport.onClose(() => {
        if (current === transport) current = null;
      });
      for (const listener of listeners) listener(transport);
    },
    onConnect: listener => {
      listeners.push(listener);
      if (current && listeners.length === 1) listener(current);
    },
  };
}
