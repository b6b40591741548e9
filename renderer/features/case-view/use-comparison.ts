import { useEffect, useState } from 'react';
import type { Span } from '../../../shared/anchors/describe-quote.ts';
import { compareInWorker } from '../../viewer/compare/compare-in-worker.ts';
import type { TextChange, TextComparison } from '../../viewer/compare/compare-texts.ts';
import type { ChangeLook, PaintedChange, WordsPort } from '../../viewer/view-ports.ts';
import { usePort, type ViewHandles } from './view-handles.ts';

/** The panes of the two documents that are compared. */
export interface ComparedPanes {
  readonly before: string;
  readonly after: string;
}

export interface ComparisonInHand {
  readonly state: 'reading' | 'no-words' | 'failed' | 'done';
  readonly changes: readonly TextChange[];
  readonly isCoarse: boolean;
  /** From 0; -1 before the first one was gone to. */
  readonly current: number;
  /** The words of a change, as they were and as they are. */
  words(change: TextChange): { readonly was: string; readonly now: string };
  goTo(index: number): void;
}

interface Compared {
  readonly before: string;
  readonly after: string;
  readonly comparison: TextComparison;
}

/** Compares what two panes show, paints the changes in both and goes from one to the next. */
export function useComparison(views: ViewHandles, panes: ComparedPanes | null): ComparisonInHand {
  const before = usePort(views, panes?.before, 'words');
  const after = usePort(views, panes?.after, 'words');
  const [result, setResult] = useState<Compared | 'reading' | 'no-words' | 'failed'>('reading');
  const [current, setCurrent] = useState(-1);
  const isOn = panes !== null;
  const hasViews = views.of(panes?.before) !== null && views.of(panes?.after) !== null;

  // Reading is the documents' own work, and comparing that of a worker.
  useEffect(() => {
    if (!isOn) return undefined;
    // oxlint-disable-next-line react/set-state-in-effect -- another pair begins anew
    setCurrent(-1);
    if (!before || !after) {
      setResult(hasViews ? 'no-words' : 'reading');
      return undefined;
    }
    setResult('reading');
    const asking = new AbortController();
    const compare = async (): Promise<void> => {
      const [was, now] = await Promise.all([before.read(), after.read()]);
      if (was.trim() === '' || now.trim() === '') return setResult('no-words');
      const comparison = await compareInWorker({ before: was, after: now }, asking.signal);
      if (!asking.signal.aborted) setResult({ before: was, after: now, comparison });
    };
    compare().catch(() => {
      // Closed meanwhile; or the worker broke.
      if (!asking.signal.aborted) setResult('failed');
    });
    return () => asking.abort();
  }, [isOn, before, after, hasViews]);

  const compared = isOn && typeof result === 'object' ? result : null;
  const changes = compared?.comparison.changes ?? NONE;
  usePaintedChanges(before, changes, 'before', changes[current]);
  usePaintedChanges(after, changes, 'after', changes[current]);

  return {
    state: compared ? 'done' : typeof result === 'string' ? result : 'reading',
    changes,
    isCoarse: compared?.comparison.isCoarse ?? false,
    current,
    words: ({ before: was, after: now }) => ({
      was: compared?.before.slice(was.start, was.end) ?? '',
      now: compared?.after.slice(now.start, now.end) ?? '',
    }),
    goTo: index => {
      const change = changes[(index + changes.length) % Math.max(1, changes.length)];
      if (!change) return;
      setCurrent(changes.indexOf(change));
      void before?.show(change.before);
      void after?.show(change.after);
    },
  };
}

const NONE: readonly TextChange[] = [];

function usePaintedChanges(
  words: WordsPort | undefined,
  changes: readonly TextChange[],
  side: 'before' | 'after',
  current: TextChange | undefined,
): void {
  const span: Span | null = current ? current[side] : null;
  // Highlights belong to the browser.
  useEffect(() => {
    if (!words || changes.length === 0) return undefined;
    words.paint(
      changes.flatMap(change => lookOf(change, side)),
      span,
    );
    return () => words.paint([], null);
  }, [words, changes, side, span]);
}

function lookOf({ kind, ...sides }: TextChange, side: 'before' | 'after'): PaintedChange[] {
  const span = sides[side];
  if (span.start === span.end) return [];
  const look: ChangeLook = kind === 'moved' ? 'change-moved' : side === 'before' ? 'change-removed' : 'change-added';
  return [{ ...span, look }];
}
