import type { SightNews } from '../../viewer/sight-news.ts';

/** What the windows of one person say to each other about the case that is open. In memory only, ids and labels. */
export type WindowMessage =
  /** A window has just come, and wants to know who shows what. */
  | { readonly type: 'who' }
  | { readonly type: 'pane'; readonly pane: ShownPane }
  | { readonly type: 'pane-gone'; readonly paneId: string }
  /** What the window of a pane has in front of the person. */
  | { readonly type: 'sight'; readonly paneId: string; readonly news: SightNews }
  | { readonly type: 'put-back'; readonly paneId: string }
  | { readonly type: 'reveal'; readonly paneId: string; readonly annotationId: string }
  /** Which question has the cursor in the window that writes the form; null: none. */
  | { readonly type: 'question'; readonly caseId: string; readonly label: string | null }
  | { readonly type: 'cite'; readonly caseId: string; readonly annotationId: string; readonly turn: string }
  /** The answer to `cite`: the question that the mark is tied to; null when it is tied to none. */
  | { readonly type: 'cited'; readonly turn: string; readonly label: string | null };

/** A pane with a window of its own, and what it shows there. */
export interface ShownPane {
  readonly paneId: string;
  readonly caseId: string;
  readonly documentIds: readonly string[];
}

export interface WindowChannel {
  say(message: WindowMessage): void;
  /** Returns how to stop. */
  on<Type extends WindowMessage['type']>(
    type: Type,
    listener: (message: Extract<WindowMessage, { type: Type }>) => void,
  ): () => void;
  close(): void;
}

/** Opens the way to the other windows over this store. What is said is not heard in the same channel. */
export function openWindowChannel(storeName: string): WindowChannel {
  const channel = new BroadcastChannel(`meridian/${storeName}/windows`);
  let isOpen = true;
  return {
    say(message) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin: ours
      if (isOpen) channel.postMessage(message);
    },
    on(type, listener) {
      const hear = (event: MessageEvent<WindowMessage>): void => {
        if (event.data.type === type) listener(event.data as Parameters<typeof listener>[0]);
      };
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
    close() {
      isOpen = false;
      channel.close();
    },
  };
}

/** Held by the window of a pane as long as it lives: whoever gets it knows that the window is gone, however it went. */
export function paneLock(storeName: string, paneId: string): string {
  return `meridian/${storeName}/pane/${paneId}`;
}
