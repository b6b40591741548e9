import { isForbiddenName, isJsonObject } from './answers.ts';
import type { CheckDefect, CheckRule, CheckSeverity, FormChecks } from './check-rule.ts';
import type { FormField } from './form-model.ts';
import type { FormWords } from './form-words.ts';

/** Keyword of the schema's root; also the member under which reasons stand, so no property may be called so. */
export const CHECKS = 'x-checks';

const MOST_RULES = 500;
const MOST_LENGTH = 4_000;
const SEVERITIES: readonly CheckSeverity[] = ['hard', 'soft', 'advisory'];

/** Reads `x-checks` of a form's schema. What is wrong in it is listed, and the rest is used. */
export function readChecks(
  schema: Readonly<Record<string, unknown>>,
  fields: ReadonlyMap<string, FormField>,
  words: FormWords,
): FormChecks {
  const source = schema[CHECKS];
  const rules = new Map<string, CheckRule>();
  const defects: CheckDefect[] = [];
  const say = (at: string, message: string): null => {
    defects.push({ pointer: `/${CHECKS}${at}`, message });
    return null;
  };
  if (source === undefined) return { rules: [], defects };
  if (!Array.isArray(source)) say('', 'Write a list of rules.');
  for (const [index, one] of (Array.isArray(source) ? (source as unknown[]) : []).entries()) {
    if (index === MOST_RULES) say(`/${index}`, `A form has at most ${MOST_RULES} rules; this one and those after it.`);
    if (index >= MOST_RULES) break;
    const rule = readRule(one, fields, words, (name, message) => say(`/${index}${name}`, message));
    if (rule && rules.has(rule.id)) say(`/${index}/id`, `There is another rule "${rule.id}".`);
    else if (rule) rules.set(rule.id, rule);
  }
  for (const key of fields.keys()) {
    if (key.split('/').includes(CHECKS))
      defects.push({ pointer: key, message: `No question may be called ${CHECKS}.` });
  }
  return { rules: [...rules.values()], defects };
}

function readRule(
  source: unknown,
  fields: ReadonlyMap<string, FormField>,
  words: FormWords,
  say: (at: string, message: string) => null,
): CheckRule | null {
  if (!isJsonObject(source)) return say('', 'Write an object with id, severity, when or holds, and message.');
  const { id, severity, when, holds, message, each = '', fields: at = [] } = source;
  if (typeof id !== 'string' || !/^[\w.-]{1,64}$/.test(id) || isForbiddenName(id)) {
    return say('/id', 'Write up to 64 letters, digits, points and dashes.');
  }
  const known = SEVERITIES.find(one => one === severity);
  if (!known) return say('/severity', `Write one of ${SEVERITIES.join(', ')}.`);
  if ((when === undefined) === (holds === undefined)) return say('', 'Write either "when" or "holds".');
  const expression = when ?? holds;
  if (typeof expression !== 'string' || expression.trim() === '' || expression.length > MOST_LENGTH) {
    return say(when === undefined ? '/holds' : '/when', `Write FEEL, at most ${MOST_LENGTH} characters.`);
  }
  if (typeof message !== 'string' || message.trim() === '' || message.length > MOST_LENGTH) {
    return say('/message', 'Write what is wrong and what to do, for the person who answers.');
  }
  if (typeof each !== 'string' || (each !== '' && fields.get(each)?.kind !== 'repeating-group')) {
    return say('/each', 'Write the pointer of a list of this form, with "-" for each item of the lists around it.');
  }
  const named: readonly unknown[] = Array.isArray(at) ? at : [at];
  const unknown = named.findIndex(one => typeof one !== 'string' || !fields.has(one));
  if (unknown >= 0) return say(`/fields/${unknown}`, `The form has no question ${JSON.stringify(named[unknown])}.`);
  return {
    id,
    severity: known,
    expression,
    brokenBy: when !== undefined,
    each: each === '' ? '' : `${each}/-`,
    message: words.say(`${CHECKS}.${id}`, 'text', message) ?? message,
    fields: named as string[],
  };
}
