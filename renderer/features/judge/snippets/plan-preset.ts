import { isSameAnswer } from '../../../../shared/forms/answers.ts';
import { fieldAt } from '../../../../shared/forms/field-instances.ts';
import type { Preset } from '../../../../shared/forms/form-aids.ts';
import type { FormField } from '../../../../shared/forms/form-model.ts';
import type { FormStore } from '../form-store.ts';

interface PresetChange {
  readonly field: FormField;
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | undefined;
}

/** What a preset would change, to be seen before it does. */
export interface PresetPlan {
  readonly changes: readonly PresetChange[];
  /** Questions that are not asked, or not answered by anybody, as these answers are: left as they are. */
  readonly left: readonly string[];
}

export function planPreset(form: FormStore, preset: Preset): PresetPlan {
  const changes: PresetChange[] = [];
  const left: string[] = [];
  for (const pointer of new Set([...Object.keys(preset.answers), ...Object.keys(preset.rationale)])) {
    const field = fieldAt(form.model, pointer);
    if (!field || field.readOnly || field.calculated !== undefined || field.kind === 'unknown') {
      left.push(field?.label ?? pointer);
      continue;
    }
    const before = form.get(pointer);
    const after = Object.hasOwn(preset.answers, pointer) ? preset.answers[pointer] : before;
    const reason = preset.rationale[pointer];
    const isSame = isSameAnswer(before, after) && (reason === undefined || form.rationale(pointer).get() === reason);
    if (!isSame) changes.push({ field, pointer, before, after, reason });
  }
  return { changes, left };
}

/** Fills everything as one step, and says at each answer that a preset did. */
export function applyPreset(
  form: FormStore,
  { changes }: PresetPlan,
  noteAt: (pointer: string) => string,
  note: string,
) {
  const [first] = changes;
  if (!first) return;
  form.together(first.pointer, () => {
    for (const { pointer, after, reason } of changes) {
      form.set(pointer, after);
      if (reason !== undefined) form.rationale(pointer).set(reason);
      form.note(noteAt(pointer), note);
    }
  });
}
