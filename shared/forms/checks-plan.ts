import type { CheckRule } from './check-rule.ts';
import type { FormModel } from './form-model.ts';
import { levelsOf, memberNames, namedIn, type Named } from './formula-names.ts';

/** A rule with what it reads. */
export interface PlannedCheck {
  readonly rule: CheckRule;
  /** The objects whose members it may name, innermost first: template pointers, the last is the root. */
  readonly levels: readonly string[];
  readonly reads: readonly Named[];
  /** The names of the root's members that it reads. */
  readonly rootNames: readonly string[];
  /** Template pointers of the questions that it is shown at, the first bears its reason. */
  readonly fields: readonly string[];
}

export interface CheckPlan {
  readonly checks: readonly PlannedCheck[];
  /** Every name of the form that is several words, or has signs in it. */
  readonly severalWordNames: readonly string[];
  namesIn(level: string): readonly string[];
}

/** FEEL has to be told of such names before it reads them. */
export function isSeveralWords(name: string): boolean {
  return /[^\p{L}\p{N}_]/u.test(name);
}

/** What the rules of a form read. Pure and cheap; needs no interpreter. */
export function planChecks(model: FormModel): CheckPlan {
  const names = memberNames(model);
  const checks = model.checks.rules.map((rule): PlannedCheck => {
    const levels = levelsOf(`${rule.each}/x`);
    const reads = readsOf(rule, levels, names);
    const own = rule.fields.length > 0 ? rule.fields : reads.map(({ pointer }) => pointer);
    return {
      rule,
      levels,
      reads,
      rootNames: [...new Set(reads.filter(({ level }) => level === '').map(({ pointer }) => firstName(pointer)))],
      fields: [...new Set(own.map(field => shownAt(field, rule.each)))].filter(field => model.fields.has(field)),
    };
  });
  const all = new Set([...names.values()].flatMap(here => [...here]));
  return {
    checks,
    severalWordNames: [...all].filter(isSeveralWords),
    namesIn: level => [...(names.get(level) ?? [])],
  };
}

/** `item.age` is what `age` is; the bare `item` is all of it. */
function readsOf({ expression, each }: CheckRule, levels: readonly string[], names: ReturnType<typeof memberNames>) {
  const plain = each === '' ? expression : expression.replaceAll(/(?<![\p{L}\p{N}_.])item\s*\.\s*/gu, '');
  const reads = namedIn(plain, levels, names);
  return each !== '' && /(?<![\p{L}\p{N}_.])item(?![\p{L}\p{N}_])/u.test(plain)
    ? [...reads, { level: each, pointer: each }]
    : reads;
}

function firstName(pointer: string): string {
  return (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}

/** A question in an item of another list than the rule's has no one place: the list has. */
function shownAt(field: string, each: string): string {
  if (each !== '' && (field === each || field.startsWith(`${each}/`))) {
    const inner = field.slice(each.length).search(/\/-(?:\/|$)/);
    return field === each ? each.slice(0, -2) : inner < 0 ? field : field.slice(0, each.length + inner);
  }
  const list = field.search(/\/-(?:\/|$)/);
  return list < 0 ? field : field.slice(0, list);
}
