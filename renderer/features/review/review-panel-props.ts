import type { Submission } from '../../../shared/model/judgment.ts';
import type { Review } from '../../../shared/model/review.ts';
import type { CaseFile } from '../../data/views.ts';

export interface ReviewPanelProps {
  caseFile: CaseFile;
  submission: Submission;
  review: Review;
  readOnly: boolean;
  onRevealEvidence: (annotationId: string) => void;
  onCompleted: () => void;
}
