import { AppWindow, X } from 'lucide-react';
import { useCallback, useMemo, type Ref } from 'react';
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
import { OWN_WINDOW_KEYS } from './PaneCommands.tsx';

interface DocumentPaneProps {
  readonly caseFile: CaseFile;
  readonly annotations: readonly AnnotationView[];
  readonly documentId: string | null;
  readonly openBytes: OpenBytes;
  readonly isActive: boolean;
  readonly canClose: boolean;
  readonly readOnly: boolean;
  readonly selectedId: string | null;
  readonly reveal: { readonly markId: string; readonly nonce: number } | null;
  readonly isFinding: boolean;
  readonly places: Map<string, ViewPlace>;
  readonly handle: Ref<DocumentView>;
  readonly onShown: (() => void) | undefined;
  readonly onFinding: (isFinding: boolean) => void;
  readonly onActivate: () => void;
  readonly onShow: (documentId: string) => void;
  readonly onShowBeside: (documentId: string) => void;
  readonly onClose: () => void;
  /** Left out where a pane cannot have a window of its own. */
  readonly onOwnWindow?: (() => void) | undefined;
  readonly onSelection: (selection: DocumentSelection | null) => void;
  readonly onMarkPressed: (annotationId: string) => void;
}

/** One pane: which document, and the document. */
export function DocumentPane(props: DocumentPaneProps) {
  const { caseFile, annotations, documentId, selectedId, places } = props;
  const shown = caseFile.documents.find(({ record }) => record.id === documentId);
  const setPlacements = usePlacementStore(state => state.setPlacements);
  const marks = useMemo(
    () => (shown ? marksOf(shown.record, annotations, caseFile.process, selectedId) : []),
    [shown, annotations, caseFile.process, selectedId],
  );
  const remember = useCallback(
    (place: ViewPlace) => {
      if (documentId !== null) places.set(documentId, place);
    },
    [places, documentId],
  );
  const picker = (
    <DocumentPicker
      documents={caseFile.documents}
      shownId={documentId}
      onShow={props.onShow}
      onShowBeside={props.onShowBeside}
    />
  );

  return (
    <section
      className={styles.pane}
      data-region
      aria-label={text('caseView.pane', { name: shown?.record.name ?? text('caseView.chooseDocument') })}
      data-active={(props.isActive && props.canClose) || undefined}
      onFocusCapture={props.onActivate}
      onPointerDownCapture={props.onActivate}
    >
      {shown ? (
        <DocumentViewer
          key={`${shown.record.id}@${shown.record.version}/${shown.bytesState}`}
          document={shown.record}
          openBytes={props.openBytes}
          isDamaged={shown.bytesState === 'failed'}
          marks={marks}
          canMark={!props.readOnly}
          isActive={props.isActive}
          initialPlace={places.get(shown.record.id)}
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
          trailing={
            <>
              {props.onOwnWindow && (
                <IconButton
                  label={text('caseView.ownWindow')}
                  keys={OWN_WINDOW_KEYS}
                  icon={<AppWindow size={15} aria-hidden="true" />}
                  onPress={props.onOwnWindow}
                />
              )}
              {props.canClose && (
                <IconButton
                  label={text('caseView.closePane')}
                  icon={<X size={15} aria-hidden="true" />}
                  onPress={props.onClose}
                />
              )}
            </>
          }
        />
      ) : (
        <div className={styles.empty}>
          {caseFile.documents.length > 0 && picker}
          <EmptyState title={text(caseFile.documents.length > 0 ? 'caseView.chooseDocument' : 'caseView.noDocuments')}>
            {caseFile.documents.length === 0 && text('caseView.noDocumentsWhy')}
          </EmptyState>
        </div>
      )}
    </section>
  );
}
