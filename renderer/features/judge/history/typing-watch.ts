/** Boxes whose undo is the browser's own. */
function boxOf(target: EventTarget | null): HTMLInputElement | HTMLTextAreaElement | null {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && !NOT_TYPED.has(target.type) ? target : null;
}

const NOT_TYPED = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file']);

/**
 * Knows whether the browser has something to undo in the box that has the focus. Nothing says so: a box that is what it
 * was when it got the focus has been undone to the end.
 */
export function createTypingWatch() {
  let box: HTMLInputElement | HTMLTextAreaElement | null = null;
  let began = '';
  let undone = 0;
  /** Its value may also have been changed by a key of the form: that is not the browser's to undo. */
  let isTyped = false;
  const settle = (next: typeof box) => {
    box = next;
    began = next?.value ?? '';
    undone = 0;
    isTyped = false;
  };
  const isHere = () => box !== null && box === document.activeElement && !box.readOnly && !box.disabled;
  return {
    canUndo: () => isHere() && isTyped && box?.value !== began,
    canRedo: () => isHere() && undone > 0,
    /** Somebody else has written into it: what was typed before is no longer the browser's to undo. */
    settle: () => settle(box),
    listen(root: HTMLElement): () => void {
      const onFocus = ({ target }: FocusEvent) => settle(boxOf(target));
      const onInput = (event: Event) => {
        if (event.target !== box || !(event instanceof InputEvent)) return;
        isTyped = true;
        if (event.inputType === 'historyUndo') undone++;
        else if (event.inputType === 'historyRedo') undone--;
        else undone = 0;
      };
      root.addEventListener('focusin', onFocus);
      root.addEventListener('input', onInput);
      settle(root.contains(document.activeElement) ? boxOf(document.activeElement) : null);
      return () => {
        root.removeEventListener('focusin', onFocus);
        root.removeEventListener('input', onInput);
      };
    },
    /** Text that is typed outside the form is none of its business. */
    isElsewhere(root: HTMLElement): boolean {
      const at = document.activeElement;
      const isTyped = boxOf(at) !== null || (at instanceof HTMLElement && at.isContentEditable);
      return isTyped && !root.contains(at);
    },
  };
}
