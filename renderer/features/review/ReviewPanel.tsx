import { useMemo } from 'react';
import { compileForm } from '../../../shared/forms/compile-form.ts';
import { useReviewDraft } from '../../data/queries/use-review-draft.ts';
import { intlLocale } from '../../i18n/text.ts';
import { NoForm } from '../../ui/NoForm/NoForm.tsx';
import { ReviewForm } from './ReviewForm.tsx';
import type { ReviewPanelProps } from './review-panel-props.ts';

/** A lead's review of one submission: reads what was entered so far, keeps it, completes it. */
export function ReviewPanel(props: ReviewPanelProps) {
  const { caseFile, review } = props;
  const draft = useReviewDraft(review.id);
  const definition = caseFile.process?.form;
  const compiled = useMemo(() => (definition ? compileForm(definition, intlLocale()) : null), [definition]);
  if (draft === undefined) return null;
  if (!compiled?.ok) return <NoForm reason={compiled && compiled.failure.message} />;
  const begun = review.status === 'completed' ? review : (draft ?? review);
  return <ReviewForm key={`${review.id} ${review.status}`} {...props} model={compiled.value} begun={begun} />;
}
