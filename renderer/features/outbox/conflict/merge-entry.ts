import { compileForm } from '../../../../shared/forms/compile-form.ts';
import { RecordPut } from '../../../../shared/model/change.ts';
import type { Judgment } from '../../../../shared/model/judgment.ts';
import type { Act, OutboxEntry } from '../../../../shared/model/outbox.ts';
import { intlLocale } from '../../../i18n/text.ts';
import type { Around } from './mark-words.ts';
import type { Merge } from './merge.ts';
import { mergeJudgments } from './merge-judgments.ts';
import { mergeMarks } from './merge-marks.ts';
import { mergeReviews } from './merge-reviews.ts';

/** What else the two sides are read with. */
export interface MergeWith {
  readonly around: Around;
  /** What both began from, where this machine still has it. */
  readonly base: Act | null;
  /** The draft as it is typed now, where it is newer than what was sent. */
  readonly draft: Judgment | null;
}

/** A conflict as fields to choose from; null where only a whole side can be chosen. */
export function mergeEntry(entry: OutboxEntry, { around, base, draft }: MergeWith): Merge | null {
  const { act, target } = entry.mutation;
  const { kind, id } = target;
  const current = RecordPut.safeParse({ op: 'put', kind, id, version: 1, value: entry.current });
  if (!current.success) return null;
  const theirs = current.data;
  const definition = around.caseFile?.process?.form;
  const form = definition ? compileForm(definition, intlLocale()) : null;
  const model = form?.ok ? form.value : null;
  if (act.type === 'judgment.save' && theirs.kind === 'judgment' && model) {
    const from = base?.type === 'judgment.save' ? base.payload : null;
    const merge = mergeJudgments(model, from, draft ?? act.payload, theirs.value);
    return {
      fields: merge.fields,
      make: (choices, nowIso) => ({ act: { type: 'judgment.save', payload: merge.make(choices, nowIso) } }),
    };
  }
  if (act.type === 'judgment.submit' && theirs.kind === 'submission' && model) {
    const merge = mergeJudgments(model, null, act.payload.judgment, theirs.value.judgment);
    // Answers of two people have not been checked together: they are a draft until somebody stands by them.
    return { fields: merge.fields, make: (choices, nowIso) => ({ draft: merge.make(choices, nowIso) }) };
  }
  if (act.type === 'annotation.put' && theirs.kind === 'annotation') {
    const from = base?.type === 'annotation.put' ? base.payload : null;
    const merge = mergeMarks(around, from, act.payload, theirs.value);
    return {
      fields: merge.fields,
      make: (choices, nowIso) => ({ act: { type: 'annotation.put', payload: merge.make(choices, nowIso) } }),
    };
  }
  if ((act.type === 'review.save' || act.type === 'review.complete') && theirs.kind === 'review' && model) {
    const from = base?.type === 'review.save' || base?.type === 'review.complete' ? base.payload : null;
    const defects = around.caseFile?.process?.qa?.defects ?? [];
    const merge = mergeReviews(model, defects, from, act.payload, theirs.value);
    return {
      fields: merge.fields,
      problem: merge.problem,
      make: (choices, nowIso) => ({ act: { type: act.type, payload: merge.make(choices, nowIso) } }),
    };
  }
  return null;
}
