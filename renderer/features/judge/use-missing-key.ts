import type { RefObject } from 'react';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { useCommand } from '../../ui/commands/use-command.ts';
import { questionElement } from './focus-question.ts';

/** The key that opens, at the question one is at, the reasons for having no answer. */
export function useMissingKey(
  root: RefObject<HTMLElement | null>,
  last: RefObject<string | null>,
  isReadOnly: boolean,
): void {
  useCommand({
    id: 'judge.missing',
    title: text('answer.missing.command'),
    group: text('judge.group'),
    keys: 'Alt+U',
    isEnabled: !isReadOnly,
    run: () => {
      const question = root.current && last.current !== null ? questionElement(root.current, last.current) : null;
      const choices = question?.querySelector<HTMLSelectElement>('select[data-missing]');
      if (!choices) return announce(text('answer.missing.notHere'));
      choices.focus();
      choices.showPicker();
    },
  });
}
