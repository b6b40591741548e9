import { useEffect, useState, type RefObject } from 'react';
import { answerName } from '../../../../shared/forms/answer-name.ts';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import { useCommand } from '../../../ui/commands/use-command.ts';
import type { FormStore } from '../form-store.ts';
import { createTypingWatch } from './typing-watch.ts';

/**
 * Undo and redo over the whole form. In a box in which something was typed the browser undoes first, as everywhere;
 * after that the form goes on, and the focus goes to what it took back.
 */
export function useFormUndo(
  root: RefObject<HTMLElement | null>,
  form: FormStore,
  isReadOnly: boolean,
  go: (pointer: string) => void,
): void {
  const [typing] = useState(createTypingWatch);
  // What is typed, and undone, in a box is the browser's.
  useEffect(() => (root.current ? typing.listen(root.current) : undefined), [root, typing]);

  const isForForm = () => !isReadOnly && root.current !== null && !typing.isElsewhere(root.current);
  const run = (act: () => string | null, said: 'judge.undone' | 'judge.redone') => {
    const pointer = act();
    if (pointer === null) return;
    typing.settle();
    go(pointer);
    announce(text(said, { question: answerName(form.model, pointer) }));
  };
  const redo = () => run(form.redo, 'judge.redone');
  const group = text('judge.group');
  const canRedo = () => isForForm() && !typing.canRedo() && form.canRedo();
  useCommand({
    id: 'judge.undo',
    title: text('judge.undo'),
    group,
    keys: 'Mod+Z',
    isEnabled: () => isForForm() && !typing.canUndo() && form.canUndo(),
    run: () => run(form.undo, 'judge.undone'),
  });
  useCommand({
    id: 'judge.redo',
    title: text('judge.redo'),
    group,
    keys: 'Mod+Shift+Z',
    isEnabled: canRedo,
    run: redo,
  });
  useCommand({
    id: 'judge.redoAgain',
    title: text('judge.redo'),
    group,
    keys: 'Mod+Y',
    isEnabled: canRedo,
    run: redo,
  });
}
