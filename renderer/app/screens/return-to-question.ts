import { focusQuestion } from '../../features/judge/focus-question.ts';

/**
 * Puts a person who has cited back where they were typing. The citation is stored first, and by then they may have
 * selected the next words, or be at another question: they are left alone.
 */
export function returnToQuestion(side: Element, pointer: string): void {
  if (getSelection()?.isCollapsed === false || side.contains(document.activeElement)) return;
  focusQuestion(side, pointer);
}
