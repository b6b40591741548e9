import { getAt, type Answers } from './answers.ts';
import type { FormBlock, FormField, FormModel } from './form-model.ts';
import { toConcrete, toTemplate } from './template-pointer.ts';

/** A question where it really stands: `/drivers/2/name`. */
export interface FieldInstance {
  readonly field: FormField;
  readonly pointer: string;
}

/** Every question of these blocks, once for each item of its lists, in reading order. */
export function* instancesIn(blocks: readonly FormBlock[], answers: Answers, near = ''): Generator<FieldInstance> {
  for (const block of blocks) {
    if (block.kind === 'row' || block.kind === 'heading') yield* instancesIn(block.blocks, answers, near);
    if (block.kind !== 'field') continue;
    const { field } = block;
    const pointer = toConcrete(field.key, near);
    yield { field, pointer };
    const items = field.item.length > 0 ? getAt(answers, pointer) : undefined;
    if (!Array.isArray(items)) continue;
    for (let index = 0; index < items.length; index++) yield* instancesIn(field.item, answers, `${pointer}/${index}`);
  }
}

/** Every question of the form as these answers have it, in reading order. */
export function* fieldInstances(model: FormModel, answers: Answers): Generator<FieldInstance> {
  for (const section of model.sections) yield* instancesIn(section.blocks, answers);
}

/** The concrete places of a template pointer, one for each item of its lists. None where a list is empty. */
export function instancesOf(answers: Answers, template: string): readonly string[] {
  const list = /^(.*?)\/-(?=\/|$)(.*)$/.exec(template);
  if (!list) return [template];
  const [, before = '', after = ''] = list;
  const items = getAt(answers, before);
  const count = Array.isArray(items) ? items.length : 0;
  return Array.from({ length: count }, (_, index) => `${before}/${index}${after}`).flatMap(next =>
    instancesOf(answers, next),
  );
}

/**
 * Whether a person answers it. What is computed or only shown is not asked, and a list is asked by its questions. What
 * is not asked is neither counted nor missing nor judged.
 */
export function isAsked(field: FormField): boolean {
  return !field.readOnly && field.kind !== 'unknown' && field.kind !== 'repeating-group';
}

/** The question that a concrete pointer belongs to, or undefined. */
export function fieldAt(model: FormModel, pointer: string): FormField | undefined {
  return model.fields.get(pointer) ?? model.fields.get(toTemplate(pointer, template => model.fields.has(template)));
}
