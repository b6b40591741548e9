import { useEffect, type RefObject } from 'react';
import { MARK_DRAG } from '../../../viewer/mark-drag.ts';
import { questionElement } from '../focus-question.ts';

/** What was let go over a question: a mark of the list, or the words that are selected in a document. */
export type Dropped = { readonly kind: 'mark'; readonly id: string } | { readonly kind: 'selection' };

/**
 * Hears what is dragged onto questions. One place hears it for all of them: a form of 300 questions has not 300
 * listeners, and nothing is drawn again while something is dragged over it.
 */
export function useMarkDrop(
  root: RefObject<HTMLElement | null>,
  isReadOnly: boolean,
  onDrop: (pointer: string, dropped: Dropped) => void,
): void {
  // Dragging is the browser's.
  useEffect(() => {
    const form = root.current;
    if (!form || isReadOnly) return undefined;
    let over: HTMLElement | null = null;
    const mark = (next: HTMLElement | null) => {
      if (over === next) return;
      if (over) delete over.dataset['dropping'];
      if (next) next.dataset['dropping'] = '';
      over = next;
    };
    const questionOf = ({ target, dataTransfer }: DragEvent): HTMLElement | null => {
      const types = dataTransfer?.types ?? [];
      // Words from a box of the form itself are text to be moved, not evidence.
      const isOurs = types.includes(MARK_DRAG) || (types.includes('text/plain') && !form.contains(selectionAt()));
      const question = isOurs && target instanceof Element ? target.closest<HTMLElement>('[data-question]') : null;
      return question && questionElement(form, question.dataset['question'] ?? '') ? question : null;
    };
    const onDragOver = (event: DragEvent) => {
      const question = questionOf(event);
      mark(question);
      if (!question) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'link';
    };
    const onLeave = (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node) || !form.contains(event.relatedTarget)) mark(null);
    };
    const onLetGo = (event: DragEvent) => {
      const pointer = questionOf(event)?.dataset['question'];
      mark(null);
      if (pointer === undefined) return;
      event.preventDefault();
      const id = event.dataTransfer?.getData(MARK_DRAG) ?? '';
      onDrop(pointer, id === '' ? { kind: 'selection' } : { kind: 'mark', id });
    };
    form.addEventListener('dragover', onDragOver);
    form.addEventListener('dragleave', onLeave);
    form.addEventListener('drop', onLetGo);
    return () => {
      form.removeEventListener('dragover', onDragOver);
      form.removeEventListener('dragleave', onLeave);
      form.removeEventListener('drop', onLetGo);
    };
  }, [root, isReadOnly, onDrop]);
}

/** Where the selected words stand; in a document of its own frame that is nowhere here. */
function selectionAt(): Node | null {
  return document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement
    ? document.activeElement
    : (getSelection()?.anchorNode ?? null);
}
