import type { Ref } from 'react';
import type { AnnotationId } from '../../../shared/model/ids.ts';
import type { AnnotationView, CaseFile } from '../../data/views.ts';

export interface JudgmentHandle {
  /**
   * Ties a mark to a question: the named one, or the one that has the focus or had it last. False when there is none or
   * nothing may be written.
   */
  cite(annotationId: AnnotationId, pointer?: string): boolean;
}

export interface JudgmentPanelProps {
  caseFile: CaseFile;
  annotations: readonly AnnotationView[];
  readOnly: boolean;
  /** Another window of this person writes it: what is saved there is shown here. */
  isElsewhere?: boolean;
  onRevealEvidence: (annotationId: string) => void;
  onFocusAnswer: (answer: { pointer: string; label: string } | null) => void;
  onSubmitted: () => void;
  /** The server's copy has overtaken the draft: a person wants to see both and decide. */
  onCompareVersions?: (() => void) | undefined;
  handle: Ref<JudgmentHandle>;
}
