import type { DefectKind } from '../model/process.ts';
import type { ReviewItem } from '../model/review.ts';

export interface Weighing {
  /** `x-weight` of the question; 1 unless the client says otherwise. */
  weightOf(pointer: string): number;
  isCritical(pointer: string): boolean;
  readonly defects: readonly DefectKind[];
}

export interface ReviewScore {
  /** 0 to 100 with one decimal; null when nothing was judged that counts. */
  readonly score: number | null;
  readonly correct: number;
  readonly incorrect: number;
  readonly notApplicable: number;
  /** Pointers of the mistakes that fail the whole judgment. */
  readonly critical: readonly string[];
}

/**
 * The share of the weight that was judged correct. A mistake costs its question's weight, times the weight of its
 * kind of defect where one was named; a critical one costs everything.
 */
export function reviewScore(items: readonly ReviewItem[], weighing: Weighing): ReviewScore {
  const defects = new Map(weighing.defects.map(defect => [defect.id, defect]));
  let possible = 0;
  let lost = 0;
  const critical: string[] = [];
  for (const item of items) {
    if (item.verdict === 'not-applicable') continue;
    const weight = weighing.weightOf(item.pointer);
    possible += weight;
    if (item.verdict !== 'incorrect') continue;
    const defect = item.defectId === undefined ? undefined : defects.get(item.defectId);
    lost += weight * (defect?.weight ?? 1);
    if (weighing.isCritical(item.pointer) || defect?.critical) critical.push(item.pointer);
  }
  const share = possible === 0 ? null : Math.max(0, 1 - lost / possible);
  const count = (verdict: ReviewItem['verdict']) => items.filter(item => item.verdict === verdict).length;
  return {
    score: share === null ? null : critical.length > 0 ? 0 : Math.round(share * 1000) / 10,
    correct: count('correct'),
    incorrect: count('incorrect'),
    notApplicable: count('not-applicable'),
    critical,
  };
}
