import type { FilledSnippet } from '../../../../shared/forms/form-aids.ts';

/** A box that text can be typed into. */
export type TextBox = HTMLInputElement | HTMLTextAreaElement;

/** The box that a snippet goes into: the one that has the focus, else the first of the question. */
export function textBoxOf(question: Element | null, focused: Element | null): TextBox | null {
  if (!question) return null;
  if (isTextBox(focused) && question.contains(focused)) return focused;
  return [...question.querySelectorAll('textarea, input[type=text]')].find(isTextBox) ?? null;
}

function isTextBox(element: Element | null): element is TextBox {
  const isText = element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;
  return (
    isText && (element.tagName === 'TEXTAREA' || element.type === 'text') && !element.readOnly && !element.disabled
  );
}

/** Puts a snippet in place of what is selected, as if it were typed: whoever keeps the box hears of it. Where it begins. */
export function insertInto(box: TextBox, { text }: FilledSnippet): number {
  const start = box.selectionStart ?? box.value.length;
  box.setRangeText(text, start, box.selectionEnd ?? start, 'end');
  box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
  return start;
}

/**
 * Selects the first gap of a snippet, and with each Tab the next, until there are none or the box is left. Then Tab is
 * Tab again.
 */
export function walkGaps(box: TextBox, { text, open }: FilledSnippet, start: number): void {
  const gaps = [...open];
  const next = (from: number): boolean => {
    const gap = gaps.shift();
    if (gap === undefined) return false;
    const at = box.value.indexOf(gap, from);
    if (at < 0) return next(from);
    box.setSelectionRange(at, at + gap.length);
    return true;
  };
  box.focus();
  if (!next(start)) return box.setSelectionRange(start + text.length, start + text.length);
  const onKey = (event: Event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== 'Tab' || event.shiftKey) return;
    if (next(box.selectionEnd ?? 0)) event.preventDefault();
    else end();
  };
  const end = () => {
    box.removeEventListener('keydown', onKey);
    box.removeEventListener('blur', end);
  };
  box.addEventListener('keydown', onKey);
  box.addEventListener('blur', end);
}
