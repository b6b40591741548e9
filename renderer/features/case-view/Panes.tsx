import { useCallback, useEffect, useRef, useState } from 'react';
import { parseDocumentSource } from '../../../shared/model/annotation.ts';
import type { AnnotationView, CaseFile } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import { keptPlace, useKeptReducer } from '../../ui/places.ts';
import { SplitPane } from '../../ui/SplitPane/SplitPane.tsx';
import type { DocumentSelection } from '../../viewer/document-selection.ts';
import type { DocumentView, ViewPlace } from '../../viewer/document-view.ts';
import type { OpenBytes } from '../../viewer/use-opened-document.ts';
import { AwayStrip } from './AwayStrip.tsx';
import { DocumentPane } from './DocumentPane.tsx';
import { useLayoutStore } from './layout-store.ts';
import { PaneCommands } from './PaneCommands.tsx';
import { panesAfter, startPanes } from './pane-layout.ts';
import type { OtherWindows } from './pane-windows.ts';
import styles from './Panes.module.css';
import { useGiveAway } from './use-give-away.ts';

export interface DocumentPanesProps {
  caseFile: CaseFile;
  annotations: readonly AnnotationView[];
  readOnly: boolean;
  /** Shows an annotation's place each time the nonce changes. */
  reveal: { annotationId: string; nonce: number } | null;
  onSelectionChange: (selection: DocumentSelection | null) => void;
  onAnnotationPressed?: ((id: string) => void) | undefined;
  /** Windows that panes may be put into; left out: there are none here. */
  windows?: OtherWindows | undefined;
  /** What is shown at first; the first document when left out. */
  firstDocumentId?: string | undefined;
  /** Told what the panes show, whenever that changes. */
  onDocuments?: ((documentIds: readonly string[]) => void) | undefined;
  /** A document is in sight, or there is nothing to see: what is less urgent may be drawn. */
  onShown?: (() => void) | undefined;
}

/** Up to two documents side by side. */
export function Panes(props: DocumentPanesProps & { openBytes: OpenBytes }) {
  const { caseFile, annotations, reveal, readOnly, onSelectionChange, onAnnotationPressed, windows, onDocuments } =
    props;
  const [first] = caseFile.documents;
  const caseId = caseFile.record.id;
  const [state, dispatch] = useKeptReducer(
    `panes ${caseId}`,
    panesAfter,
    startPanes(props.firstDocumentId ?? first?.record.id ?? null),
  );
  const [finding, setFinding] = useState<ReadonlySet<string>>(new Set());
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [shown, setShown] = useState<{ paneId: string; markId: string; nonce: number } | null>(null);
  const views = useRef(new Map<string, DocumentView>());
  const [places] = useState(() => keptPlace(`documents ${caseId}`, () => new Map<string, ViewPlace>()));
  const processId = caseFile.record.process.processId;
  const layout = useLayoutStore(({ layouts }) => layouts[processId]);
  const setLayout = useLayoutStore(store => store.setLayout);

  const setFindingIn = useCallback((paneId: string, isFinding: boolean) => {
    setFinding(before => {
      const after = new Set(before);
      if (isFinding) after.add(paneId);
      else after.delete(paneId);
      return after;
    });
  }, []);

  // Asked from outside: opens the annotation's document where it is shown already, else in the active pane.
  const nonce = reveal?.nonce;
  useEffect(() => {
    const annotation = annotations.find(view => view.annotation.id === reveal?.annotationId)?.annotation;
    const source = annotation && parseDocumentSource(annotation.target.source);
    if (!reveal || !source) return;
    const active = state.panes.find(pane => pane.id === state.activeId);
    const pane =
      active?.documentId === source.documentId
        ? active
        : (state.panes.find(candidate => candidate.documentId === source.documentId) ?? active);
    if (!pane) return;
    dispatch({ type: 'show', paneId: pane.id, documentId: source.documentId });
    setSelectedId(reveal.annotationId);
    setShown({ paneId: pane.id, markId: reveal.annotationId, nonce: reveal.nonce });
    // eslint-disable-next-line react/exhaustive-deps -- once per request
  }, [nonce]);

  const { giveAway, hasFailed } = useGiveAway(windows, dispatch);
  // The window it was in is outside React.
  const shownIds = state.panes.flatMap(pane => pane.documentId ?? []).join(' ');
  useEffect(() => onDocuments?.(shownIds === '' ? [] : shownIds.split(' ')), [onDocuments, shownIds]);

  const press = (annotationId: string) => {
    setSelectedId(annotationId);
    onAnnotationPressed?.(annotationId);
  };
  const activeView = () => views.current.get(state.activeId) ?? null;

  return (
    <div className={styles.column}>
      <PaneCommands
        documents={caseFile.documents}
        view={activeView}
        place={() => placeOf(state, places)}
        onShow={documentId => dispatch({ type: 'show', paneId: state.activeId, documentId })}
        onFind={() => setFindingIn(state.activeId, true)}
        onOwnWindow={windows && (() => giveAway(state.panes.find(pane => pane.id === state.activeId)))}
      />
      {windows && <AwayStrip documents={caseFile.documents} windows={windows} />}
      {hasFailed && <Banner tone="warning" title={text('caseView.noWindow')} />}
      <div className={styles.panes}>
        <SplitPane
          id="documents"
          direction="horizontal"
          {...(layout && { layout })}
          onLayout={next => setLayout(processId, next)}
          panes={state.panes.map(pane => ({
            id: pane.id,
            minSize: '20%',
            content: (
              <DocumentPane
                caseFile={caseFile}
                annotations={annotations}
                documentId={pane.documentId}
                openBytes={props.openBytes}
                isActive={pane.id === state.activeId}
                canClose={state.panes.length > 1}
                readOnly={readOnly}
                selectedId={selectedId}
                reveal={shown?.paneId === pane.id ? shown : null}
                isFinding={finding.has(pane.id)}
                places={places}
                onShown={props.onShown}
                handle={view => {
                  if (view) views.current.set(pane.id, view);
                  else views.current.delete(pane.id);
                }}
                onFinding={isFinding => setFindingIn(pane.id, isFinding)}
                onActivate={() => dispatch({ type: 'activate', paneId: pane.id })}
                onShow={documentId => dispatch({ type: 'show', paneId: pane.id, documentId })}
                onShowBeside={documentId => dispatch({ type: 'show-beside', documentId })}
                onClose={() => dispatch({ type: 'close', paneId: pane.id })}
                onOwnWindow={windows && (() => giveAway(pane))}
                onSelection={onSelectionChange}
                onMarkPressed={press}
              />
            ),
          }))}
        />
      </div>
    </div>
  );
}

function placeOf(state: ReturnType<typeof startPanes>, places: ReadonlyMap<string, ViewPlace>): ViewPlace | undefined {
  const documentId = state.panes.find(pane => pane.id === state.activeId)?.documentId;
  return documentId ? places.get(documentId) : undefined;
}
