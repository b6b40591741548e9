import type { Ref } from 'react';
import type { AnnotationId } from '../../../shared/model/ids.ts';
import type { AnnotationView, CaseFile } from '../../data/views.ts';

export interface JudgmentHandle {
  /**
   * Ties a mark to a question: the named one, or the one that has the focus or had it last. False when there is none or
   * nothing may be written.
   */
  cite(annotationId: AnnotationId, pointer?: string): boolean;
  /** The answer holds although the document of its evidence was replaced. */
  stillHolds(pointer: string): void;
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
  /** What is selected in a document was let go over this question: it is to be marked and cited there. */
  onDropSelection?: ((answer: { pointer: string; label: string }) => void) | undefined;
  /** The server's copy has overtaken the draft: a person wants to see both and decide. */
  onCompareVersions?: (() => void) | undefined;
  /** The person proves once more who they are, to sign. Null when they did; else why not. Left out: nobody can sign. */
  onConfirmPin?: ((pin: string) => Promise<string | null>) | undefined;
  handle: Ref<JudgmentHandle>;
}
