import { escapeToken, getAt, isBlank, isJsonObject } from './answers.ts';
import type { FormModel } from './form-model.ts';
import { subjectOf } from './subject-of.ts';
import type { SendableParts } from './sendable-answers.ts';

/** One answer that moves, or does not, as a whole. */
export interface AnswerUnit {
  readonly pointer: string;
  /** The key of the question that it would belong to. */
  readonly template: string;
  /** Undefined where only evidence, a reason or a confidence is there. */
  readonly value: unknown;
}

/** A list of rows that both versions ask question by question: its rows move, and the list is a question of its own. */
export interface AnswerList extends AnswerUnit {
  readonly isList: true;
}

export const isList = (unit: AnswerUnit | AnswerList): unit is AnswerList => 'isList' in unit;

/**
 * Every answer of a judgment, in the order of the old form's answers, each once. What no form asks about is there too: a
 * judgment may bring along what its own version never asked.
 */
export function answerUnits(
  from: FormModel | null,
  to: FormModel,
  parts: SendableParts,
): readonly (AnswerUnit | AnswerList)[] {
  const units: (AnswerUnit | AnswerList)[] = [];
  const isRows = (template: string, value: unknown): value is readonly Record<string, unknown>[] =>
    Array.isArray(value) &&
    value.every(isJsonObject) &&
    to.fields.get(template)?.kind === 'repeating-group' &&
    (from === null || from.fields.get(template)?.kind === 'repeating-group');
  const walk = (value: unknown, pointer: string, template: string): void => {
    if (isBlank(value)) return;
    const isQuestion = from?.fields.has(template) === true || to.fields.has(template);
    if (isRows(template, value)) {
      units.push({ pointer, template, value, isList: true });
      value.forEach((row, index) => walkMembers(row, `${pointer}/${index}`, `${template}/-`));
    } else if (isJsonObject(value) && !isQuestion) walkMembers(value, pointer, template);
    else units.push({ pointer, template, value });
  };
  const walkMembers = (object: Record<string, unknown>, pointer: string, template: string): void => {
    for (const [name, member] of Object.entries(object)) {
      const token = escapeToken(name);
      walk(member, `${pointer}/${token}`, `${template}/${token}`);
    }
  };
  walkMembers(parts.answers, '', '');
  return [...units, ...alone(units, parts)];
}

/** Evidence, reasons and confidences of questions that have no answer. */
function alone(units: readonly (AnswerUnit | AnswerList)[], parts: SendableParts): AnswerUnit[] {
  const named = new Set([
    ...Object.keys(parts.evidence),
    ...Object.keys(parts.confidence),
    ...Object.keys(parts.rationale).flatMap(pointer => subjectOf(pointer) ?? []),
  ]);
  const whole = new Set(units.filter(unit => !isList(unit)).map(({ pointer }) => pointer));
  const isOwned = (pointer: string): boolean => {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (whole.has(at)) return true;
    return false;
  };
  return [...named]
    .filter(pointer => !isOwned(pointer))
    .map(pointer => ({ pointer, template: templateIn(parts, pointer), value: undefined }));
}

/** The pointer with `-` for each position of a list that is there. */
function templateIn(parts: SendableParts, pointer: string): string {
  let at = '';
  let template = '';
  for (const token of pointer.split('/').slice(1)) {
    template += /^\d+$/.test(token) && Array.isArray(getAt(parts.answers, at)) ? '/-' : `/${token}`;
    at += `/${token}`;
  }
  return template;
}
