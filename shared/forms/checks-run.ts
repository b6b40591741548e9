import { type CompiledFeel, compileFeel } from '../rules/feel.ts';
import { escapeToken, getAt, isBlank, isJsonObject, type Answers } from './answers.ts';
import type { CheckRule } from './check-rule.ts';
import { CHECKS } from './checks-keyword.ts';
import { type CheckPlan, isSeveralWords, type PlannedCheck } from './checks-plan.ts';
import { instancesOf } from './field-instances.ts';
import type { FormModel } from './form-model.ts';
import { formulaValue } from './formula-values.ts';
import { createShownAnswers } from './shown-answers.ts';
import { toConcrete } from './template-pointer.ts';

/** A rule that is broken, or cannot be asked yet, for one item or for the whole form. */
export interface CheckFinding {
  readonly rule: CheckRule;
  readonly state: 'broken' | 'open';
  /** Where its reason stands in the judgment. */
  readonly reasonAt: string;
  readonly message: string;
  /** Concrete pointers of the shown questions that it is about; the first bears the reason. Never empty. */
  readonly fields: readonly string[];
  /** The answers that an open rule still wants; none when they are there and say nothing. */
  readonly waitsFor: readonly string[];
}

export interface ChecksOutcome {
  readonly findings: readonly CheckFinding[];
  /** False when time was up: asked again, it goes on where it stopped. */
  readonly isComplete: boolean;
  /** Rules that are no FEEL, or cost too much; nobody is held up by them. */
  readonly givenUp: readonly CheckRule[];
}

type IsVisible = (rules: readonly number[], pointer: string) => boolean;

/** Milliseconds of one rule, and of all that are asked in one go: a frame may be late, and no key is. */
const ONE_RULE_MS = 25;
const ONE_GO_MS = 25;
/** Items of a list that a rule is asked of. */
const MOST_ITEMS = 1_000;
const NO_ITEM: readonly string[] = [''];
const NO_ATTRIBUTES = {};

interface Known {
  readonly inputs: readonly unknown[];
  readonly answer: unknown;
}

/**
 * The rules of one form, each compiled once and asked again only when something that it reads has changed.
 *
 * @param attributes the facts of the case, which a rule reads as `case`, as a decision does
 */
export function createChecks(
  model: FormModel,
  plan: CheckPlan,
  attributes: Readonly<Record<string, unknown>> = NO_ATTRIBUTES,
) {
  const names = [...plan.severalWordNames, ...Object.keys(attributes).filter(isSeveralWords)];
  const shownIn = createShownAnswers(model, new Set(plan.checks.flatMap(namesReadBy)));
  const givenUp = new Set<CheckRule>();
  const checks = plan.checks.flatMap(check => {
    const feel = compileFeel(check.rule.expression, names);
    if (!feel.ok) givenUp.add(check.rule);
    return feel.ok ? [{ check, feel: feel.value, known: new Map<string, Known>() }] : [];
  });
  let asked = 0;

  const ask = (feel: CompiledFeel, rule: CheckRule, scope: Record<string, unknown>): unknown => {
    asked++;
    const result = feel.evaluate(scope, Date.now, ONE_RULE_MS);
    if (!result.ok) givenUp.add(rule);
    return result.ok ? result.value.value : null;
  };

  return {
    /** How many times a rule has been asked since the beginning. */
    asked: () => asked,
    run(answers: Answers, isVisible: IsVisible, clock: () => number = Date.now): ChecksOutcome {
      const shown = shownIn(answers, isVisible);
      const end = clock() + ONE_GO_MS;
      const findings: CheckFinding[] = [];
      for (const { check, feel, known } of checks) {
        const { rule } = check;
        const items = rule.each === '' ? NO_ITEM : instancesOf(shown, rule.each).slice(0, MOST_ITEMS);
        for (const old of known.keys()) if (rule.each !== '' && !items.includes(old)) known.delete(old);
        for (const item of items) {
          if (givenUp.has(rule)) break;
          const inputs = inputsOf(check, shown, item);
          let last = known.get(item);
          if (!last?.inputs.every((input, place) => Object.is(input, inputs[place]))) {
            if (clock() > end) return { findings, isComplete: false, givenUp: [...givenUp] };
            last = {
              inputs,
              answer: ask(feel, rule, {
                case: attributes,
                ...scopeOf(model, plan, check, shown, item),
              }),
            };
            known.set(item, last);
          }
          const finding = findingOf(model, check, last.answer, shown, item, isVisible);
          if (finding) findings.push(finding);
        }
      }
      return { findings, isComplete: true, givenUp: [...givenUp] };
    },
  };
}
export type Checks = ReturnType<typeof createChecks>;

function namesReadBy({ rule, rootNames }: PlannedCheck): readonly string[] {
  const list = rule.each.split('/')[1];
  return list === undefined ? rootNames : [...rootNames, list.replaceAll('~1', '/').replaceAll('~0', '~')];
}

/** The objects that the rule stands in, outermost first, without the root. */
function objectsAround({ levels }: PlannedCheck, shown: Answers, item: string): readonly unknown[] {
  return levels
    .slice(0, -1)
    .toReversed()
    .map(level => getAt(shown, toConcrete(level, item)));
}

function inputsOf(check: PlannedCheck, shown: Answers, item: string): readonly unknown[] {
  return [...check.rootNames.map(name => shown[name]), ...objectsAround(check, shown, item)];
}

/** Names of the outer objects first, so that the nearer ones win; all of them null until answered. */
function scopeOf(
  model: FormModel,
  plan: CheckPlan,
  check: PlannedCheck,
  shown: Answers,
  item: string,
): Record<string, unknown> {
  const scope: Record<string, unknown> = {};
  for (const name of check.rootNames) scope[name] = formulaValue(model, `/${escapeToken(name)}`, shown[name] ?? null);
  const objects = objectsAround(check, shown, item).map((object, place) =>
    formulaValue(model, check.levels[check.levels.length - 2 - place] ?? '', object),
  );
  for (const [place, level] of check.levels.slice(0, -1).toReversed().entries()) {
    for (const name of plan.namesIn(level)) scope[name] = null;
    const object = objects[place];
    if (isJsonObject(object)) Object.assign(scope, object);
  }
  if (check.rule.each !== '') {
    scope['item'] = objects.at(-1) ?? null;
    scope['index'] = indexIn(item);
  }
  return scope;
}

/** From 1, as people count. */
function indexIn(item: string): number {
  return Number(item.slice(item.lastIndexOf('/') + 1)) + 1;
}

function findingOf(
  model: FormModel,
  { rule, fields, reads }: PlannedCheck,
  answer: unknown,
  shown: Answers,
  item: string,
  isVisible: IsVisible,
): CheckFinding | null {
  if (answer === !rule.brokenBy) return null;
  const about = fields
    .map(field => toConcrete(field, item))
    .filter((pointer, place) => isVisible(model.fields.get(fields[place] ?? '')?.rules ?? [], pointer));
  // Nobody can mend what is not shown.
  if (about.length === 0) return null;
  const isBroken = answer === rule.brokenBy;
  const places = isBroken ? [] : reads.flatMap(({ pointer }) => instancesOf(shown, toConcrete(pointer, item)));
  return {
    rule,
    state: isBroken ? 'broken' : 'open',
    reasonAt: `${item}/${CHECKS}/${rule.id}`,
    message: rule.message.replaceAll('{index}', String(indexIn(item))),
    fields: about,
    waitsFor: places.filter(place => isBlank(getAt(shown, place))),
  };
}
