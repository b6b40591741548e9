import { Suspense, useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { AreaCommand } from './area/AreaCommand.tsx';
import type { DocumentSelection } from './document-selection.ts';
import { START_PLACE, type DocumentFamily, type DocumentView, type ViewTool } from './document-view.ts';
import type { DocumentViewerProps } from './document-viewer-props.ts';
import styles from './DocumentViewer.module.css';
import { FindBar } from './find/FindBar.tsx';
import { viewOf } from './load-view.ts';
import { NotHere } from './NotHere.tsx';
import { TermSlot } from './terms/TermSlot.tsx';
import { useOpenedDocument } from './use-opened-document.ts';
import { useViewState } from './use-view-state.ts';
import { ViewLoading } from './ViewLoading.tsx';
import { ViewToolbar } from './ViewToolbar.tsx';
import { MarkWhole, WholeCommands } from './whole/MarkWhole.tsx';
import { useWholeMarks } from './whole/use-whole-marks.ts';
import { type Whole, wholeSelection } from './whole/whole-selection.ts';
import { WholeMarks } from './whole/WholeMarks.tsx';

type OpenedViewerProps = Omit<DocumentViewerProps, 'family'> & {
  readonly attempt: number;
  readonly family: DocumentFamily;
  /** Stands between the tools and the document. */
  readonly notice: ReactNode;
};

/** The tools, and below them the document as far as its bytes are here. */
export function OpenedViewer({ attempt, ...props }: OpenedViewerProps) {
  const { document: record, initialPlace = START_PLACE, reveal, isFinding, onFinding, onSelection } = props;
  const { bytesState = 'verified', onPlacements, onMarkPressed, handle, onShown } = props;
  const opened = useOpenedDocument(record, props.openBytes, `${attempt} ${bytesState}`);
  const view = useRef<DocumentView>(null);
  const viewer = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { state, isReady, takeState } = useViewState(record, bytesState, props.onPlace);
  const { whole, inside } = useWholeMarks(props.marks, onPlacements);
  const [tool, setTool] = useState<ViewTool>('text');
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

  const markWhole = (what: Whole) => {
    const pane = content.current?.getBoundingClientRect();
    if (pane) onSelection(wholeSelection(record, what, state.place.page, pane));
  };
  const canMarkWhole = props.canMark && opened.state === 'open';

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
