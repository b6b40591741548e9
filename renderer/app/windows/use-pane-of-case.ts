import { useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from '../../data/store-context.ts';
import { rememberPlace } from './open-pane-window.ts';
import { paneLock, type WindowChannel } from './window-channel.ts';

export interface PaneOfCase {
  /** The question that the window with the form is at; null: there is none to cite for. */
  readonly question: string | null;
  /** A mark that the window with the form wants to be seen. */
  readonly reveal: { readonly annotationId: string; readonly nonce: number } | null;
  /** Tells the others what is shown here. */
  shows(documentIds: readonly string[]): void;
  /** Ties the mark to the question; the question's name, or null when no form took it. */
  cite(annotationId: string): Promise<string | null>;
}

/** The form's window answers in a moment or is not there. */
const ANSWER_MS = 3_000;

/** This window's part as the window of one pane: what it tells and asks the window with the form. */
export function usePaneOfCase(channel: WindowChannel | null, paneId: string, caseId: string): PaneOfCase {
  const { db, clock, newId } = useStore();
  const [question, setQuestion] = useState<string | null>(null);
  const [reveal, setReveal] = useState<PaneOfCase['reveal']>(null);
  const [isHeld, setHeld] = useState(false);
  const shown = useRef<readonly string[]>([]);

  // Locks and other windows are outside React. The lock first: whoever hears of this window looks whether it lives.
  useEffect(() => {
    const left = Promise.withResolvers<void>();
    void navigator.locks.request(paneLock(db.name, paneId), async () => {
      setHeld(true);
      await left.promise;
    });
    return () => left.resolve();
  }, [db.name, paneId]);
  useEffect(() => rememberPlace(), []);

  const tell = useCallback(() => {
    if (!isHeld || shown.current.length === 0) return;
    channel?.say({ type: 'pane', pane: { paneId, caseId, documentIds: shown.current } });
  }, [channel, isHeld, paneId, caseId]);
  useEffect(() => {
    if (!channel) return undefined;
    const leave = (): void => channel.say({ type: 'pane-gone', paneId });
    const stops = [
      channel.on('who', tell),
      channel.on('question', ({ caseId: asked, label }) => {
        if (asked === caseId) setQuestion(label);
      }),
      channel.on('reveal', ({ paneId: meant, annotationId }) => {
        if (meant === paneId) setReveal(before => ({ annotationId, nonce: (before?.nonce ?? 0) + 1 }));
      }),
      channel.on('put-back', ({ paneId: meant }) => {
        if (meant === paneId) window.close();
      }),
    ];
    window.addEventListener('pagehide', leave);
    tell();
    channel.say({ type: 'who' });
    return () => {
      for (const stop of stops) stop();
      window.removeEventListener('pagehide', leave);
    };
  }, [channel, paneId, caseId, tell]);

  const shows = useCallback(
    (documentIds: readonly string[]) => {
      shown.current = documentIds;
      tell();
    },
    [tell],
  );
  const cite = useCallback(
    async (annotationId: string): Promise<string | null> => {
      if (!channel) return null;
      const turn = newId();
      const answered = Promise.withResolvers<string | null>();
      const stop = channel.on('cited', said => {
        if (said.turn === turn) answered.resolve(said.label);
      });
      const cancel = clock.after(ANSWER_MS, () => answered.resolve(null));
      channel.say({ type: 'cite', caseId, annotationId, turn });
      const label = await answered.promise;
      stop();
      cancel();
      return label;
    },
    [channel, caseId, clock, newId],
  );
  return { question, reveal, shows, cite };
}
