import type { QuestionChange } from '../../../../shared/forms/migrate-question.ts';
import type { MessageKey } from '../../../i18n/catalog.ts';
import { text } from '../../../i18n/text.ts';

const WORDS: Readonly<Record<QuestionChange, MessageKey>> = {
  label: 'migration.change.label',
  description: 'migration.change.description',
  kind: 'migration.change.kind',
  options: 'migration.change.options',
  limits: 'migration.change.limits',
  unit: 'migration.change.unit',
  conditions: 'migration.change.conditions',
  formula: 'migration.change.formula',
  unknown: 'migration.change.unknown',
};

const isChange = (change: string): change is QuestionChange => Object.hasOwn(WORDS, change);

/** What of a question changed, in words. A draft kept by a later build may name what this one does not know. */
export function sayChanges(changes: readonly string[]): string {
  const known = changes.filter(isChange).map(change => text(WORDS[change]));
  return (known.length > 0 ? known : [text(WORDS.unknown)]).join(', ');
}
