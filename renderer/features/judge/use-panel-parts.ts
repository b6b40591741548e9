import { useMemo, useState } from 'react';
import { quoteOf } from '../../../shared/model/annotation.ts';
import type { Review } from '../../../shared/model/review.ts';
import { evidenceChips } from '../../viewer/evidence-chip.ts';
import { useStore } from '../../data/store-context.ts';
import { lastSubmitted } from './after-submission/changed-since.ts';
import { createFillOffers } from './evidence/fill-offers.ts';
import type { JudgmentPanelProps } from './judgment-panel-props.ts';
import type { Panel } from './panel-context.ts';
import { queriesByAnswer } from './refer/queries-at.ts';
import { suggestionDesk } from './suggest/suggestion-desk.ts';
import { returningReview } from './starting-judgment.ts';

/** What the questions share: how a mark is called, where it is shown, and what the reviewer said. */
export function usePanelParts(
  { caseFile, annotations, onRevealEvidence }: JudgmentPanelProps,
  isReadOnly: boolean,
): { panel: Panel; review: Review | null } {
  const review = useMemo(() => returningReview(caseFile), [caseFile]);
  const { me, features, nowIso } = useStore();
  const [offers] = useState(createFillOffers);
  const [seenAt] = useState(() => new Map<string, string>());
  const panel = useMemo((): Panel => {
    const wrong = review?.items.filter(item => item.verdict === 'incorrect') ?? [];
    return {
      isReadOnly,
      chip: evidenceChips(caseFile, annotations),
      onRevealEvidence,
      wordsOf: id => {
        const mark = annotations.find(({ annotation }) => annotation.id === id)?.annotation;
        return (mark && quoteOf(mark)?.exact) ?? '';
      },
      offers,
      suggestions: suggestionDesk(annotations, features.includes('suggestions'), seenAt, nowIso),
      queries: queriesByAnswer(caseFile),
      submitted: lastSubmitted(caseFile, me.id),
      returned: new Map(wrong.map(item => [item.pointer, item])),
      defects: caseFile.process?.qa?.defects ?? [],
    };
  }, [caseFile, annotations, onRevealEvidence, isReadOnly, review, offers, me.id, features, seenAt, nowIso]);
  return { panel, review };
}
