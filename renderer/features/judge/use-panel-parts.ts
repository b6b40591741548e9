import { useMemo } from 'react';
import type { Review } from '../../../shared/model/review.ts';
import { evidenceChips } from '../../viewer/evidence-chip.ts';
import type { JudgmentPanelProps } from './judgment-panel-props.ts';
import type { Panel } from './panel-context.ts';
import { returningReview } from './starting-judgment.ts';

/** What the questions share: how a mark is called, where it is shown, and what the reviewer said. */
export function usePanelParts(
  { caseFile, annotations, onRevealEvidence }: JudgmentPanelProps,
  isReadOnly: boolean,
): { panel: Panel; review: Review | null } {
  const review = useMemo(() => returningReview(caseFile), [caseFile]);
  const panel = useMemo((): Panel => {
    const wrong = review?.items.filter(item => item.verdict === 'incorrect') ?? [];
    return {
      isReadOnly,
      chip: evidenceChips(caseFile, annotations),
      onRevealEvidence,
      returned: new Map(wrong.map(item => [item.pointer, item])),
      defects: caseFile.process?.qa?.defects ?? [],
    };
  }, [caseFile, annotations, onRevealEvidence, isReadOnly, review]);
  return { panel, review };
}
