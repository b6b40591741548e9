import type { RefObject } from 'react';
import { answerName } from '../../../../shared/forms/answer-name.ts';
import { fieldInstances } from '../../../../shared/forms/field-instances.ts';
import type { Suggestion } from '../../../../shared/model/suggestion.ts';
import { useStore } from '../../../data/store-context.ts';
import { text } from '../../../i18n/text.ts';
import { announce } from '../../../ui/announce.ts';
import { useCommand } from '../../../ui/commands/use-command.ts';
import type { FormStore } from '../form-store.ts';
import type { Panel } from '../panel-context.ts';
import { nextPlace } from '../work/find-question.ts';
import { decideSuggestion, fits, openSuggestion } from './decide-suggestion.ts';

export const SUGGESTION_KEYS = { accept: 'Alt+C', reject: 'Alt+X', show: 'Alt+L', next: 'Alt+Shift+G' } as const;

interface SuggestionKeys {
  form: FormStore;
  panel: Panel;
  /** The question that has the focus, or had it last. */
  last: RefObject<string | null>;
  onGo: (pointer: string) => void;
}

/** Takes, turns away and shows the suggestion at the question in focus, and goes to the next question that has one. */
export function useSuggestionKeys({ form, panel, last, onGo }: SuggestionKeys): void {
  const { nowIso } = useStore();
  const group = text('judge.group');
  const { suggestions, isReadOnly } = panel;
  const places = [...fieldInstances(form.model, form.parts().answers)].map(({ pointer }) => pointer);
  const isEnabled = !isReadOnly && places.some(pointer => suggestions.at(pointer).length > 0);

  const withOpen = (act: (suggestion: Suggestion) => void) => {
    const found = last.current === null ? undefined : openSuggestion(form, suggestions, last.current);
    if (found) act(found);
    else announce(text('suggest.noneHere'), 'assertive');
  };
  const decide = (how: 'accepted' | 'rejected') =>
    withOpen(suggestion => {
      if (how === 'accepted' && !fits(form, suggestion)) return announce(text('suggest.doesNotFit'), 'assertive');
      decideSuggestion(form, suggestions, suggestion, how, nowIso());
      const question = answerName(form.model, suggestion.pointer);
      announce(text(how === 'accepted' ? 'suggest.saidAccepted' : 'suggest.saidRejected', { question }));
    });
  useCommand({
    id: 'suggest.accept',
    title: text('suggest.acceptCommand'),
    group,
    keys: SUGGESTION_KEYS.accept,
    isEnabled,
    run: () => decide('accepted'),
  });
  useCommand({
    id: 'suggest.reject',
    title: text('suggest.rejectCommand'),
    group,
    keys: SUGGESTION_KEYS.reject,
    isEnabled,
    run: () => decide('rejected'),
  });
  useCommand({
    id: 'suggest.show',
    title: text('suggest.showCommand'),
    group,
    keys: SUGGESTION_KEYS.show,
    isEnabled,
    run: () => withOpen(({ id }) => panel.onRevealEvidence(id)),
  });
  useCommand({
    id: 'suggest.next',
    title: text('suggest.nextCommand'),
    group,
    keys: SUGGESTION_KEYS.next,
    isEnabled,
    run: () => {
      const order = [...fieldInstances(form.model, form.parts().answers)].map(({ pointer }) => pointer);
      const open = order.filter(pointer => openSuggestion(form, suggestions, pointer));
      const next = nextPlace(open, last.current, 1, order);
      if (next === null) announce(text('suggest.noneLeft'));
      else onGo(next);
    },
  });
}
