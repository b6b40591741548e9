import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { parseDocumentSource } from '../../../shared/model/annotation.ts';
import { AnnotationId } from '../../../shared/model/ids.ts';
import { useStore } from '../../data/store-context.ts';
import type { AnnotationView, CaseFile } from '../../data/views.ts';
import { AnnotateBar } from '../../features/annotate/AnnotateBar.tsx';
import { DocumentPanes } from '../../features/case-view/DocumentPanes.tsx';
import type { JudgmentHandle } from '../../features/judge/JudgmentPanel.tsx';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { SplitPane } from '../../ui/SplitPane/SplitPane.tsx';
import type { DocumentSelection } from '../../viewer/document-selection.ts';
import { useSession } from '../session-context.ts';
import { useCiteFromPanes } from '../windows/use-cite-from-panes.ts';
import { useFormLock } from '../windows/use-form-lock.ts';
import { usePaneWindows } from '../windows/use-pane-windows.ts';
import { useWindowChannel } from '../windows/use-window-channel.ts';
import { useDocumentNotes } from '../use-document-notes.ts';
import { useWorkspace } from '../workspace-store.ts';
import styles from './CaseScreen.module.css';
import { CaseSide } from './CaseSide.tsx';
import { keepMark } from './keep-mark.ts';
import { returnToQuestion } from './return-to-question.ts';
import { rightsOn } from './rights-on.ts';
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

  const { isMine, review, isSealed } = useMemo(() => rightsOn(caseFile, store.me), [caseFile, store.me]);
  const marks = useMemo(
    () => (review ? withSealedMarks(annotations, review.submission) : annotations),
    [annotations, review],
  );
  const noteDocuments = useDocumentNotes(caseFile.record.id);
  const { openPane } = useSession();
  const channel = useWindowChannel();
  const windows = usePaneWindows(channel, caseFile.record.id, openPane);
  const lock = useFormLock(caseFile.record.id);
  useCiteFromPanes(channel, {
    caseId: caseFile.record.id,
    label: answer?.label ?? null,
    cite: isMine && lock.state === 'held' ? id => judgment.current?.cite(AnnotationId.parse(id)) ?? false : null,
  });
  const marked = useRef(marks);
  useEffect(() => {
    marked.current = marks;
  });
  const { reveal: revealInWindow } = windows;
  const show = useCallback(
    (annotationId: string) => {
      const mark = marked.current.find(({ annotation }) => annotation.id === annotationId)?.annotation;
      const source = mark && parseDocumentSource(mark.target.source);
      if (source && revealInWindow(source.documentId, annotationId)) return;
      setReveal(before => ({ annotationId, nonce: (before?.nonce ?? 0) + 1 }));
    },
    [revealInWindow],
  );

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
                  windows={windows}
                  onDocuments={noteDocuments}
                  onSelectionChange={setSelection}
                />
                <AnnotateBar
                  caseFile={caseFile}
                  selection={selection}
                  readOnly={isSealed}
                  citeFor={isMine ? answer : null}
                  onMark={(selected, words) => keepMark(store, caseFile, selected, words)}
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
                lock={lock}
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
