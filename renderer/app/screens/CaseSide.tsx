import { useCallback, useMemo, type Ref } from 'react';
import { useDraftCitations } from '../../data/queries/use-draft.ts';
import type { AnnotationView, CaseFile } from '../../data/views.ts';
import { AnnotationList } from '../../features/annotate/AnnotationList.tsx';
import { JudgmentPanel, type JudgmentHandle } from '../../features/judge/JudgmentPanel.tsx';
import { newestJudgment } from '../../features/judge/starting-judgment.ts';
import { DecideDraft } from '../../features/outbox/conflict/DecideDraft.tsx';
import { ReviewPanel } from '../../features/review/ReviewPanel.tsx';
import { intlLocale, text } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import { Tabs } from '../../ui/Tabs/Tabs.tsx';
import { CaseAbout } from './CaseAbout.tsx';
import styles from './CaseScreen.module.css';
import { evidenceLinks } from './evidence-links.ts';
import type { ReviewInHand } from './open-review.ts';
import type { SideTab } from './use-side-tab.ts';
import type { FormLock } from '../windows/use-form-lock.ts';
import { useVersions } from './use-versions.ts';

interface CaseSideProps {
  tab: SideTab;
  onTab: (tab: SideTab) => void;
  caseFile: CaseFile;
  annotations: readonly AnnotationView[];
  /** Set when this person reviews the case. */
  review: ReviewInHand | null;
  isMine: boolean;
  /** Nothing can be marked any more. */
  isSealed: boolean;
  /** Whether the form may be written in this window. */
  lock: FormLock;
  judgment: Ref<JudgmentHandle>;
  side: Ref<HTMLDivElement>;
  onFocusAnswer: (answer: { pointer: string; label: string } | null) => void;
  onReveal: (annotationId: string) => void;
  onDone: (said: string) => void;
}

/** Beside the documents: the judgment or its review, the list of annotations, the facts of the case. */
export function CaseSide({
  tab,
  onTab,
  caseFile,
  annotations,
  review,
  isMine,
  isSealed,
  lock,
  judgment: handle,
  side,
  onFocusAnswer,
  onReveal,
  onDone,
}: CaseSideProps) {
  const { reference } = caseFile.record;
  const draft = useDraftCitations(caseFile.record.id);
  const judgment = review?.submission.judgment ?? newestJudgment(draft ?? null, caseFile.submissions.at(-1)?.judgment);
  const evidence = judgment?.evidence;
  const linkedTo = useMemo(
    () => evidenceLinks(caseFile.process, evidence ? { evidence } : null, intlLocale()),
    [caseFile.process, evidence],
  );

  const versions = useVersions(caseFile.record.id);
  const submitted = useCallback(() => onDone(text('case.submitted', { reference })), [onDone, reference]);

  const isElsewhere = lock.state === 'elsewhere';
  const form = review ? (
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
      annotations={annotations}
      readOnly={!isMine}
      isElsewhere={isElsewhere}
      onRevealEvidence={onReveal}
      onFocusAnswer={onFocusAnswer}
      onSubmitted={submitted}
      onCompareVersions={versions.compare}
      handle={handle}
    />
  );
  const work = (
    <>
      {isElsewhere && (isMine || review) && (
        <Banner tone="info" title={text('case.elsewhere.title')}>
          {text('case.elsewhere.body')}
        </Banner>
      )}
      {/* Which window writes it is known in a moment; a form that begins twice would begin from two drafts. */}
      {lock.state !== 'asking' && form}
    </>
  );
  return (
    <div ref={side} className={styles.side} data-region>
      {versions.isComparing && (
        <DecideDraft caseFile={caseFile} onClose={versions.close} onDecided={versions.beginAnew} />
      )}
      <Tabs
        label={text('case.side')}
        selected={tab}
        onSelect={id => onTab(id as SideTab)}
        keepMounted
        items={[
          { id: 'judgment', label: text(review ? 'case.side.review' : 'case.side.judgment'), content: work },
          {
            id: 'annotations',
            label: text('case.side.annotationsCount', { count: annotations.length }),
            content: (
              <AnnotationList
                caseFile={caseFile}
                annotations={annotations}
                linkedTo={linkedTo}
                readOnly={isSealed}
                onReveal={onReveal}
              />
            ),
          },
          { id: 'about', label: text('case.side.about'), content: <CaseAbout caseFile={caseFile} /> },
        ]}
      />
    </div>
  );
}
