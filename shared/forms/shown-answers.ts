import { getAt, isBlank, isJsonObject, isSameAnswer, setAt, type Answers } from './answers.ts';
import { instancesOf } from './field-instances.ts';
import type { FormField, FormModel } from './form-model.ts';

type IsVisible = (rules: readonly number[], pointer: string) => boolean;

/**
 * Members of the answers as a reader of the submission would see them: null for what is blank or hidden. A member that
 * has not changed is the same object as before, so that who reads it can tell.
 */
export function createShownAnswers(model: FormModel, names: Iterable<string>) {
  const members = [...names].map(name => {
    const key = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const ruled = [...model.fields.values()].filter(
      field => field.rules.length > 0 && (field.key === key || field.key.startsWith(`${key}/`)),
    );
    return { name, ruled };
  });
  let shown: Answers = {};
  const raw = new Map<string, unknown>();
  return (answers: Answers, isVisible: IsVisible): Answers => {
    const next: Record<string, unknown> = {};
    for (const { name, ruled } of members) {
      const value = answers[name];
      const known = shown[name];
      if (ruled.length === 0 && raw.has(name) && Object.is(raw.get(name), value)) next[name] = known;
      else {
        next[name] = sharing(known, withoutBlanks(withoutHidden(name, value, ruled, isVisible)));
      }
      raw.set(name, value);
    }
    shown = next;
    return shown;
  };
}

/** The new value made of the old one's parts, as far as they are the same. */
function sharing(old: unknown, value: unknown): unknown {
  if (Object.is(old, value) || isSameAnswer(old, value)) return old === undefined ? value : old;
  if (!Array.isArray(old) || !Array.isArray(value)) return value;
  return value.map((item: unknown, place) => sharing((old as unknown[])[place], item));
}

function withoutHidden(name: string, value: unknown, ruled: readonly FormField[], isVisible: IsVisible): unknown {
  let left: Answers = { [name]: value };
  for (const field of ruled) {
    for (const pointer of instancesOf(left, field.key)) {
      if (getAt(left, pointer) !== undefined && !isVisible(field.rules, pointer))
        left = setAt(left, pointer, undefined);
    }
  }
  return left[name];
}

function withoutBlanks(value: unknown): unknown {
  if (isBlank(value)) return null;
  if (Array.isArray(value)) return value.map(item => (isJsonObject(item) ? membersOf(item) : withoutBlanks(item)));
  return isJsonObject(value) ? membersOf(value) : value;
}

function membersOf(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([name, member]) => [name, withoutBlanks(member)]));
}
