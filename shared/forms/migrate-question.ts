import type { FormField, FormModel } from './form-model.ts';

/** What of a question can be another in another version of its form, so that its answer may mean something else. */
export type QuestionChange =
  | 'label'
  | 'description'
  | 'kind'
  | 'options'
  | 'limits'
  | 'unit'
  /** When it is asked. */
  | 'conditions'
  /** Whether it is computed, and how. */
  | 'formula'
  /** The version that it was answered in is not here, so nobody can say. */
  | 'unknown';

const spaced = (said: string | undefined) => (said ?? '').replaceAll(/\s+/g, ' ').trim();

/** A long text is a text with more room: no other question. */
const kindOf = ({ kind }: FormField) => (kind === 'long-text' ? 'text' : kind);

/** In any order: where an option stands says nothing about what it means. */
const optionsOf = ({ options }: FormField) =>
  JSON.stringify(
    options
      .map(({ value, label, description }) => JSON.stringify([value, spaced(label), spaced(description)]))
      .toSorted(),
  );

const limitsOf = ({ limits }: FormField) =>
  JSON.stringify(Object.entries(limits).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** What an answer of several members is made of. */
const partsOf = ({ parts }: FormField) =>
  JSON.stringify(parts.map(({ name, field }) => [name, field.kind, field.unit]));

/** The rules that a question stands under, as text. */
function conditionsOf(model: FormModel, field: FormField): string {
  const rules = field.rules.map(index => {
    const rule = model.rules[index];
    return rule && [rule.effect, rule.base, rule.condition];
  });
  return JSON.stringify(rules);
}

/** How a question differs between two versions of its form. Empty: who answered the one has answered the other. */
export function changesOfQuestion(
  from: { readonly model: FormModel; readonly field: FormField },
  to: { readonly model: FormModel; readonly field: FormField },
): readonly QuestionChange[] {
  const [a, b] = [from.field, to.field];
  const isChanged: readonly (readonly [QuestionChange, boolean])[] = [
    ['label', spaced(a.label) !== spaced(b.label)],
    ['description', spaced(a.description) !== spaced(b.description)],
    [
      'kind',
      kindOf(a) !== kindOf(b) ||
        partsOf(a) !== partsOf(b) ||
        (a.readOnly !== b.readOnly && a.calculated === b.calculated),
    ],
    ['options', optionsOf(a) !== optionsOf(b)],
    ['limits', limitsOf(a) !== limitsOf(b)],
    ['unit', a.unit !== b.unit],
    ['conditions', conditionsOf(from.model, a) !== conditionsOf(to.model, b)],
    ['formula', a.calculated !== b.calculated],
  ];
  return isChanged.flatMap(([change, is]) => (is ? [change] : []));
}

/** What else may be wanted with an answer. */
export interface RequirementChange {
  /** Template pointer of the question. */
  readonly key: string;
  readonly what: 'answer' | 'evidence' | 'rationale' | 'confidence';
  readonly now: 'required' | 'optional' | 'none';
}

/** What the new version wants with an answer that the old one did not, or no longer wants. */
export function changesOfRequirements(from: FormField, to: FormField): readonly RequirementChange[] {
  const { key } = to;
  const changes: RequirementChange[] = [];
  if (from.required !== to.required) changes.push({ key, what: 'answer', now: to.required ? 'required' : 'optional' });
  if (from.evidence !== to.evidence) changes.push({ key, what: 'evidence', now: to.evidence });
  if (from.rationale !== to.rationale) changes.push({ key, what: 'rationale', now: to.rationale });
  if (from.confidence !== to.confidence) {
    changes.push({ key, what: 'confidence', now: to.confidence ? 'optional' : 'none' });
  }
  return changes;
}
