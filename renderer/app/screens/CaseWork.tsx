import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { AnnotationId } from '../../../shared/model/ids.ts';
import { useStore } from '../../data/store-context.ts';
import type { AnnotationView, CaseFile } from '../../data/views.ts';
import { AnnotateBar } from '../../features/annotate/AnnotateBar.tsx';
import { HistoryKeys } from '../../features/annotate/HistoryKeys.tsx';
import { usePlacing } from '../../features/annotate/use-placing.ts';
import { DocumentPanes } from '../../features/case-view/DocumentPanes.tsx';
import type { JudgmentHandle } from '../../features/judge/JudgmentPanel.tsx';
import { SplitPane } from '../../ui/SplitPane/SplitPane.tsx';
import type { DocumentSelection } from '../../viewer/document-selection.ts';
import { TakenTableContext } from '../../viewer/taken-table.ts';
import { useSession } from '../session-context.ts';
import { useDocumentNotes } from '../use-document-notes.ts';
import { useCiteFromPanes } from '../windows/use-cite-from-panes.ts';
import { useFormLock } from '../windows/use-form-lock.ts';
import { usePaneWindows } from '../windows/use-pane-windows.ts';
import { useSightsOfPanes } from '../windows/use-sights.ts';
import { useWindowChannel } from '../windows/use-window-channel.ts';
import { useWorkspace } from '../workspace-store.ts';
import { useArrival } from './arrival.ts';
import styles from './CaseScreen.module.css';
import { CaseSide } from './CaseSide.tsx';
import { keepMark } from './keep-mark.ts';
import { rightsOn } from './rights-on.ts';
import { withSealedMarks } from './sealed-marks.ts';
import { useCiting } from './use-citing.ts';
import { useRegionKeys } from './use-region-keys.ts';
import { useShownPlace } from './use-shown-place.ts';
import { useSideTab } from './use-side-tab.ts';
import { useTakenTable } from './use-taken-table.ts';

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
  const caseId = caseFile.record.id;
  const judgment = useRef<JudgmentHandle>(null);
  const work = useRef<HTMLDivElement>(null);
  const side = useRef<HTMLDivElement>(null);
  useRegionKeys(work);
  const arrived = useArrival(caseId);
  const tabs = useSideTab(caseId, arrived ? 'find' : 'judgment');
  const [selection, setSelection] = useState<DocumentSelection | null>(null);
  const layout = useWorkspace(state => state.layouts['case']);
  const setLayout = useWorkspace(state => state.setLayout);
  const say = useWorkspace(state => state.say);
  const { hasSide, showSide } = useSideAfterPage(caseFile.documents.length === 0);

  const rights = useMemo(() => rightsOn(caseFile, store.me), [caseFile, store.me]);
  const { isMine, review, isSealed } = rights;
  const marks = useMemo(
    () => (review ? withSealedMarks(annotations, review.submission) : annotations),
    [annotations, review],
  );
  const noteDocuments = useDocumentNotes(caseId);
  const { openPane } = useSession();
  const channel = useWindowChannel();
  useSightsOfPanes(channel);
  const windows = usePaneWindows(channel, caseId, openPane);
  const places = useShownPlace(caseFile, marks, arrived, windows.reveal);
  const lock = useFormLock(caseId);
  const citing = useCiting(
    judgment,
    side,
    selection && !isSealed ? () => keepMark(store, caseFile, selection, {}) : null,
  );
  useCiteFromPanes(channel, {
    caseId,
    label: citing.answer?.label ?? null,
    cite: isMine && lock.state === 'held' ? id => judgment.current?.cite(AnnotationId.parse(id)) ?? false : null,
  });
  const [answers, setAnswers] = useState<ReadonlyMap<string, readonly string[]>>();
  const { taken, take } = useTakenTable(say);
  const placeHere = usePlacing(caseId, marks);

  const documents = (
    <div className={styles.documents}>
      <DocumentPanes
        caseFile={caseFile}
        annotations={places.marks}
        answers={answers}
        readOnly={isSealed}
        reveal={places.reveal}
        onShown={showSide}
        windows={windows}
        onDocuments={noteDocuments}
        onSelectionChange={setSelection}
      />
      <HistoryKeys caseId={caseId} readOnly={isSealed} onSaid={say} />
      <AnnotateBar
        caseFile={caseFile}
        selection={selection}
        readOnly={isSealed}
        citeFor={isMine ? citing.answer : null}
        placeHere={placeHere}
        onMark={(selected, words) => keepMark(store, caseFile, selected, words)}
        onTakeTable={isMine && !isSealed ? selected => void take(selected) : undefined}
        onCite={citing.cite}
      />
    </div>
  );
  const beside = hasSide && (
    <TakenTableContext value={taken}>
      <CaseSide
        tabs={tabs}
        caseFile={caseFile}
        annotations={marks}
        rights={rights}
        lock={lock}
        judgment={judgment}
        side={side}
        citing={citing}
        places={places}
        onAnswers={setAnswers}
        arrived={arrived}
        onDone={onDone}
      />
    </TakenTableContext>
  );
  return (
    <div ref={work} className={styles.work}>
      <SplitPane
        id="case"
        direction="horizontal"
        layout={layout}
        onLayout={next => setLayout('case', next)}
        panes={[
          { id: 'documents', minSize: 360, defaultSize: '62%', content: documents },
          { id: 'side', minSize: 340, content: beside },
        ]}
      />
    </div>
  );
}

/** The first page of a document is painted before the form beside it is drawn. */
function useSideAfterPage(hasNoPage: boolean) {
  const [hasSide, setHasSide] = useState(hasNoPage);
  const showSide = useCallback(() => setHasSide(true), []);
  // Time is outside React.
  useEffect(() => {
    const timer = setTimeout(showSide, SIDE_AT_MOST_MS);
    return () => clearTimeout(timer);
  }, [showSide]);
  return { hasSide, showSide };
}
