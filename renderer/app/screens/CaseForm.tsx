import { useCallback, type RefObject } from 'react';
import type { AnnotationView, CaseFile } from '../../data/views.ts';
import { JudgmentPanel, type JudgmentHandle } from '../../features/judge/JudgmentPanel.tsx';
import { DecideDraft } from '../../features/outbox/conflict/DecideDraft.tsx';
import { ReviewPanel } from '../../features/review/ReviewPanel.tsx';
import { text } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import { useSession } from '../session-context.ts';
import type { FormLock } from '../windows/use-form-lock.ts';
import type { Rights } from './rights-on.ts';
import type { Citing } from './use-citing.ts';
import { useVersions } from './use-versions.ts';

interface CaseFormProps {
  readonly caseFile: CaseFile;
  readonly annotations: readonly AnnotationView[];
  readonly rights: Rights;
  /** Whether it may be written in this window. */
  readonly lock: FormLock;
  readonly judgment: RefObject<JudgmentHandle | null>;
  readonly citing: Citing;
  readonly onReveal: (annotationId: string) => void;
  readonly onDone: (said: string) => void;
}

/** What is to be decided about a case: its judgment, or the review of one. One window writes it. */
export function CaseForm(props: CaseFormProps) {
  const { caseFile, rights, lock, citing, onReveal, onDone } = props;
  const { reference, id } = caseFile.record;
  const { isMine, review } = rights;
  const { confirmPin } = useSession();
  const versions = useVersions(id);
  const submitted = useCallback(() => onDone(text('case.submitted', { reference })), [onDone, reference]);
  // Which window writes it is known in a moment; a form that begins twice would begin from two drafts.
  if (lock.state === 'asking') return null;
  const isElsewhere = lock.state === 'elsewhere';
  return (
    <>
      {isElsewhere && (isMine || review) && (
        <Banner tone="info" title={text('case.elsewhere.title')}>
          {text('case.elsewhere.body')}
        </Banner>
      )}
      {versions.isComparing && (
        <DecideDraft caseFile={caseFile} onClose={versions.close} onDecided={versions.beginAnew} />
      )}
      {review ? (
        <ReviewPanel
          caseFile={caseFile}
          submission={review.submission}
          review={review.review}
          key={lock.turn}
          readOnly={review.review.status === 'completed' || isElsewhere}
          onRevealEvidence={onReveal}
          onCompleted={() => onDone(text('case.reviewed', { reference }))}
        />
      ) : (
        <JudgmentPanel
          key={`${versions.turn} ${lock.turn}`}
          caseFile={caseFile}
          annotations={props.annotations}
          readOnly={!isMine}
          isElsewhere={isElsewhere}
          onRevealEvidence={onReveal}
          onFocusAnswer={citing.focusAnswer}
          onSubmitted={submitted}
          onDropSelection={citing.dropSelection}
          onConfirmPin={confirmPin}
          onCompareVersions={versions.compare}
          handle={props.judgment}
        />
      )}
    </>
  );
}
