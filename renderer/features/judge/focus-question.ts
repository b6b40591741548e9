/** Controls in the order of worth: the answer itself before the buttons around it. */
const ANSWERS = [
  'input[type=radio]:checked:not(:disabled)',
  'input:not(:disabled), textarea:not(:disabled), select:not(:disabled), [role=spinbutton]',
  'button[aria-haspopup]:not(:disabled)',
  'button:not(:disabled), [tabindex="0"]',
];

/** Told to a part of the form that is not in sight before the focus goes into it. */
export const REVEAL = 'meridian:reveal';

/** Puts the focus on the first control in there. False when there is none. */
export function focusFirstIn(container: Element): boolean {
  container.closest('[data-section][hidden]')?.dispatchEvent(new Event(REVEAL, { bubbles: true }));
  for (const selector of ANSWERS) {
    const control = container.querySelector<HTMLElement>(selector);
    if (!control) continue;
    control.focus({ preventScroll: true });
    container.scrollIntoView({ block: 'nearest' });
    return true;
  }
  return false;
}

export function questionElement(root: Element, pointer: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(`[data-question="${CSS.escape(pointer)}"]`);
}

/** The question itself, or the list that it would stand in. */
export function focusQuestion(root: Element, pointer: string): boolean {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const question = questionElement(root, at);
    if (!question) continue;
    if (focusFirstIn(question)) return true;
    question.tabIndex = -1;
    question.focus();
    return true;
  }
  return false;
}

/** The question `by` places after (or before) this one, in the order of the screen. */
export function neighbour(root: Element, pointer: string | null, by: 1 | -1): string | null {
  const questions = [...root.querySelectorAll<HTMLElement>('[data-question]:not([data-calculated])')];
  const here = questions.findIndex(question => question.dataset['question'] === pointer);
  const next = here < 0 ? (by > 0 ? 0 : questions.length - 1) : here + by;
  return questions[next]?.dataset['question'] ?? null;
}
