import { useCallback, useState, useSyncExternalStore } from 'react';
import type { DocumentView } from '../../viewer/document-view.ts';

/** What each pane shows, for those who work with two of them. */
export class ViewHandles {
  readonly #views = new Map<string, DocumentView>();
  readonly #handles = new Map<string, (view: DocumentView | null) => void>();
  readonly #listeners = new Set<() => void>();
  #isTelling = false;

  of(paneId: string | undefined): DocumentView | null {
    return (paneId !== undefined && this.#views.get(paneId)) || null;
  }

  /** What a pane hands its view to: the same function each time, or the view would be taken away at every render. */
  handleOf(paneId: string): (view: DocumentView | null) => void {
    let handle = this.#handles.get(paneId);
    if (!handle) {
      handle = view => this.#set(paneId, view);
      this.#handles.set(paneId, handle);
    }
    return handle;
  }

  #set(paneId: string, view: DocumentView | null): void {
    if (view) this.#views.set(paneId, view);
    else this.#views.delete(paneId);
    if (this.#isTelling) return;
    this.#isTelling = true;
    // A view that changes is taken away and given again in one commit: nobody needs to hear of what lies between.
    queueMicrotask(() => {
      this.#isTelling = false;
      for (const listener of this.#listeners) listener();
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

export function useViewHandles(): ViewHandles {
  return useState(() => new ViewHandles())[0];
}

/** One of the abilities of a pane's view; undefined until its document is open, and when it has none. */
export function usePort<Name extends 'scroll' | 'words'>(
  views: ViewHandles,
  paneId: string | undefined,
  name: Name,
): DocumentView[Name] {
  return useSyncExternalStore(
    views.subscribe,
    useCallback(() => views.of(paneId)?.[name], [views, paneId, name]),
  );
}
