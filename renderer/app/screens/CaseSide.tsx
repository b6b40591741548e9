import { useCallback, useEffect, useMemo, type RefObject } from 'react';
import { useStore } from '../../data/store-context.ts';
import { useDraftCitations } from '../../data/queries/use-draft.ts';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import type { AnnotationId } from '../../../shared/model/ids.ts';
import type { PlaceInDocument } from '../../data/search/search-messages.ts';
import type { AnnotationView, CaseFile } from '../../data/views.ts';
import { AnnotationList } from '../../features/annotate/AnnotationList.tsx';
import { type PlaceElsewhere, SearchPanel } from '../../features/find/SearchPanel.tsx';
import type { ComparedMark } from '../../features/annotate/changed/compare-evidence.ts';
import { useChangedEvidence } from '../../features/annotate/changed/use-changed-evidence.ts';
import { focusQuestion } from '../../features/judge/focus-question.ts';
import { JudgmentPanel, type JudgmentHandle } from '../../features/judge/JudgmentPanel.tsx';
import { newestJudgment } from '../../features/judge/starting-judgment.ts';
import { DecideDraft } from '../../features/outbox/conflict/DecideDraft.tsx';
import { ReviewPanel } from '../../features/review/ReviewPanel.tsx';
import { intlLocale, text } from '../../i18n/text.ts';
import { afterPaint } from '../../ui/after-paint.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import { Tabs } from '../../ui/Tabs/Tabs.tsx';
import { MARK_DRAG } from '../../viewer/mark-drag.ts';
import { useSession } from '../session-context.ts';
import { arriveAt } from './arrival.ts';
import { CaseAbout } from './CaseAbout.tsx';
import styles from './CaseScreen.module.css';
import { ChangedNotice, ChangedPart } from './ChangedPart.tsx';
import { evidenceLinks, questionAt } from './evidence-links.ts';
import type { ReviewInHand } from './open-review.ts';
import type { SideTab } from './use-side-tab.ts';
import type { FormLock } from '../windows/use-form-lock.ts';
import { useWorkspace } from '../workspace-store.ts';
import { useVersions } from './use-versions.ts';

interface CaseSideProps {
  tab: SideTab;
  /** How often the person asked to find something. */
  finds: number;
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
  judgment: RefObject<JudgmentHandle | null>;
  side: RefObject<HTMLDivElement | null>;
  /** The question that a mark is cited for; null: nobody may, or there is none. */
  citeFor: string | null;
  onCite: (id: AnnotationId) => void;
  onDropSelection: (answer: { pointer: string; label: string }) => void;
  onFocusAnswer: (answer: { pointer: string; label: string } | null) => void;
  onReveal: (annotationId: string) => void;
  /** For each annotation the questions whose answers rest on it, whenever that changes. */
  onAnswers: (answers: ReadonlyMap<string, readonly string[]>) => void;
  /** The place that a search in another case has led to. */
  arrived: PlaceElsewhere | null;
  /** A place that was found by its words. */
  onShowPlace: (record: DocumentRecord, place: Pick<PlaceInDocument, 'page' | 'quote'>) => void;
  onDone: (said: string) => void;
}

const NO_POINTERS: readonly string[] = [];

/** Beside the documents: the judgment or its review, the list of annotations, the facts of the case. */
export function CaseSide({
  tab,
  finds,
  onTab,
  caseFile,
  annotations,
  review,
  isMine,
  isSealed,
  lock,
  judgment: handle,
  side,
  citeFor,
  onCite,
  onDropSelection,
  onFocusAnswer,
  onReveal,
  onAnswers,
  arrived,
  onShowPlace,
  onDone,
}: CaseSideProps) {
  const { reference } = caseFile.record;
  const openCase = useWorkspace(state => state.openCase);
  const { saveMarks, confirmPin } = useSession();
  const store = useStore();
  const exchange = useMemo(() => ({ saveMarks }), [saveMarks]);
  const draft = useDraftCitations(caseFile.record.id);
  const judgment = review?.submission.judgment ?? newestJudgment(draft ?? null, caseFile.submissions.at(-1)?.judgment);
  const evidence = judgment?.evidence;
  const linkedTo = useMemo(
    () => evidenceLinks(caseFile.process, evidence ? { evidence } : null, intlLocale()),
    [caseFile.process, evidence],
  );
  // The documents beside are another part of the tree.
  useEffect(() => onAnswers(linkedTo), [onAnswers, linkedTo]);

  const changed = useChangedEvidence(caseFile, annotations, evidence, draft?.holding ?? NO_POINTERS);
  const look = ({ annotation, found, successor, pointers }: ComparedMark) => {
    if (found) onShowPlace(successor, found);
    else onReveal(annotation.id);
    onTab('judgment');
    // The form is in sight after this.
    void afterPaint().then(() => {
      if (side.current && pointers[0] !== undefined) focusQuestion(side.current, pointers[0]);
    });
  };

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
      onDropSelection={onDropSelection}
      onConfirmPin={confirmPin}
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
      {!review && <ChangedNotice count={changed.length} onShow={() => onTab('annotations')} />}
      {/* Which window writes it is known in a moment; a form that begins twice would begin from two drafts. */}
      {lock.state !== 'asking' && form}
    </>
  );
  return (
    // A mark that is dragged from the list over the form's tab brings the form to the front, to be let go there.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={side}
      className={styles.side}
      data-region
      onDragOver={({ target, dataTransfer }) => {
        const over = target instanceof Element ? target.closest('[role=tab]') : null;
        if (over?.id.endsWith('-judgment') === true && dataTransfer.types.includes(MARK_DRAG)) onTab('judgment');
      }}
    >
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
                top={
                  <ChangedPart
                    caseFile={caseFile}
                    changed={changed}
                    questionAt={pointer => questionAt(caseFile.process, pointer, intlLocale())}
                    readOnly={!isMine || isSealed}
                    judgment={handle}
                    onLook={look}
                  />
                }
                caseFile={caseFile}
                annotations={annotations}
                linkedTo={linkedTo}
                readOnly={isSealed}
                exchange={exchange}
                onReveal={onReveal}
                citeFor={citeFor}
                onCite={onCite}
              />
            ),
          },
          {
            id: 'find',
            label: text('case.side.find'),
            content: (
              <SearchPanel
                caseFile={caseFile}
                isActive={tab === 'find'}
                finds={finds}
                arrived={arrived}
                onShow={onShowPlace}
                onOpenElsewhere={place => {
                  arriveAt(store, place);
                  openCase(place.caseId);
                }}
              />
            ),
          },
          { id: 'about', label: text('case.side.about'), content: <CaseAbout caseFile={caseFile} /> },
        ]}
      />
    </div>
  );
}
