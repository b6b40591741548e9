import { escapeToken, isJsonObject, isSameAnswer } from '../../../../shared/forms/answers.ts';

/** Where two versions of the answers differ. A list that grew or shrank is one place, and so is an answer of many values. */
export function changedAnswers(before: unknown, after: unknown, at = ''): readonly string[] {
  if (Object.is(before, after)) return [];
  if (isJsonObject(before) && isJsonObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap(name => changedAnswers(before[name], after[name], `${at}/${escapeToken(name)}`));
  }
  if (areRows(before) && areRows(after) && before.length === after.length) {
    return before.flatMap((row, index) => changedAnswers(row, after[index], `${at}/${index}`));
  }
  return isSameAnswer(before, after) ? [] : [at];
}

function areRows(value: unknown): value is readonly Record<string, unknown>[] {
  return Array.isArray(value) && value.length > 0 && value.every(isJsonObject);
}
