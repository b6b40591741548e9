import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState, type CSSProperties } from 'react';
import { AnchorText } from '../../../shared/anchors/anchor-text.ts';
import { describeQuote, type Span } from '../../../shared/anchors/describe-quote.ts';
import type { ViewProps, Zoom } from '../document-view.ts';
import { useFind } from '../find/use-find.ts';
import { MarkCard } from '../marks/MarkCard.tsx';
import { MarkLabel } from '../marks/MarkLabel.tsx';
import { markAt, placeMarks, placementsOf, scoresOf } from '../marks/place-marks.ts';
import { useMarkPointer } from '../marks/use-mark-pointer.ts';
import { selectRange, useTextSelection } from '../marks/use-text-selection.ts';
import { TextTerms } from '../terms/text-terms.ts';
import { zoomAfter } from '../zoom-after.ts';
import { hasColumns, splitBlocks } from './split-blocks.ts';
import styles from './TextPaper.module.css';
import { useTextHighlights } from './use-text-highlights.ts';
import { useTextPorts } from './use-text-ports.ts';
import { offsetFromPoint, textIndexOf } from './text-dom.ts';

interface TextPaperProps extends ViewProps {
  /** What is shown and what offsets count in. */
  readonly content: string;
}

/** A text on paper: read, searched, selected and marked. */
export function TextPaper({ content, ...props }: TextPaperProps) {
  const { document: record, marks, initialPlace, handle, onState, onPlacements, onMarkPressed } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState<Zoom>(initialPlace.zoom);
  const [share, setShare] = useState(initialPlace.share);
  const blocks = useMemo(() => splitBlocks(content), [content]);
  const isMonospaced = useMemo(() => hasColumns(content), [content]);
  const anchors = useMemo(() => new AnchorText(content), [content]);
  const placed = useMemo(() => placeMarks(anchors, marks), [anchors, marks]);
  const finding = useFind(content);
  const index = useCallback(() => textIndexOf(paper.current, blocks), [blocks]);
  const labels = useTextHighlights({ scroller, paper, index, placed, finding, zoom });
  const pointer = useMarkPointer(placed, point => markAt(placed, offsetFromPoint(index(), point)), onMarkPressed);

  const describe = useCallback(
    (span: Span) => ({ selectors: [describeQuote(content, span)], exact: content.slice(span.start, span.end) }),
    [content],
  );
  useTextSelection({ root: paper, index, describe, document: record, onSelection: props.onSelection });

  const scrollTo = useCallback(
    (span: Span | undefined) => {
      const range = span && index().rangeOf(span.start, span.end);
      const view = scroller.current;
      if (!range || !view) return;
      // A block that is not drawn has an estimated height, and its words another one: the jump would end elsewhere.
      const block = range.startContainer.parentElement?.closest<HTMLElement>('[data-start]');
      if (block) block.style.contentVisibility = 'visible';
      // Twice: far blocks have estimated heights until the first jump has laid them out.
      for (let i = 0; i < 2; i++) {
        const at = range.getBoundingClientRect();
        view.scrollTop += at.top - view.getBoundingClientRect().top - view.clientHeight / 3;
      }
    },
    [index],
  );

  const { scroll, words } = useTextPorts(scroller, content, index, scrollTo);
  const terms = useMemo(
    () => new TextTerms({ content, scroller: () => scroller.current, paper: () => paper.current, index, scrollTo }),
    [content, index, scrollTo],
  );

  useImperativeHandle(
    handle,
    () => ({
      focus: () => scroller.current?.focus({ preventScroll: true }),
      reveal: markId => {
        const mark = placed.find(candidate => candidate.mark.id === markId);
        scrollTo(mark);
        return Promise.resolve(mark !== undefined);
      },
      find: query => scrollTo(finding.find(query)),
      findNext: () => scrollTo(finding.step(1)),
      findPrevious: () => scrollTo(finding.step(-1)),
      selectHit: () => {
        const { current } = finding;
        selectRange(current ? index().rangeOf(current.start, current.end) : null);
      },
      goToPage: () => undefined,
      setZoom,
      stepZoom: direction => setZoom(before => zoomAfter(before === 'fit-width' ? 1 : before, direction)),
      rotate: () => undefined,
      clearSelection: () => getSelection()?.removeAllRanges(),
      scroll,
      words,
      terms,
    }),
    [placed, finding, index, scrollTo, scroll, words, terms],
  );

  // The bar above is told; it lives in another part of the tree.
  useEffect(() => {
    onState({
      pages: null,
      place: { page: 1, share, zoom, rotation: 0 },
      scale: zoom === 'fit-width' ? 1 : zoom,
      canRotate: false,
      canDrawArea: false,
      canFind: true,
      find: finding.state,
      facts: { sheets: null, characters: content.length, warnings: [] },
    });
  }, [onState, share, zoom, finding.state, content]);
  useEffect(() => onPlacements(placementsOf(marks, placed), scoresOf(placed)), [onPlacements, marks, placed]);

  // Where the person was: scrolling is the browser's.
  useEffect(() => {
    const view = scroller.current;
    if (view) view.scrollTop = initialPlace.share * view.scrollHeight;
    // oxlint-disable-next-line react/exhaustive-deps -- only where it began
  }, []);

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="document"
      aria-label={record.name}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keys
      tabIndex={0}
      data-testid="text-view"
      onScroll={event => setShare(event.currentTarget.scrollTop / Math.max(1, event.currentTarget.scrollHeight))}
      {...pointer.handlers}
    >
      <div
        ref={paper}
        className={styles.paper}
        data-paper="screen"
        data-monospaced={isMonospaced || undefined}
        style={{ '--text-zoom': zoom === 'fit-width' ? 1 : zoom } as CSSProperties}
      >
        {blocks.map(block => (
          <div key={block.start} className={styles.block} data-start={block.start}>
            {block.text}
          </div>
        ))}
        {labels.map(({ placed: { mark, state }, top }) => (
          <MarkLabel
            key={mark.id}
            mark={mark}
            top={`${top}px`}
            isUncertain={state !== 'placed'}
            onPress={() => onMarkPressed(mark.id)}
            onPoint={box => pointer.show(box && { id: mark.id, box })}
          />
        ))}
      </div>
      {pointer.shown && (
        <MarkCard mark={pointer.shown.mark} box={pointer.shown.box} isUncertain={pointer.shown.isUncertain} />
      )}
    </div>
  );
}
