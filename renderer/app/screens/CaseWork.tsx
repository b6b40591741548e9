import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isOpenForWork } from '../../../shared/model/case.ts';
import type { AnnotationId } from '../../../shared/model/ids.ts';
import { putAnnotation } from '../../data/actions/put-annotation.ts';
import { useStore } from '../../data/store-context.ts';
import type { AnnotationView, CaseFile } from '../../data/views.ts';
import { AnnotateBar } from '../../features/annotate/AnnotateBar.tsx';
import { type MarkWords, newAnnotation } from '../../features/annotate/new-annotation.ts';
import { DocumentPanes } from '../../features/case-view/DocumentPanes.tsx';
import type { JudgmentHandle } from '../../features/judge/JudgmentPanel.tsx';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { SplitPane } from '../../ui/SplitPane/SplitPane.tsx';
import type { DocumentSelection } from '../../viewer/document-selection.ts';
import { useWorkspace } from '../workspace-store.ts';
import styles from './CaseScreen.module.css';
import { CaseSide } from './CaseSide.tsx';
import { reviewInHand } from './open-review.ts';
import { returnToQuestion } from './return-to-question.ts';
import { withSealedMarks } from './sealed-marks.ts';
import { useRegionKeys } from './use-region-keys.ts';
import { useSideTab } from './use-side-tab.ts';

/** The form waits for the first page; a document that cannot be shown holds it up no longer than this. */
const SIDE_AT_MOST_MS = 400;

interface CaseWorkProps {
  caseFile: CaseFile;
  annotations: readonly AnnotationView[];
  onDone: (said: string) => void;
}

/** Documents and judgment side by side, and what passes between them: a selection becomes evidence, evidence is shown. */
export function CaseWork({ caseFile, annotations, onDone }: CaseWorkProps) {
  const store = useStore();
  const judgment = useRef<JudgmentHandle>(null);
  const work = useRef<HTMLDivElement>(null);
  const side = useRef<HTMLDivElement>(null);
  useRegionKeys(work);
  const [tab, setTab] = useSideTab(caseFile.record.id);
  const [selection, setSelection] = useState<DocumentSelection | null>(null);
  const [answer, setAnswer] = useState<{ pointer: string; label: string } | null>(null);
  const [reveal, setReveal] = useState<{ annotationId: string; nonce: number } | null>(null);
  const layout = useWorkspace(state => state.layouts['case']);
  const setLayout = useWorkspace(state => state.setLayout);

  const [hasSide, setHasSide] = useState(caseFile.documents.length === 0);
  const showSide = useCallback(() => setHasSide(true), []);
  // Time is outside React.
  useEffect(() => {
    const timer = setTimeout(showSide, SIDE_AT_MOST_MS);
    return () => clearTimeout(timer);
  }, [showSide]);

  const { assignment } = caseFile.record;
  const isMine = assignment.userId === store.me.id && assignment.as !== 'reviewer';
  const isLead = store.me.roles.includes('lead');
  const review = useMemo(() => (!isMine && isLead ? reviewInHand(caseFile) : null), [isMine, isLead, caseFile]);
  // As the client's server has it: what was submitted is sealed with the places that it cites.
  const isSealed = isMine ? !isOpenForWork(caseFile.status) : review?.review.status !== 'open';
  const marks = useMemo(
    () => (review ? withSealedMarks(annotations, review.submission) : annotations),
    [annotations, review],
  );
  const show = useCallback(
    (annotationId: string) => setReveal(before => ({ annotationId, nonce: (before?.nonce ?? 0) + 1 })),
    [],
  );

  const mark = async (selected: DocumentSelection, words: MarkWords) => {
    const annotation = newAnnotation(store, caseFile, selected, words);
    await putAnnotation(store, annotation);
    return annotation.id;
  };
  const cite = (id: AnnotationId) => {
    // For the question that was open when it was asked for: until the mark is stored the person may be at the next.
    const isTied = judgment.current?.cite(id, answer?.pointer) ?? false;
    announce(isTied && answer ? text('case.cite.done', { question: answer.label }) : text('case.cite.none'));
    if (isTied && answer && side.current) returnToQuestion(side.current, answer.pointer);
  };

  return (
    <div ref={work} className={styles.work}>
      <SplitPane
        id="case"
        direction="horizontal"
        layout={layout}
        onLayout={next => setLayout('case', next)}
        panes={[
          {
            id: 'documents',
            minSize: 360,
            defaultSize: '62%',
            content: (
              <div className={styles.documents}>
                <DocumentPanes
                  caseFile={caseFile}
                  annotations={marks}
                  readOnly={isSealed}
                  reveal={reveal}
                  onShown={showSide}
                  onSelectionChange={setSelection}
                />
                <AnnotateBar
                  caseFile={caseFile}
                  selection={selection}
                  readOnly={isSealed}
                  citeFor={isMine ? answer : null}
                  onMark={mark}
                  onCite={cite}
                />
              </div>
            ),
          },
          {
            id: 'side',
            minSize: 340,
            content: hasSide && (
              <CaseSide
                tab={tab}
                onTab={setTab}
                caseFile={caseFile}
                annotations={marks}
                review={review}
                isMine={isMine}
                isSealed={isSealed}
                judgment={judgment}
                side={side}
                onFocusAnswer={setAnswer}
                onReveal={show}
                onDone={onDone}
              />
            ),
          },
        ]}
      />
    </div>
  );
}
