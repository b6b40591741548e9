import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { AnnotationId } from '../../../shared/model/ids.ts';
import type { JudgmentHandle } from '../../features/judge/JudgmentPanel.tsx';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { returnToQuestion } from './return-to-question.ts';

export interface FocusedAnswer {
  readonly pointer: string;
  readonly label: string;
}

export interface Citing {
  /** The question that a mark is cited for: the one that has the focus, or had it last. */
  readonly answer: FocusedAnswer | null;
  readonly focusAnswer: (answer: FocusedAnswer | null) => void;
  readonly cite: (id: AnnotationId) => void;
  /** What is selected in a document was let go over a question. */
  readonly dropSelection: (at: FocusedAnswer) => void;
}

/**
 * How what is marked in a document becomes evidence of an answer.
 *
 * @param keepSelection marks what is selected, and rejects when that could not be kept; null when nothing is selected
 * or nothing may be marked
 */
export function useCiting(
  judgment: RefObject<JudgmentHandle | null>,
  side: RefObject<HTMLElement | null>,
  keepSelection: (() => Promise<AnnotationId>) | null,
): Citing {
  const [answer, focusAnswer] = useState<FocusedAnswer | null>(null);
  const citeAt = useCallback(
    (id: AnnotationId, at: FocusedAnswer | null) => {
      // For the question that was open when it was asked for: until the mark is stored the person may be at the next.
      const isTied = judgment.current?.cite(id, at?.pointer) ?? false;
      announce(isTied && at ? text('case.cite.done', { question: at.label }) : text('case.cite.none'));
      if (isTied && at && side.current) returnToQuestion(side.current, at.pointer);
    },
    [judgment, side],
  );
  // The form is not drawn again because something else is selected.
  const latest = useRef(keepSelection);
  useEffect(() => {
    latest.current = keepSelection;
  });
  const dropSelection = useCallback(
    (at: FocusedAnswer) => {
      const keep = latest.current;
      if (!keep) return announce(text('case.cite.nothing'), 'assertive');
      const drop = async (): Promise<void> => {
        const id = await keep();
        getSelection()?.removeAllRanges();
        citeAt(id, at);
      };
      drop().catch((error: unknown) => {
        // The disk is full, or the store was closed: nothing is marked.
        console.error('What was dragged onto an answer could not be marked', error);
        announce(text('annotate.notSaved'), 'assertive');
      });
    },
    [citeAt],
  );
  return { answer, focusAnswer, cite: id => citeAt(id, answer), dropSelection };
}
