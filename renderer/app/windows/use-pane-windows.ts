import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { CaseId, DocumentId } from '../../../shared/model/ids.ts';
import { useStore } from '../../data/store-context.ts';
import type { Session } from '../session.ts';
import { openPaneWindow } from './open-pane-window.ts';
import { paneLock, type ShownPane, type WindowChannel } from './window-channel.ts';

export interface PaneWindows {
  /** Panes of this case that have a window of their own. */
  readonly away: readonly ShownPane[];
  /** What a pane showed that this window gave away and that has come back. Shown each time the nonce changes. */
  readonly returned: { readonly documentId: string; readonly nonce: number } | null;
  /** False when no window came up. */
  giveWindow(documentId: string): Promise<boolean>;
  bringBack(paneId: string): void;
  /** Shows the mark in the window that shows its document; false when there is none. */
  reveal(documentId: string, annotationId: string): boolean;
}

/** A window that has not come by then does not come. */
const COMES_WITHIN_MS = 10_000;

/** The windows that panes of this case have. Who they are, they say themselves; that they are gone, their lock says. */
export function usePaneWindows(channel: WindowChannel | null, caseId: string, ask: Session['openPane']): PaneWindows {
  const { db, clock } = useStore();
  const [away, setAway] = useState<readonly ShownPane[]>([]);
  const [returned, setReturned] = useState<PaneWindows['returned']>(null);
  const [given] = useState(() => new Set<string>());
  const awaited = useRef(new Map<string, () => void>());
  const latest = useRef(away);
  useEffect(() => {
    latest.current = away;
  });

  // Other windows are outside React.
  useEffect(() => {
    if (!channel) return undefined;
    const panes = new Map<string, ShownPane>();
    const watching = new AbortController();
    const gone = (paneId: string): void => {
      const pane = panes.get(paneId);
      if (!pane || !panes.delete(paneId)) return;
      setAway([...panes.values()]);
      const [documentId] = pane.documentIds;
      if (!given.delete(paneId) || documentId === undefined) return;
      setReturned(before => ({ documentId, nonce: (before?.nonce ?? 0) + 1 }));
    };
    const stopHearing = channel.on('pane', ({ pane }) => {
      if (pane.caseId !== caseId) return gone(pane.paneId);
      const isNew = !panes.has(pane.paneId);
      panes.set(pane.paneId, pane);
      setAway([...panes.values()]);
      awaited.current.get(pane.paneId)?.();
      if (!isNew) return;
      navigator.locks
        .request(paneLock(db.name, pane.paneId), { signal: watching.signal }, () => gone(pane.paneId))
        .catch((error: unknown) => {
          // This window shows another case now.
          if (!watching.signal.aborted) throw error;
        });
    });
    const stopLeaving = channel.on('pane-gone', ({ paneId }) => gone(paneId));
    channel.say({ type: 'who' });
    return () => {
      watching.abort();
      stopHearing();
      stopLeaving();
      setAway([]);
    };
  }, [channel, caseId, db.name, given]);

  const giveWindow = useCallback(
    async (documentId: string): Promise<boolean> => {
      const answer = await ask({ caseId: CaseId.parse(caseId), documentId: DocumentId.parse(documentId) });
      if (!answer.ok) return false;
      const { paneId, openAt } = answer.value;
      const comes = Promise.withResolvers<boolean>();
      awaited.current.set(paneId, () => comes.resolve(true));
      const cancel = clock.after(COMES_WITHIN_MS, () => comes.resolve(false));
      given.add(paneId);
      if (openAt !== null) openPaneWindow(openAt);
      const hasCome = await comes.promise;
      cancel();
      awaited.current.delete(paneId);
      if (!hasCome) given.delete(paneId);
      return hasCome;
    },
    [ask, caseId, clock, given],
  );
  const bringBack = useCallback((paneId: string) => channel?.say({ type: 'put-back', paneId }), [channel]);
  const reveal = useCallback(
    (documentId: string, annotationId: string): boolean => {
      const pane = latest.current.find(({ documentIds }) => documentIds.includes(documentId));
      if (!pane) return false;
      channel?.say({ type: 'reveal', paneId: pane.paneId, annotationId });
      return true;
    },
    [channel],
  );
  return useMemo(
    () => ({ away, returned, giveWindow, bringBack, reveal }),
    [away, returned, giveWindow, bringBack, reveal],
  );
}
