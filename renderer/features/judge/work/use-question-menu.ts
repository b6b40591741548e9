import { useEffect, useState, type RefObject } from 'react';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import { questionElement } from '../focus-question.ts';

export interface QuestionMenu {
  readonly open: { readonly pointer: string; readonly x: number; readonly y: number } | null;
  openAtFocus(): void;
  close(): void;
}

/** The menu of a question: at the pointer by the mouse's second button, at the question by key. */
export function useQuestionMenu(
  root: RefObject<HTMLElement | null>,
  last: RefObject<string | null>,
  isReadOnly: boolean,
): QuestionMenu {
  const [open, setOpen] = useState<QuestionMenu['open']>(null);
  // The mouse is outside React.
  useEffect(() => {
    const form = root.current;
    if (!form || isReadOnly) return undefined;
    const onMenu = (event: MouseEvent) => {
      if (!(event.target instanceof Element)) return;
      // In a box the system's own menu cuts, copies and corrects.
      if (event.target.closest('input:not([type=radio], [type=checkbox]), textarea, [contenteditable]')) return;
      const pointer = event.target.closest<HTMLElement>('[data-question]:not([data-calculated])')?.dataset['question'];
      if (pointer === undefined) return;
      event.preventDefault();
      setOpen({ pointer, x: event.clientX, y: event.clientY });
    };
    form.addEventListener('contextmenu', onMenu);
    return () => form.removeEventListener('contextmenu', onMenu);
  }, [root, isReadOnly]);
  return {
    open,
    openAtFocus() {
      const pointer = last.current;
      const question = pointer !== null && root.current ? questionElement(root.current, pointer) : null;
      if (pointer === null || !question) return announce(text('judge.noQuestion'), 'assertive');
      const { left, top } = question.getBoundingClientRect();
      setOpen({ pointer, x: left + 12, y: Math.max(0, top) + 12 });
    },
    close: () => setOpen(null),
  };
}
