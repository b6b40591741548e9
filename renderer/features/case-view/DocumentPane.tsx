import { AppWindow, X } from 'lucide-react';
import { useCallback, useMemo, type ReactNode, type Ref } from 'react';
import { text } from '../../i18n/text.ts';
import { EmptyState } from '../../ui/EmptyState/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton/IconButton.tsx';
import type { AnnotationView, CaseFile } from '../../data/views.ts';
import type { DocumentSelection } from '../../viewer/document-selection.ts';
import type { DocumentView, ViewPlace } from '../../viewer/document-view.ts';
import { DocumentViewer } from '../../viewer/DocumentViewer.tsx';
import { marksOf } from '../../viewer/marks/marks-of.ts';
import { usePlacementStore } from '../../viewer/placement-store.ts';
import type { OpenBytes } from '../../viewer/use-opened-document.ts';
import styles from './DocumentPane.module.css';
import { DocumentPicker } from './DocumentPicker.tsx';
import { DropZones } from './DropZones.tsx';
import type { PaneState } from './pane-columns.ts';
import type { PanesEvent } from './pane-layout.ts';
import { OWN_WINDOW_KEYS } from './PaneCommands.tsx';
import { PaneTabs, type DraggedTab } from './PaneTabs.tsx';

interface DocumentPaneProps {
  readonly caseFile: CaseFile;
  readonly annotations: readonly AnnotationView[];
  /** For each annotation the questions whose answers rest on it. */
  readonly answers: ReadonlyMap<string, readonly string[]> | undefined;
  readonly pane: PaneState;
  readonly openBytes: OpenBytes;
  readonly isActive: boolean;
  /** The only one: it cannot be closed, and one tab is not worth a line. */
  readonly isOnly: boolean;
  readonly isFull: boolean;
  readonly readOnly: boolean;
  readonly selectedId: string | null;
  readonly reveal: { readonly markId: string; readonly nonce: number } | null;
  readonly isFinding: boolean;
  readonly places: Map<string, ViewPlace>;
  readonly handle: Ref<DocumentView>;
  readonly dragged: DraggedTab | null;
  /** Beside the tools: what concerns several panes. */
  readonly menu: ReactNode;
  readonly onDrag: (tab: DraggedTab | null) => void;
  readonly dispatch: (event: PanesEvent) => void;
  readonly onShown: (() => void) | undefined;
  readonly onFinding: (isFinding: boolean) => void;
  /** Left out where a pane cannot have a window of its own. */
  readonly onOwnWindow?: (() => void) | undefined;
  readonly onSelection: (selection: DocumentSelection | null) => void;
  readonly onMarkPressed: (annotationId: string) => void;
}

/** One pane: its tabs, and the document in front. */
export function DocumentPane(props: DocumentPaneProps) {
  const { caseFile, annotations, answers, pane, selectedId, places, dispatch, dragged, isOnly } = props;
  const { documentId } = pane;
  const shown = caseFile.documents.find(({ record }) => record.id === documentId);
  const setPlacements = usePlacementStore(state => state.setPlacements);
  const marks = useMemo(
    () =>
      (shown ? marksOf(shown.record, annotations, caseFile.process, selectedId) : []).map(mark => ({
        ...mark,
        answers: answers?.get(mark.id),
      })),
    [shown, annotations, caseFile.process, selectedId, answers],
  );
  // Each pane has its own place in a document; one that never showed it begins where it was seen last.
  const remember = useCallback(
    (place: ViewPlace) => {
      if (documentId === null) return;
      places.set(`${pane.id} ${documentId}`, place);
      places.set(documentId, place);
    },
    [places, pane.id, documentId],
  );
  const family = useMemo(
    () => ({
      documents: caseFile.documents.map(({ record }) => record),
      onOpen: (id: string) => dispatch({ type: 'show', paneId: pane.id, documentId: id }),
    }),
    [caseFile.documents, dispatch, pane.id],
  );
  const hasTabs = pane.tabs.length > 1 || (!isOnly && pane.tabs.length > 0);
  const picker = (
    <DocumentPicker
      documents={caseFile.documents}
      shownId={documentId}
      isNameAbove={hasTabs}
      onShow={id => dispatch({ type: 'show', paneId: pane.id, documentId: id })}
      onShowBeside={id => dispatch({ type: 'show-beside', documentId: id })}
    />
  );
  const activate = () => {
    if (!props.isActive) dispatch({ type: 'activate', paneId: pane.id });
  };

  return (
    <section
      className={styles.pane}
      data-region
      aria-label={text('caseView.pane', { name: shown?.record.name ?? text('caseView.chooseDocument') })}
      data-active={(props.isActive && !isOnly) || undefined}
      onFocusCapture={activate}
      onPointerDownCapture={activate}
    >
      {hasTabs && (
        <PaneTabs
          pane={pane}
          documents={caseFile.documents}
          dragged={dragged}
          onDrag={props.onDrag}
          dispatch={dispatch}
        />
      )}
      {shown ? (
        <div className={styles.document}>
          <DocumentViewer
            key={`${shown.record.id}@${shown.record.version}`}
            document={shown.record}
            openBytes={props.openBytes}
            bytesState={shown.bytesState}
            marks={marks}
            canMark={!props.readOnly}
            isActive={props.isActive}
            initialPlace={places.get(`${pane.id} ${shown.record.id}`) ?? places.get(shown.record.id)}
            reveal={props.reveal}
            isFinding={props.isFinding}
            onFinding={props.onFinding}
            onPlace={remember}
            onShown={props.onShown}
            onSelection={props.onSelection}
            onMarkPressed={props.onMarkPressed}
            onPlacements={setPlacements}
            handle={props.handle}
            leading={picker}
            family={family}
            process={caseFile.process}
            trailing={
              <>
                {props.menu}
                {props.onOwnWindow && (
                  <IconButton
                    label={text('caseView.ownWindow')}
                    keys={OWN_WINDOW_KEYS}
                    icon={<AppWindow size={15} aria-hidden="true" />}
                    onPress={props.onOwnWindow}
                  />
                )}
                {!isOnly && (
                  <IconButton
                    label={text('caseView.closePane')}
                    icon={<X size={15} aria-hidden="true" />}
                    onPress={() => dispatch({ type: 'close', paneId: pane.id })}
                  />
                )}
              </>
            }
          />
        </div>
      ) : (
        <div className={styles.empty}>
          {caseFile.documents.length > 0 && picker}
          <EmptyState title={text(caseFile.documents.length > 0 ? 'caseView.chooseDocument' : 'caseView.noDocuments')}>
            {caseFile.documents.length === 0 && text('caseView.noDocumentsWhy')}
          </EmptyState>
        </div>
      )}
      {dragged && (
        <DropZones
          isFull={props.isFull}
          onDrop={zone => {
            props.onDrag(null);
            const at = zone === 'middle' ? pane.tabs.length : zone;
            dispatch({ type: 'move-tab', documentId: dragged.documentId, from: dragged.paneId, to: pane.id, at });
          }}
        />
      )}
    </section>
  );
}
