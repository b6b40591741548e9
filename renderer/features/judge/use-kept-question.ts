import { useEffect, type RefObject } from 'react';
import { keptPlace } from '../../ui/places.ts';
import { focusQuestion } from './focus-question.ts';

/** After a lock the focus is at the question again that it was at last, unless something else has it. */
export function useKeptQuestion(caseId: string, root: RefObject<HTMLElement | null>): void {
  // The focus is the browser's.
  useEffect(() => {
    const box = root.current;
    if (!box) return undefined;
    const kept = keptPlace<{ pointer: string | null }>(`question ${caseId}`, () => ({ pointer: null }));
    if (kept.pointer !== null && document.activeElement === document.body) focusQuestion(box, kept.pointer);
    const note = ({ target }: FocusEvent) => {
      const question = target instanceof Element ? target.closest<HTMLElement>('[data-question]') : null;
      kept.pointer = question?.dataset['question'] ?? kept.pointer;
    };
    box.addEventListener('focusin', note);
    return () => box.removeEventListener('focusin', note);
  }, [caseId, root]);
}
