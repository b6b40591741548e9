import { Suspense, useCallback, useEffect, useId, useMemo, useRef, useState, type ReactNode, type Ref } from 'react';
import type { DocumentBytesState, DocumentRecord } from '../../shared/model/document.ts';
import type { Process } from '../../shared/model/process.ts';
import { AreaCommand } from './area/AreaCommand.tsx';
import type { DocumentSelection } from './document-selection.ts';
import {
  START_PLACE,
  type DocumentFamily,
  type DocumentView,
  type PlacementsTold,
  type ViewPlace,
  type ViewState,
  type ViewTool,
} from './document-view.ts';
import styles from './DocumentViewer.module.css';
import { FindBar } from './find/FindBar.tsx';
import { viewOf } from './load-view.ts';
import type { Mark } from './marks/mark.ts';
import './marks/marks.css';
import { NotHere } from './NotHere.tsx';
import { PartBar } from './parts/PartBar.tsx';
import { RenditionBar } from './parts/RenditionBar.tsx';
import { useParts, type CaseFamily } from './parts/use-parts.ts';
import { pagesInFront } from './pages-in-front.ts';
import { tellSight } from './sight-news.ts';
import { useOpenedDocument, type OpenBytes } from './use-opened-document.ts';
import { MarkWhole, WholeCommands } from './whole/MarkWhole.tsx';
import { isOnWhole, type Whole, wholeSelection } from './whole/whole-selection.ts';
import { WholeMarks } from './whole/WholeMarks.tsx';
import { TermSlot } from './terms/TermSlot.tsx';
import { ViewErrorBoundary } from './ViewErrorBoundary.tsx';
import { ViewLoading } from './ViewLoading.tsx';
import { ViewToolbar } from './ViewToolbar.tsx';

export interface DocumentViewerProps {
  readonly document: DocumentRecord;
  readonly openBytes: OpenBytes;
  /** How far its bytes have come. When that changes it is opened anew. */
  readonly bytesState?: DocumentBytesState | undefined;
  readonly marks: readonly Mark[];
  readonly canMark: boolean;
  /** The keys of the tools go to this one. */
  readonly isActive: boolean;
  readonly initialPlace?: ViewPlace | undefined;
  /** Scrolls to a mark each time the nonce changes. */
  readonly reveal: { readonly markId: string; readonly nonce: number } | null;
  readonly isFinding: boolean;
  readonly onFinding: (isFinding: boolean) => void;
  readonly onPlace: (place: ViewPlace) => void;
  /** The document is in sight, or there is nothing to see. */
  readonly onShown?: (() => void) | undefined;
  readonly onSelection: (selection: DocumentSelection | null) => void;
  readonly onMarkPressed: (markId: string) => void;
  readonly onPlacements: PlacementsTold;
  readonly handle?: Ref<DocumentView> | undefined;
  /** Stands in the bar before the tools. */
  readonly leading?: ReactNode;
  readonly trailing?: ReactNode;
  /** The kind of work that the document is read for: its standing terms are looked for. */
  readonly process?: Process | null | undefined;
  /** The documents of the case, of which some may belong to this one. */
  readonly family?: CaseFamily | undefined;
}

const NO_MARKS: readonly Mark[] = [];
const nothing = (): void => undefined;

/** A document with its tools, whatever kind it is. What goes wrong in it stays in it. */
export function DocumentViewer(props: DocumentViewerProps) {
  const [attempt, setAttempt] = useState(0);
  const { shown, family, names, onBack } = useParts(props.document, props.family);
  const record = shown?.record ?? props.document;
  const { renditionOf } = record;
  return (
    <ViewErrorBoundary key={`${record.id}-${attempt}`} turn={props.bytesState} onRetry={() => setAttempt(attempt + 1)}>
      {shown ? (
        <OpenedViewer
          {...props}
          document={shown.record}
          openBytes={shown.openBytes}
          marks={NO_MARKS}
          canMark={false}
          initialPlace={undefined}
          reveal={null}
          onPlace={nothing}
          onSelection={nothing}
          onPlacements={nothing}
          family={family}
          notice={<PartBar names={names} onBack={onBack} />}
          attempt={attempt}
        />
      ) : (
        <OpenedViewer
          {...props}
          family={family}
          notice={renditionOf && props.family && <RenditionBar sourceId={renditionOf} family={props.family} />}
          attempt={attempt}
        />
      )}
    </ViewErrorBoundary>
  );
}

type OpenedViewerProps = Omit<DocumentViewerProps, 'family'> & {
  readonly attempt: number;
  readonly family: DocumentFamily;
  /** Stands between the tools and the document. */
  readonly notice: ReactNode;
};

const CLOSED: ViewState = {
  pages: null,
  place: START_PLACE,
  scale: null,
  canRotate: false,
  canDrawArea: false,
  canFind: false,
  find: null,
};

function OpenedViewer({ attempt, ...props }: OpenedViewerProps) {
  const { document: record, initialPlace = START_PLACE, reveal, isFinding, onFinding, onPlace, onSelection } = props;
  const { bytesState = 'verified' } = props;
  const opened = useOpenedDocument(record, props.openBytes, `${attempt} ${bytesState}`);
  const by = useId();
  const view = useRef<DocumentView>(null);
  const viewer = useRef<HTMLDivElement>(null);
  const [state, setState] = useState(CLOSED);
  const [tool, setTool] = useState<ViewTool>('text');
  const [isReady, setIsReady] = useState(false);
  // Its bytes came or went: what was in sight is closed. The bar stays, with a menu in it that is just open.
  const [openedAs, setOpenedAs] = useState(bytesState);
  if (openedAs !== bytesState) {
    setOpenedAs(bytesState);
    setState(CLOSED);
    setIsReady(false);
  }

  const takeState = useCallback(
    (next: ViewState) => {
      setState(next);
      onPlace(next.place);
      tellSight({
        by,
        document: { id: record.id, version: record.version },
        pages: pagesInFront(next),
        isPaged: next.pages !== null,
      });
      setIsReady(true);
    },
    [onPlace, record, by],
  );
  // What is not on the screen is not read; the screen is outside React.
  useEffect(
    () => () => tellSight({ by, document: { id: record.id, version: record.version }, pages: [], isPaged: false }),
    [record, by],
  );
  const takeSelection = useCallback(
    (selection: DocumentSelection | null) => {
      // One area, then back to reading: the tool must not swallow the next selection of words.
      if (selection === null || selection.exact === '') setTool('text');
      onSelection(selection);
    },
    [onSelection],
  );

  // The view scrolls; that is the browser's. Once per nonce, also when the document opens because of it.
  const nonce = reveal?.nonce;
  useEffect(() => {
    if (!isReady || !reveal) return;
    const onWhole = viewer.current?.querySelector<HTMLElement>(`[data-whole-mark="${CSS.escape(reveal.markId)}"]`);
    if (onWhole) onWhole.focus();
    else void view.current?.reveal(reveal.markId);
    // eslint-disable-next-line react/exhaustive-deps
  }, [nonce, isReady]);

  const { marks, onPlacements, onMarkPressed } = props;
  const whole = useMemo(() => marks.filter(isOnWhole), [marks]);
  const inside = useMemo(() => (whole.length === 0 ? marks : marks.filter(mark => !isOnWhole(mark))), [marks, whole]);
  // The list of annotations is in another part of the tree.
  useEffect(() => {
    if (whole.length > 0) onPlacements(new Map(whole.map(({ id }) => [id, 'placed'])));
  }, [whole, onPlacements]);
  const content = useRef<HTMLDivElement>(null);
  const markWhole = (what: Whole) => {
    const pane = content.current?.getBoundingClientRect();
    if (pane) onSelection(wholeSelection(record, what, state.place.page, pane));
  };
  const canMarkWhole = props.canMark && opened.state === 'open';

  const { handle, onShown } = props;
  const isInSight = opened.state === 'not-here' || (isReady && opened.state === 'open' && opened.kind !== 'pdf');
  // What waits for it is in another part of the tree. A PDF tells by itself: its pages are drawn after its first state.
  useEffect(() => {
    if (isInSight) onShown?.();
  }, [isInSight, onShown]);

  const setHandle = useCallback(
    (made: DocumentView | null) => {
      view.current = made;
      if (typeof handle === 'function') handle(made);
      else if (handle) handle.current = made;
    },
    [handle],
  );

  const View = opened.state === 'open' ? viewOf[opened.kind] : null;
  return (
    <div ref={viewer} className={styles.viewer}>
      <ViewToolbar
        name={record.name}
        state={state}
        tool={tool}
        canMark={props.canMark}
        view={() => view.current}
        onTool={setTool}
        onFind={() => onFinding(!isFinding)}
        whole={canMarkWhole && <MarkWhole hasPages={state.pages !== null} onMark={markWhole} />}
        leading={props.leading}
        trailing={props.trailing}
      />
      {props.isActive && props.canMark && state.canDrawArea && (
        <AreaCommand onDraw={() => setTool(tool === 'area' ? 'text' : 'area')} />
      )}
      {props.isActive && canMarkWhole && <WholeCommands hasPages={state.pages !== null} onMark={markWhole} />}
      {isFinding && state.canFind && (
        <FindBar
          state={state.find}
          view={() => view.current}
          isActive={props.isActive}
          canSelect={props.canMark && opened.state === 'open' && opened.kind !== 'table'}
          onClose={() => onFinding(false)}
        />
      )}
      {props.notice}
      <WholeMarks marks={whole} onPress={onMarkPressed} />
      {props.process && opened.state === 'open' && (
        <TermSlot
          process={props.process}
          name={record.name}
          view={() => view.current}
          isReady={isReady}
          isActive={props.isActive}
        />
      )}
      <div ref={content} className={styles.content}>
        {opened.state === 'opening' && <ViewLoading />}
        {opened.state === 'not-here' && <NotHere isDamaged={bytesState === 'failed'} />}
        {opened.state === 'open' && View && (
          <Suspense fallback={<ViewLoading />}>
            <View
              document={record}
              bytes={opened.bytes}
              marks={inside}
              tool={tool}
              initialPlace={initialPlace}
              handle={setHandle}
              onState={takeState}
              onShown={onShown}
              onSelection={takeSelection}
              onMarkPressed={onMarkPressed}
              onPlacements={onPlacements}
              family={props.family}
            />
          </Suspense>
        )}
      </div>
    </div>
  );
}
