import { answerName } from '../../../../shared/forms/answer-name.ts';
import { isJsonObject } from '../../../../shared/forms/answers.ts';
import type { FormField, FormModel } from '../../../../shared/forms/form-model.ts';
import { answersLeft, answersToCheck } from '../../../../shared/forms/migrate-apply.ts';
import type { MigratedAnswer, MigrationPlan } from '../../../../shared/forms/migrate-plan.ts';
import type { DraftMigration, Recheck } from '../../../../shared/model/draft-migration.ts';
import type { Judgment } from '../../../../shared/model/judgment.ts';
import { text } from '../../../i18n/text.ts';
import { formatAnswer } from '../../../ui/AnswerControl/format-answer.ts';

/** The forms that an answer moves between. */
export interface Models {
  /** Null: that version is not here. */
  readonly from: FormModel | null;
  readonly to: FormModel;
}

/** What is kept with the draft of what the move did to it. */
export function migrationOf(
  plan: MigrationPlan,
  models: Models,
  before: Judgment,
  earlier: DraftMigration | undefined,
  at: string,
): DraftMigration {
  const unchecked = answersToCheck(plan).map((answer): [string, Recheck] => {
    const former = answer.outcome === 'misfit' ? { former: sayAnswer(answer, models, before) } : {};
    return [answer.pointer, { changes: [...answer.changes], ...former }];
  });
  const gone = answersLeft(plan).map(answer => ({
    question: sayQuestion(answer, models),
    answer: sayAnswer(answer, models, before),
  }));
  return { before, at, unchecked: Object.fromEntries(unchecked), gone: [...(earlier?.gone ?? []), ...gone] };
}

/** In the words of the version that it was answered in. */
export function sayQuestion({ pointer, from }: MigratedAnswer, models: Models): string {
  return answerName(from && models.from ? models.from : models.to, pointer);
}

/** With the reason that was given for it: where the answer does not come along, that does not either. */
export function sayAnswer({ pointer, from, to, value }: MigratedAnswer, models: Models, before: Judgment): string {
  const answer = sayValue(from ?? to, (from && models.from) ?? models.to, value);
  const reason = before.rationale[pointer];
  return reason === undefined || reason === '' ? answer : text('migration.withReason', { answer, reason });
}

/** Whole, rows and all: it may be all that is left of it. */
function sayValue(field: FormField | undefined, model: FormModel, value: unknown): string {
  if (Array.isArray(value) && field?.kind !== 'multiple-choice') {
    const item = field && model.fields.get(`${field.key}/-`);
    return value.map((row: unknown) => sayRow(item, field, model, row)).join('; ');
  }
  if (field && (!isJsonObject(value) || field.parts.length > 0)) return formatAnswer(field, value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function sayRow(item: FormField | undefined, list: FormField | undefined, model: FormModel, row: unknown): string {
  if (!isJsonObject(row)) return sayValue(item, model, row);
  return Object.entries(row)
    .map(([name, value]) => {
      const field = list && model.fields.get(`${list.key}/-/${name}`);
      return `${field?.label ?? name}: ${sayValue(field, model, value)}`;
    })
    .join(', ');
}
