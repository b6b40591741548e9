import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { parseDocumentSource } from '../../../shared/model/annotation.ts';
import type { DocumentRecord } from '../../../shared/model/document.ts';
import { AnnotationId } from '../../../shared/model/ids.ts';
import type { PlaceInDocument } from '../../data/search/search-messages.ts';
import { useStore } from '../../data/store-context.ts';
import type { AnnotationView, CaseFile } from '../../data/views.ts';
import { AnnotateBar } from '../../features/annotate/AnnotateBar.tsx';
import { usePlacing } from '../../features/annotate/use-placing.ts';
import { HistoryKeys } from '../../features/annotate/HistoryKeys.tsx';
import { DocumentPanes } from '../../features/case-view/DocumentPanes.tsx';
import type { JudgmentHandle } from '../../features/judge/JudgmentPanel.tsx';
import { text } from '../../i18n/text.ts';
import { announce } from '../../ui/announce.ts';
import { SplitPane } from '../../ui/SplitPane/SplitPane.tsx';
import type { DocumentSelection } from '../../viewer/document-selection.ts';
import { type TakenTable, TakenTableContext } from '../../viewer/taken-table.ts';
import { useSession } from '../session-context.ts';
import { useCiteFromPanes } from '../windows/use-cite-from-panes.ts';
import { useFormLock } from '../windows/use-form-lock.ts';
import { usePaneWindows } from '../windows/use-pane-windows.ts';
import { useWindowChannel } from '../windows/use-window-channel.ts';
import { useArrival } from './arrival.ts';
import { useDocumentNotes } from '../use-document-notes.ts';
import { useWorkspace } from '../workspace-store.ts';
import styles from './CaseScreen.module.css';
import { CaseSide } from './CaseSide.tsx';
import { FOUND_PLACE, foundPlace } from './found-place.ts';
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
  const arrived = useArrival(caseFile.record.id);
  const { tab, setTab, finds } = useSideTab(caseFile.record.id, arrived ? 'find' : 'judgment');
  const [selection, setSelection] = useState<DocumentSelection | null>(null);
  const [answer, setAnswer] = useState<{ pointer: string; label: string } | null>(null);
  const [reveal, setReveal] = useState<{ annotationId: string; nonce: number } | null>(
    arrived ? { annotationId: FOUND_PLACE, nonce: 1 } : null,
  );
  const layout = useWorkspace(state => state.layouts['case']);
  const setLayout = useWorkspace(state => state.setLayout);
  const say = useWorkspace(state => state.say);

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

  const [answers, setAnswers] = useState<ReadonlyMap<string, readonly string[]>>();
  const [found, setFound] = useState<AnnotationView | null>(() => {
    const record = arrived && caseFile.documents.find(one => one.record.id === arrived.documentId)?.record;
    return record ? foundPlace(record, arrived.place, store.nowIso()) : null;
  });
  const shownMarks = useMemo(() => (found ? [...marks, found] : marks), [marks, found]);
  const showPlace = useCallback(
    (record: DocumentRecord, place: Pick<PlaceInDocument, 'page' | 'quote'>) => {
      setFound(foundPlace(record, place, store.nowIso()));
      setReveal(before => ({ annotationId: FOUND_PLACE, nonce: (before?.nonce ?? 0) + 1 }));
    },
    [store],
  );

  const [taken, setTaken] = useState<TakenTable | null>(null);
  const takeTable = async ({ document, table: read }: DocumentSelection) => {
    const table = (await read?.()) ?? null;
    if (table) setTaken({ table, from: document.name });
    say(
      table
        ? text('case.table.taken', { rows: table.length, columns: table[0]?.length ?? 0 })
        : text('case.table.none'),
    );
  };
  const placeHere = usePlacing(caseFile.record.id, marks);
  const cite = (id: AnnotationId, at = answer) => {
    // For the question that was open when it was asked for: until the mark is stored the person may be at the next.
    const isTied = judgment.current?.cite(id, at?.pointer) ?? false;
    announce(isTied && at ? text('case.cite.done', { question: at.label }) : text('case.cite.none'));
    if (isTied && at && side.current) returnToQuestion(side.current, at.pointer);
  };
  const citeSelection = async (at: { pointer: string; label: string }) => {
    if (!selection || isSealed) return announce(text('case.cite.nothing'), 'assertive');
    try {
      const id = await keepMark(store, caseFile, selection, {});
      getSelection()?.removeAllRanges();
      cite(id, at);
    } catch (error) {
      // The disk is full, or the store was closed: nothing is marked.
      console.error('What was dragged onto an answer could not be marked', error);
      announce(text('annotate.notSaved'), 'assertive');
    }
  };
  // The form is not drawn again because something else is selected.
  const dropped = useRef(citeSelection);
  useEffect(() => {
    dropped.current = citeSelection;
  });
  const dropSelection = useCallback((at: { pointer: string; label: string }) => void dropped.current(at), []);

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
                  annotations={shownMarks}
                  answers={answers}
                  readOnly={isSealed}
                  reveal={reveal}
                  onShown={showSide}
                  windows={windows}
                  onDocuments={noteDocuments}
                  onSelectionChange={setSelection}
                />
                <HistoryKeys caseId={caseFile.record.id} readOnly={isSealed} onSaid={say} />
                <AnnotateBar
                  caseFile={caseFile}
                  selection={selection}
                  readOnly={isSealed}
                  citeFor={isMine ? answer : null}
                  placeHere={placeHere}
                  onMark={(selected, words) => keepMark(store, caseFile, selected, words)}
                  onTakeTable={isMine && !isSealed ? selected => void takeTable(selected) : undefined}
                  onCite={cite}
                />
              </div>
            ),
          },
          {
            id: 'side',
            minSize: 340,
            content: hasSide && (
              <TakenTableContext value={taken}>
                <CaseSide
                  tab={tab}
                  finds={finds}
                  onTab={setTab}
                  caseFile={caseFile}
                  annotations={marks}
                  review={review}
                  isMine={isMine}
                  isSealed={isSealed}
                  lock={lock}
                  judgment={judgment}
                  side={side}
                  citeFor={isMine && !isSealed ? (answer?.label ?? null) : null}
                  onCite={cite}
                  onDropSelection={dropSelection}
                  onFocusAnswer={setAnswer}
                  onReveal={show}
                  onAnswers={setAnswers}
                  arrived={arrived}
                  onShowPlace={showPlace}
                  onDone={onDone}
                />
              </TakenTableContext>
            ),
          },
        ]}
      />
    </div>
  );
}
