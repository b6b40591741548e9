import { MISSING_ANSWERS } from '../missing-answers.ts';
import { entryOf, isContext, isList } from '../value/kind-of.ts';

/** What `answer state` says when there is an answer, and when there is neither an answer nor a code. */
export const ANSWERED = 'answered';
const BLANK = 'blank';

type Given = Readonly<Record<string, unknown>>;

/** Tokens of a JSON pointer; a text that does not begin with a slash is the name of one answer. */
export function questionPath(question: string): readonly string[] {
  if (!question.startsWith('/')) return [question];
  return question
    .slice(1)
    .split('/')
    .map(token => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** `answered`, `blank`, or the code that stands in place of the answer. An answer goes before a code. */
export function answerState(given: Given, path: readonly string[]): string {
  let value: unknown = given;
  for (const token of path) value = memberOf(value, token);
  if (!isBlank(value)) return ANSWERED;
  const codes = entryOf(given, MISSING_ANSWERS);
  const pointer = path.map(token => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  const code = isContext(codes) ? entryOf(codes, pointer) : null;
  return typeof code === 'string' && code !== '' ? code : BLANK;
}

function memberOf(value: unknown, token: string): unknown {
  if (isList(value)) return /^(?:0|[1-9]\d{0,8})$/.test(token) ? value[Number(token)] : null;
  return isContext(value) ? entryOf(value, token) : null;
}

function isBlank(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'string' ? value.trim() === '' : isList(value) && value.length === 0;
}
