import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { AnchorText } from '../../../shared/anchors/anchor-text.ts';
import { describeQuote, type Span } from '../../../shared/anchors/describe-quote.ts';
import type { ViewProps, Zoom } from '../document-view.ts';
import { useFind } from '../find/use-find.ts';
import { MarkCard } from '../marks/MarkCard.tsx';
import { MarkLabel } from '../marks/MarkLabel.tsx';
import { markAt, placeMarks, placementsOf, scoresOf } from '../marks/place-marks.ts';
import { useMarkPointer } from '../marks/use-mark-pointer.ts';
import { ViewLoading } from '../ViewLoading.tsx';
import { FrameTerms } from '../terms/frame-terms.ts';
import { zoomAfter } from '../zoom-after.ts';
import type { CleanHtml } from './clean-html.ts';
import { dressFrame, takeTokens } from './dress-frame.ts';
import { frameScroll, frameWords, scrollFrameTo, selectInFrame, zoomFrame } from './frame-ports.ts';
import { frameSource } from './frame-source.ts';
import { frameOffsetAt, readFrameText } from './frame-text.ts';
import styles from './HtmlPaper.module.css';
import { boxInWindow, useFrameEvents, type OpenFrame } from './use-frame-events.ts';
import { useFrameHighlights } from './use-frame-highlights.ts';

interface HtmlPaperProps extends ViewProps {
  readonly page: Pick<CleanHtml, 'html' | 'title' | 'language' | 'looks' | 'sheets'>;
  /** What Meridian itself writes above the document: HTML that it made of escaped words. */
  readonly head?: string | undefined;
  /** What was left out or may be wrong, for those who inspect documents. */
  readonly warnings?: readonly string[] | undefined;
  /** Pages of the source, where it knows them. */
  readonly sourcePages?: number | undefined;
}

const NO_WARNINGS: readonly string[] = [];

/**
 * Sanitised HTML in a frame that runs nothing and loads nothing: read, searched, selected and marked from outside.
 *
 * The frame keeps the window's origin so that its words can be reached; it has no `allow-scripts`, so nothing in it can
 * reach back.
 */
export function HtmlPaper({ page, head = '', warnings = NO_WARNINGS, sourcePages, ...props }: HtmlPaperProps) {
  const { document: record, marks, initialPlace, handle, onState, onPlacements, onSelection, onMarkPressed } = props;
  const element = useRef<HTMLIFrameElement>(null);
  const [frame, setFrame] = useState<OpenFrame | null>(null);
  const [zoom, setZoom] = useState<Zoom>(initialPlace.zoom);
  const [scrolled, setScrolled] = useState({ top: 0, share: initialPlace.share });
  const source = useMemo(
    () => frameSource({ head, body: page.html, title: record.name, language: page.language }),
    [head, page, record.name],
  );
  const content = frame?.text.content ?? '';
  const anchors = useMemo(() => new AnchorText(content), [content]);
  const placed = useMemo(() => (frame ? placeMarks(anchors, marks) : []), [frame, anchors, marks]);
  const finding = useFind(content);
  const labels = useFrameHighlights(frame, placed, finding, zoom);
  const pointer = useMarkPointer(placed, () => undefined, onMarkPressed);
  const markUnder = (point: { x: number; y: number }) =>
    frame && placed.length > 0 ? markAt(placed, frameOffsetAt(frame.document, frame.text, point)) : undefined;

  const open = () => {
    const loaded = element.current?.contentDocument;
    if (!element.current || loaded?.getElementById('body') == null) return;
    dressFrame(loaded, page);
    const text = readFrameText(loaded.body);
    zoomFrame({ document: loaded }, zoom === 'fit-width' ? 1 : zoom);
    loaded.documentElement.scrollTop = initialPlace.share * loaded.documentElement.scrollHeight;
    setFrame({ element: element.current, document: loaded, text });
  };

  useFrameEvents(frame, {
    onSelected: (span, box) =>
      onSelection({
        document: record,
        selectors: [describeQuote(content, span)],
        exact: content.slice(span.start, span.end),
        box,
      }),
    onUnselected: () => onSelection(null),
    onPoint: point => {
      const found = point && markUnder(point);
      if (found?.mark.id === pointer.shown?.mark.id || !frame) return;
      const at = point && { left: point.x, top: point.y - 8, right: point.x, bottom: point.y + 10 };
      pointer.show(found && at ? { id: found.mark.id, box: boxInWindow(at, frame.element) } : null);
    },
    onPress: point => {
      const found = markUnder(point);
      if (found) onMarkPressed(found.mark.id);
    },
    onScroll: () => {
      const root = frame?.document.documentElement;
      if (root) setScrolled({ top: root.scrollTop, share: root.scrollTop / Math.max(1, root.scrollHeight) });
    },
  });

  const scrollTo = useCallback(
    (span: Span | undefined) => {
      if (frame && span) scrollFrameTo(frame, span);
    },
    [frame],
  );
  const ports = useMemo(
    () => (frame ? { scroll: frameScroll(frame), words: frameWords(frame), terms: new FrameTerms(frame) } : {}),
    [frame],
  );

  useImperativeHandle(
    handle,
    () => ({
      focus: () => element.current?.focus({ preventScroll: true }),
      reveal: markId => {
        const mark = placed.find(candidate => candidate.mark.id === markId);
        scrollTo(mark);
        return Promise.resolve(mark !== undefined);
      },
      find: query => scrollTo(finding.find(query)),
      findNext: () => scrollTo(finding.step(1)),
      findPrevious: () => scrollTo(finding.step(-1)),
      selectHit: () => {
        if (frame && finding.current) selectInFrame(frame, finding.current);
      },
      goToPage: () => undefined,
      setZoom,
      stepZoom: direction => setZoom(before => zoomAfter(before === 'fit-width' ? 1 : before, direction)),
      rotate: () => undefined,
      clearSelection: () => frame?.document.getSelection()?.removeAllRanges(),
      ...ports,
    }),
    [frame, placed, finding, scrollTo, ports],
  );

  // The frame's size of letters is the browser's.
  useEffect(() => {
    if (frame) zoomFrame(frame, zoom === 'fit-width' ? 1 : zoom);
  }, [frame, zoom]);

  // The theme is an attribute of the window's root; the frame has its own.
  useEffect(() => {
    if (!frame) return undefined;
    const changes = new MutationObserver(() => takeTokens(frame.document));
    changes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => changes.disconnect();
  }, [frame]);

  // The bar above is told; it lives in another part of the tree.
  const { share } = scrolled;
  useEffect(() => {
    if (!frame) return;
    onState({
      pages: null,
      place: { page: 1, share, zoom, rotation: 0 },
      scale: zoom === 'fit-width' ? 1 : zoom,
      canRotate: false,
      canDrawArea: false,
      canFind: true,
      find: finding.state,
      facts: { sheets: sourcePages ?? null, characters: content.length, warnings },
    });
  }, [onState, frame, share, zoom, finding.state, content, sourcePages, warnings]);
  useEffect(() => {
    if (frame) onPlacements(placementsOf(marks, placed), scoresOf(placed));
  }, [onPlacements, frame, marks, placed]);

  const height = frame?.element.clientHeight ?? 0;
  return (
    <div className={styles.stage}>
      <iframe
        ref={element}
        className={styles.frame}
        sandbox="allow-same-origin"
        referrerPolicy="no-referrer"
        title={record.name}
        srcDoc={source}
        data-testid="html-view"
        onLoad={open}
      />
      {!frame && <ViewLoading />}
      <div className={styles.labels}>
        {labels
          .filter(({ top }) => top >= scrolled.top - 24 && top <= scrolled.top + height)
          .map(({ placed: { mark, state }, top }) => (
            <MarkLabel
              key={mark.id}
              mark={mark}
              top={`${top - scrolled.top}px`}
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
