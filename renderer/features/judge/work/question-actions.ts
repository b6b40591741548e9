import type { FormField } from '../../../../shared/forms/form-model.ts';
import { text } from '../../../i18n/text.ts';
import type { MenuEntry } from '../../../ui/Menu/Menu.tsx';

/** Keys of what can be done to a question, also for the palette. */
export const TOOL_KEYS = {
  evidence: 'Alt+E',
  searched: 'Alt+Shift+E',
  fill: 'Alt+F',
  snippet: 'Alt+Y',
  preset: 'Alt+Shift+Y',
  refer: 'Alt+H',
} as const;

/** What can be done to a question besides answering it. */
export type ToolName = keyof typeof TOOL_KEYS;

/** What the menu of a question offers. */
export function questionActions(field: FormField | undefined): readonly MenuEntry[] {
  const isWritten = field?.kind === 'text' || field?.kind === 'long-text' || field?.rationale !== 'none';
  return [
    { id: 'evidence', label: text('judge.evidence.open'), keys: TOOL_KEYS.evidence },
    { id: 'searched', label: text('judge.searched'), keys: TOOL_KEYS.searched },
    { id: 'fill', label: text('judge.fill'), keys: TOOL_KEYS.fill },
    { id: 'snippet', label: text('judge.snippet'), keys: TOOL_KEYS.snippet, isDisabled: !isWritten },
    { id: 'preset', label: text('judge.preset'), keys: TOOL_KEYS.preset },
    { id: 'refer', label: text('judge.refer'), keys: TOOL_KEYS.refer },
  ];
}
