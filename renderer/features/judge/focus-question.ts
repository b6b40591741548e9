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
    if (question.dataset['list'] === undefined ? focusFirstIn(question) : focusButtonOf(question)) return true;
    question.tabIndex = -1;
    question.focus();
    return true;
  }
  return false;
}

/** A list is where its button is: what is in its rows are questions of their own, and would never be left again. */
function focusButtonOf(list: HTMLElement): boolean {
  const button = document.getElementById(list.dataset['list'] ?? '');
  if (!(button instanceof HTMLButtonElement) || button.disabled) return false;
  list.closest('[data-section][hidden]')?.dispatchEvent(new Event(REVEAL, { bubbles: true }));
  button.focus({ preventScroll: true });
  button.scrollIntoView({ block: 'nearest' });
  return true;
}

/** A list comes after its rows, because its button does. */
function inOrder(questions: Iterable<HTMLElement>): HTMLElement[] {
  const order: HTMLElement[] = [];
  const open: HTMLElement[] = [];
  for (const question of questions) {
    while (open.at(-1)?.contains(question) === false) order.push(...open.splice(-1));
    open.push(question);
  }
  return [...order, ...open.toReversed()];
}

/** The question `by` places after (or before) this one, in the order of the screen. */
export function neighbour(root: Element, pointer: string | null, by: 1 | -1): string | null {
  const questions = inOrder(root.querySelectorAll<HTMLElement>('[data-question]:not([data-calculated])'));
  const here = questions.findIndex(question => question.dataset['question'] === pointer);
  const next = here < 0 ? (by > 0 ? 0 : questions.length - 1) : here + by;
  return questions[next]?.dataset['question'] ?? null;
}
