import { useCallback, useEffect, useState } from 'react';
import type { AnnotationView, CaseFile } from '../../data/views.ts';
import { text } from '../../i18n/text.ts';
import { Banner } from '../../ui/Banner/Banner.tsx';
import { keptPlace } from '../../ui/places.ts';
import type { DocumentSelection } from '../../viewer/document-selection.ts';
import type { ViewPlace } from '../../viewer/document-view.ts';
import type { OpenBytes } from '../../viewer/use-opened-document.ts';
import { AwayStrip } from './AwayStrip.tsx';
import { ComparePanel } from './ComparePanel.tsx';
import { DocumentPane } from './DocumentPane.tsx';
import { LinkBar } from './LinkBar.tsx';
import { allPanes, MAX_PANES, type PaneState } from './pane-columns.ts';
import { PaneCommands } from './PaneCommands.tsx';
import { PaneGrid } from './PaneGrid.tsx';
import { PaneLayoutCommands } from './PaneLayoutCommands.tsx';
import { PaneMenu } from './PaneMenu.tsx';
import type { DraggedTab } from './PaneTabs.tsx';
import type { OtherWindows } from './pane-windows.ts';
import styles from './Panes.module.css';
import { useGiveAway } from './use-give-away.ts';
import { usePairs } from './use-pairs.ts';
import { usePanes } from './use-panes.ts';
import { useReveal } from './use-reveal.ts';
import { useViewHandles } from './view-handles.ts';

export interface DocumentPanesProps {
  caseFile: CaseFile;
  annotations: readonly AnnotationView[];
  /** For each annotation the questions whose answers rest on it; left out where no form is. */
  answers?: ReadonlyMap<string, readonly string[]> | undefined;
  readOnly: boolean;
  /** Shows an annotation's place each time the nonce changes. */
  reveal: { annotationId: string; nonce: number } | null;
  onSelectionChange: (selection: DocumentSelection | null) => void;
  onAnnotationPressed?: ((id: string) => void) | undefined;
  /** Windows that panes may be put into; left out: there are none here. */
  windows?: OtherWindows | undefined;
  /** What is shown at first, alone; left out: the first documents, in the panes that the process was left in. */
  firstDocumentId?: string | undefined;
  /** Told what the panes show, whenever that changes. */
  onDocuments?: ((documentIds: readonly string[]) => void) | undefined;
  /** A document is in sight, or there is nothing to see: what is less urgent may be drawn. */
  onShown?: (() => void) | undefined;
}

/** Up to four documents at once, each pane with its tabs; and what two of them do together. */
export function Panes(props: DocumentPanesProps & { openBytes: OpenBytes }) {
  const { caseFile, annotations, reveal, readOnly, onSelectionChange, onAnnotationPressed, windows, onDocuments } =
    props;
  const caseId = caseFile.record.id;
  const panes = usePanes(caseFile, props.firstDocumentId);
  const { state, dispatch, active } = panes;
  const all = allPanes(state);
  const views = useViewHandles();
  const pairs = usePairs(caseFile, panes, views);
  const { link, compared } = pairs;
  const [finding, setFinding] = useState<ReadonlySet<string>>(new Set());
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [dragged, setDragged] = useState<DraggedTab | null>(null);
  const shown = useReveal(reveal, annotations, panes, setSelectedId);
  const [places] = useState(() => keptPlace(`documents ${caseId}`, () => new Map<string, ViewPlace>()));

  const setFindingIn = useCallback((paneId: string, isFinding: boolean) => {
    setFinding(before => {
      const after = new Set(before);
      if (isFinding) after.add(paneId);
      else after.delete(paneId);
      return after;
    });
  }, []);

  const { giveAway, hasFailed } = useGiveAway(windows, dispatch);
  // The window it was in is outside React.
  const shownIds = all.flatMap(pane => pane.documentId ?? []).join(' ');
  useEffect(() => onDocuments?.(shownIds === '' ? [] : shownIds.split(' ')), [onDocuments, shownIds]);

  const press = (annotationId: string) => {
    setSelectedId(annotationId);
    onAnnotationPressed?.(annotationId);
  };
  const focusPane = (paneId: string) => {
    dispatch({ type: 'activate', paneId });
    views.of(paneId)?.focus();
  };
  const nameIn = (paneId: string) => {
    const documentId = all.find(({ id }) => id === paneId)?.documentId;
    return caseFile.documents.find(({ record }) => record.id === documentId)?.record.name ?? '';
  };
  const menuOf = (pane: PaneState) => (
    <PaneMenu
      documents={caseFile.documents}
      shownId={pane.documentId}
      canSplit={all.length < MAX_PANES}
      link={link && [link.first, link.second].includes(pane.id) ? link.by : null}
      canLink={all.length > 1}
      onSplit={side => dispatch({ type: 'split', paneId: pane.id, side })}
      onLink={by => pairs.linkPane(pane.id, by)}
      onCompare={pairs.compareWith}
    />
  );
  const { counterpart } = pairs;

  return (
    <div className={styles.column}>
      <PaneCommands
        documents={caseFile.documents}
        view={() => views.of(state.activeId)}
        place={() => places.get(`${state.activeId} ${active?.documentId ?? ''}`)}
        onShow={documentId => dispatch({ type: 'show', paneId: state.activeId, documentId })}
        onFind={() => setFindingIn(state.activeId, true)}
        onOwnWindow={windows && (() => giveAway(active))}
      />
      <PaneLayoutCommands
        panes={panes}
        isLinked={link !== null}
        onFocusPane={focusPane}
        onLink={() => pairs.linkPane(state.activeId, link ? null : 'page')}
        onCompare={counterpart === undefined ? undefined : () => pairs.compareWith(counterpart)}
      />
      {windows && <AwayStrip documents={caseFile.documents} windows={windows} />}
      {hasFailed && <Banner tone="warning" title={text('caseView.noWindow')} />}
      {link && (
        <LinkBar
          by={link.by}
          link={pairs.linkState}
          first={nameIn(link.first)}
          second={nameIn(link.second)}
          onUnlink={() => pairs.linkPane(link.first, null)}
        />
      )}
      <div className={styles.panes}>
        <PaneGrid state={state} processId={caseFile.record.process.processId}>
          {pane => (
            <DocumentPane
              caseFile={caseFile}
              annotations={annotations}
              answers={props.answers}
              pane={pane}
              openBytes={props.openBytes}
              isActive={pane.id === state.activeId}
              isOnly={all.length === 1}
              isFull={all.length >= MAX_PANES}
              readOnly={readOnly}
              selectedId={selectedId}
              reveal={shown?.paneId === pane.id ? shown : null}
              isFinding={finding.has(pane.id)}
              places={places}
              dragged={dragged}
              menu={caseFile.documents.length > 0 && menuOf(pane)}
              onDrag={setDragged}
              dispatch={dispatch}
              onShown={props.onShown}
              handle={views.handleOf(pane.id)}
              onFinding={isFinding => setFindingIn(pane.id, isFinding)}
              onOwnWindow={windows && (() => giveAway(pane))}
              onSelection={onSelectionChange}
              onMarkPressed={press}
            />
          )}
        </PaneGrid>
      </div>
      {compared && (
        <ComparePanel
          comparison={pairs.comparison}
          before={nameIn(compared.before)}
          after={nameIn(compared.after)}
          onClose={pairs.endComparison}
        />
      )}
    </div>
  );
}
