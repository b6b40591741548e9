import type { Judgment } from '../model/judgment.ts';
import { MISSING_ANSWERS } from '../rules/missing-answers.ts';
import { getAt, isBlank } from './answers.ts';
import { fieldAt } from './field-instances.ts';
import type { FormModel } from './form-model.ts';

const MISSING = 'x-missing';

type Reasons = Pick<Judgment, 'rationale'>;

/**
 * Where a judgment says why a question has no answer: `not-applicable`, `illegible`, `not-stated`. It travels in
 * `rationale`, at the question's pointer with `/x-missing`, because the contract has no other place for it: the answers
 * keep the client's types, a server that does not know it keeps it as the text that it is, and it moves with its row.
 */
export function missingPointer(pointer: string): string {
  return `${pointer}/${MISSING}`;
}

/** The code that stands in place of an answer; undefined when nobody has given one. */
export function missingAt({ rationale }: Reasons, pointer: string): string | undefined {
  return rationale[missingPointer(pointer)];
}

/** Whether a question is settled without an answer, by a code that its form allows. */
export function isSettledMissing(model: FormModel, parts: Reasons, pointer: string): boolean {
  const code = missingAt(parts, pointer);
  return code !== undefined && fieldAt(model, pointer)?.missing.some(one => one.code === code) === true;
}

/** The codes beside the answers, where decision models and formulas find them (`answer state`, `is missing`). */
export function missingAnswers({ rationale }: Reasons): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const codes = Object.entries(rationale).flatMap(([at, code]) =>
    at.endsWith(`/${MISSING}`) ? [[at.slice(0, -MISSING.length - 1), code] as const] : [],
  );
  return codes.length === 0 ? {} : { [MISSING_ANSWERS]: Object.fromEntries(codes) };
}

/** Without the codes of questions that have an answer or that do not allow them: they would say two things at once. */
export function withoutIdleMissing<Parts extends Pick<Judgment, 'answers' | 'rationale'>>(
  model: FormModel,
  parts: Parts,
): Parts {
  const isIdle = (pointer: string) =>
    !isBlank(getAt(parts.answers, pointer)) || !isSettledMissing(model, parts, pointer);
  const kept = Object.entries(parts.rationale).filter(
    ([at]) => !at.endsWith(`/${MISSING}`) || !isIdle(at.slice(0, -MISSING.length - 1)),
  );
  if (kept.length === Object.keys(parts.rationale).length) return parts;
  return { ...parts, rationale: Object.fromEntries(kept) };
}
