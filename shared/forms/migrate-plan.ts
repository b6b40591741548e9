import type { Process } from '../model/process.ts';
import type { FormField, FormModel } from './form-model.ts';
import { isAsked } from './field-instances.ts';
import {
  changesOfQuestion,
  changesOfRequirements,
  type QuestionChange,
  type RequirementChange,
} from './migrate-question.ts';
import { answerUnits, isList, type AnswerList, type AnswerUnit } from './migrate-units.ts';
import type { ProblemCode } from './problem.ts';
import { schemaProblems } from './schema-problems.ts';
import type { SendableParts } from './sendable-answers.ts';

/** A version of a process whose form is understood. */
export interface ProcessVersion {
  readonly process: Pick<Process, 'decision' | 'guidelines'>;
  readonly model: FormModel;
}

/** What becomes of one answer. */
export interface MigratedAnswer {
  readonly pointer: string;
  /** The question as it was; undefined when the old version is not here or never asked it. */
  readonly from: FormField | undefined;
  /** The question as it is now; undefined when there is none. */
  readonly to: FormField | undefined;
  readonly value: unknown;
  /**
   * `carried`: as it was. `to-check`: as it was, to another question. `misfit`: the new question does not take it, so
   * it is kept beside. `gone`: nobody asks any more, so it is kept and not sent.
   */
  readonly outcome: 'carried' | 'to-check' | 'misfit' | 'gone';
  readonly changes: readonly QuestionChange[];
}

export interface MigrationPlan {
  /** Every answer of the draft once, and every list of rows with its rows. */
  readonly answers: readonly MigratedAnswer[];
  /** Questions that the old version did not ask. */
  readonly added: readonly FormField[];
  readonly requirements: readonly RequirementChange[];
  /** The rules that decide. When they are others, what a person decided against the old ones does not stand. */
  readonly decision: 'same' | 'changed' | 'added' | 'removed';
  readonly hasOtherGuidelines: boolean;
}

/** Said when everything is checked, and no fault of one answer. */
const OF_THE_WHOLE = new Set<ProblemCode>(['missing', 'too-few-items', 'invalid']);

/**
 * What moving a draft to another version of its process does to each answer. Changes nothing. A question is the same
 * when it has the same place in the answers: one that was renamed is gone and new, because a guess could carry an answer
 * to a question that its author never read.
 *
 * @param from null: that version is not here, so every answer is to be checked
 */
export function planMigration(from: ProcessVersion | null, to: ProcessVersion, parts: SendableParts): MigrationPlan {
  const newFaults = faultFinder(to.model, parts);
  const oldFaults = from ? faultFinder(from.model, parts) : () => new Set<ProblemCode>();
  const becomes = (unit: AnswerUnit | AnswerList): MigratedAnswer => {
    const before = from?.model.fields.get(unit.template);
    const after = to.model.fields.get(unit.template);
    const known = oldFaults(unit);
    // What was wrong already is not made wrong by the move: it stays where it can be mended.
    const fits = [...newFaults(unit)].every(code => known.has(code));
    const changes = changesBetween(from, to, before, after);
    const outcome = outcomeOf(unit, before, after, changes, fits);
    return { pointer: unit.pointer, from: before, to: after, value: unit.value, outcome, changes };
  };
  const both = [...to.model.fields.values()].flatMap(after => {
    const before = from?.model.fields.get(after.key);
    return before ? [{ before, after }] : [];
  });
  return {
    answers: answerUnits(from?.model ?? null, to.model, parts).map(becomes),
    added: from
      ? [...to.model.fields.values()].filter(field => isAsked(field) && !from.model.fields.has(field.key))
      : [],
    requirements: both.flatMap(({ before, after }) => (isAsked(after) ? changesOfRequirements(before, after) : [])),
    decision: decisionChange(from, to),
    hasOtherGuidelines: from !== null && (from.process.guidelines ?? '') !== (to.process.guidelines ?? ''),
  };
}

function changesBetween(
  from: ProcessVersion | null,
  to: ProcessVersion,
  before: FormField | undefined,
  after: FormField | undefined,
): readonly QuestionChange[] {
  if (!after) return [];
  if (!from) return after.calculated === undefined ? ['unknown'] : [];
  if (!before) return ['unknown'];
  const changes = changesOfQuestion({ model: from.model, field: before }, { model: to.model, field: after });
  // The question that a list of plain values asks of each has no answer of its own.
  const item = `${after.key}/-`;
  const [itemBefore, itemAfter] = [from.model.fields.get(item), to.model.fields.get(item)];
  if (!itemBefore || !itemAfter) return changes;
  return [...new Set([...changes, ...changesBetween(from, to, itemBefore, itemAfter)])];
}

function outcomeOf(
  unit: AnswerUnit | AnswerList,
  before: FormField | undefined,
  after: FormField | undefined,
  changes: readonly QuestionChange[],
  fits: boolean,
): MigratedAnswer['outcome'] {
  // Asked by neither: it came along before and comes along now, where it may.
  if (!after) return before || !fits ? 'gone' : 'carried';
  const isComputed = after.calculated !== undefined;
  if (isComputed && (!before || before.calculated !== undefined)) return 'carried';
  if (unit.value === undefined) return 'carried';
  // A list is not taken away for being too long: its rows are answers, and the form says which are too many.
  if (isList(unit)) return changes.length > 0 || !fits ? 'to-check' : 'carried';
  if (isComputed || !fits) return 'misfit';
  return changes.length > 0 ? 'to-check' : 'carried';
}

/** What the schema of a form says against one answer as it stands. */
function faultFinder(model: FormModel, parts: SendableParts): (unit: AnswerUnit | AnswerList) => Set<ProblemCode> {
  const problems = schemaProblems(model, parts.answers).filter(({ code }) => !OF_THE_WHOLE.has(code));
  return unit => {
    const isOf = (pointer: string) =>
      pointer === unit.pointer || (!isList(unit) && pointer.startsWith(`${unit.pointer}/`));
    return new Set(problems.filter(({ pointer }) => isOf(pointer)).map(({ code }) => code));
  };
}

function decisionChange(from: ProcessVersion | null, to: ProcessVersion): MigrationPlan['decision'] {
  if (!from) return to.process.decision ? 'changed' : 'same';
  const [before, after] = [from.process.decision, to.process.decision];
  if (!before && !after) return 'same';
  if (!before) return 'added';
  if (!after) return 'removed';
  const said = ({ dmn, decision, outcomes, override }: typeof before) =>
    JSON.stringify([dmn, decision, outcomes ?? null, override]);
  return said(before) === said(after) ? 'same' : 'changed';
}
