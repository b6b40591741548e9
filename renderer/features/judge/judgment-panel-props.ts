import type { Ref } from 'react';
import type { AnnotationId } from '../../../shared/model/ids.ts';
import type { AnnotationView, CaseFile } from '../../data/views.ts';

export interface JudgmentHandle {
  /** Ties a mark to the question that has the focus, or had it last. False when there is none or nothing may be written. */
  cite(annotationId: AnnotationId): boolean;
}

export interface JudgmentPanelProps {
  caseFile: CaseFile;
  annotations: readonly AnnotationView[];
  readOnly: boolean;
  onRevealEvidence: (annotationId: string) => void;
  onFocusAnswer: (answer: { pointer: string; label: string } | null) => void;
  onSubmitted: () => void;
  handle: Ref<JudgmentHandle>;
}
