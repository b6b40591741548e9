import type { WireNote } from '../../../electron/core/api/wire/note.ts';

export type ServerEvent =
  | { readonly type: 'changes' }
  | { readonly type: 'wipe'; readonly deviceId: string }
  | { readonly type: 'message'; readonly note: WireNote };

type Listener = (event: ServerEvent) => void;

/** Tells the open event streams of people what happened. One process: two servers on one database need polling. */
export class Notifier {
  private readonly listeners = new Map<string, Set<Listener>>();

  listen(personId: string, listener: Listener): () => void {
    const own = this.listeners.get(personId) ?? new Set();
    this.listeners.set(personId, own.add(listener));
    return () => own.delete(listener);
  }

  tell(personIds: Iterable<string>, event: ServerEvent): void {
    for (const id of personIds) for (const listener of this.listeners.get(id) ?? []) listener(event);
  }
}
