import type { Transport } from '../../shared/rpc/transport.ts';
import type { AppWindow } from './host.ts';

/** The pipes to the pages that are open now. Those that came before anybody listened are kept. */
export interface WindowPipes {
  readonly isConnected: boolean;
  /** @param page which page it is: a new pipe of the same page closes the one before */
  connect(page: string, paneId: string | null, transport: Transport): void;
  /** Closes the pipes of all panes. */
  closePanes(): void;
  readonly onConnect: AppWindow['onConnect'];
}

export function createWindowPipes(): WindowPipes {
  const listeners: Parameters<AppWindow['onConnect']>[0][] = [];
  const open = new Map<string, { transport: Transport; paneId: string | null }>();
  return {
    get isConnected() {
      return open.size > 0;
    },
    connect: (page, paneId, transport) => {
      open.get(page)?.transport.close();
      open.set(page, { transport, paneId });
      transport.onClose(() => {
        if (open.get(page)?.transport === transport) open.delete(page);
      });
      for (const listener of listeners) listener(transport, paneId);
    },
    closePanes: () => {
      for (const { transport, paneId } of open.values()) if (paneId !== null) transport.close();
    },
    onConnect: listener => {
      listeners.push(listener);
      if (listeners.length > 1) return;
      for (const { transport, paneId } of open.values()) listener(transport, paneId);
    },
  };
}
