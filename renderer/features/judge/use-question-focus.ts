import { useRef, type FocusEvent, type RefObject } from 'react';
import { text } from '../../i18n/text.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import { focusFirstIn, focusQuestion, neighbour, questionElement } from './focus-question.ts';
import type { FormStore } from './form-store.ts';

export interface QuestionFocus {
  /** The question that has the focus, or had it last. */
  readonly last: RefObject<string | null>;
  onFocus(event: FocusEvent): void;
  onBlur(event: FocusEvent): void;
  go(pointer: string): void;
  /** The decision that a person makes otherwise than the rules. */
  goToOverride(): void;
}

type Focused = { pointer: string; label: string } | null;

/** Which question a person is at, and the keys that move between questions. */
export function useQuestionFocus(
  root: RefObject<HTMLElement | null>,
  form: FormStore,
  isReadOnly: boolean,
  onFocusAnswer: (answer: Focused) => void,
): QuestionFocus {
  const last = useRef<string | null>(null);

  const onFocus = (event: FocusEvent) => {
    const question = event.target.closest<HTMLElement>('[data-question]:not([data-calculated])');
    const pointer = question?.dataset['question'];
    if (!question || pointer === undefined || pointer === last.current) return;
    if (last.current !== null && root.current) {
      const before = questionElement(root.current, last.current);
      // Marked on the element and not in state: moving through a form of 300 questions renders none of them.
      if (before) delete before.dataset['current'];
    }
    question.dataset['current'] = '';
    last.current = pointer;
    onFocusAnswer({ pointer, label: question.dataset['label'] ?? '' });
  };
  const onBlur = (event: FocusEvent) => {
    const question = event.target.closest<HTMLElement>('[data-question]');
    const pointer = question?.dataset['question'];
    const stays = event.relatedTarget instanceof Node && question?.contains(event.relatedTarget);
    if (pointer !== undefined && !stays && !isReadOnly) form.left(pointer);
  };
  const go = (pointer: string) => {
    if (root.current) focusQuestion(root.current, pointer);
  };
  const goToOverride = () => {
    const fields = root.current?.querySelector('[data-override]');
    if (fields) focusFirstIn(fields);
  };
  const step = (by: 1 | -1) => {
    const next = root.current && neighbour(root.current, last.current, by);
    if (next !== null) go(next);
  };
  const group = text('judge.group');
  useCommand({
    id: 'judge.nextQuestion',
    title: text('judge.nextQuestion'),
    group,
    keys: 'Alt+ArrowDown',
    run: () => step(1),
  });
  useCommand({
    id: 'judge.previousQuestion',
    title: text('judge.previousQuestion'),
    group,
    keys: 'Alt+ArrowUp',
    run: () => step(-1),
  });
  return { last, onFocus, onBlur, go, goToOverride };
}
