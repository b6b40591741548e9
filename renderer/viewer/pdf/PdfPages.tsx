import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { pageSelector } from '../../../shared/anchors/area.ts';
import type { Span } from '../../../shared/anchors/describe-quote.ts';
import { scaleBox, unturnBox, type AreaBox } from '../area/area-box.ts';
import type { WindowBox } from '../document-selection.ts';
import type { Rotation, ViewProps, Zoom } from '../document-view.ts';
import { text } from '../../i18n/text.ts';
import { useMarkPointer } from '../marks/use-mark-pointer.ts';
import { selectRange, useTextSelection } from '../marks/use-text-selection.ts';
import { zoomAfter } from '../zoom-after.ts';
import { describeInPdf } from './describe-in-pdf.ts';
import { fitPage, fitWidth, PIXELS_PER_POINT, shareOfArea, type PageSize } from './page-layout.ts';
import { pdfMarkAt } from './pdf-mark-at.ts';
import { PageScroller } from './PageScroller.tsx';
import styles from './PdfPages.module.css';
import { PdfSheet } from './PdfSheet.tsx';
import { PdfSide } from './PdfSide.tsx';
import { PdfWords } from './pdf-words.ts';
import { PageTerms } from '../terms/page-terms.ts';
import { usePageWindow } from './use-page-window.ts';
import { usePaneWidth } from './use-pane-width.ts';
import { usePdfExtras } from './use-pdf-extras.ts';
import { usePdfFind } from './use-pdf-find.ts';
import { usePdfHighlights } from './use-pdf-highlights.ts';
import { usePdfMarks, type PlacedInPdf } from './use-pdf-marks.ts';
import { usePdfSession } from './use-pdf-session.ts';
import { useShowStretch } from './use-show-stretch.ts';
import { useToldState } from './use-told-state.ts';

const NO_MARKS: readonly PlacedInPdf[] = [];

interface PdfPagesProps extends ViewProps {
  readonly pdf: PDFDocumentProxy;
  readonly firstSize: PageSize;
}

/** The pages of an open PDF: a virtual list that looks ahead. */
export function PdfPages({ pdf, firstSize, ...props }: PdfPagesProps) {
  const { document: record, marks, tool, initialPlace, handle, onState, onShown, onSelection, onMarkPressed } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { session, sizes } = usePdfSession(pdf, firstSize, props.bytes.words);
  const [zoom, setZoom] = useState<Zoom>(initialPlace.zoom);
  const [rotation, setRotation] = useState<Rotation>(initialPlace.rotation);
  const [isSpread, setSpread] = useState(initialPlace.isSpread ?? false);
  const [isSideOpen, setSideOpen] = useState(false);
  const extras = usePdfExtras(session);
  const paneWidth = usePaneWidth(scroller);
  const perRow = isSpread ? 2 : 1;
  const scale = zoom === 'fit-width' ? fitWidth(sizes, rotation, paneWidth, perRow) : zoom * PIXELS_PER_POINT;
  const pages = usePageWindow(scroller, sizes, scale, rotation, initialPlace, paneWidth > 0, perRow);
  const { layout, near, pagesPerSecond, rested, currentPage, place, goTo } = pages;

  // Pages near the eye are drawn first; the queue is not React's. Before paint, so that new pages find it there.
  useLayoutEffect(() => session.queue.lookAt(currentPage, pagesPerSecond), [session, currentPage, pagesPerSecond]);
  const { placed, placeNow } = usePdfMarks(session, marks, props.onPlacements);
  const showStretch = useShowStretch(scroller, session, pages);
  const words = useMemo(
    // oxlint-disable-next-line react/refs -- read when it is asked, not now
    () => new PdfWords(session, { place: pages.port.place, goTo: pages.port.goTo, showStretch }),
    [session, pages.port, showStretch],
  );
  const terms = useMemo(
    () =>
      // oxlint-disable-next-line react/refs -- read when it is asked, not now
      new PageTerms({
        layers: session,
        texts: session.texts,
        ready: session.firstPage,
        onRead: listener => session.scanned.onChange(listener),
        page: () => pages.port.place().page,
        show: showStretch,
      }),
    [session, pages.port, showStretch],
  );
  // Text layers come and go; they are the browser's.
  useEffect(() => words.follow(), [words]);
  const finding = usePdfFind(
    session.texts,
    useCallback(hit => void showStretch(hit), [showStretch]),
  );
  const tops = usePdfHighlights(session, placed, finding.hits, finding.current, rotation);
  const pointer = useMarkPointer(placed, point => pdfMarkAt(session, placed, sizes, rotation, point), onMarkPressed);

  const describe = useCallback(
    (span: Span) => describeInPdf(session, sizes, rotation, span),
    [session, sizes, rotation],
  );
  useTextSelection({
    root: list,
    index: useCallback(() => session.index(), [session]),
    describe,
    document: record,
    onSelection,
  });

  const confirmArea = useCallback(
    (page: number, box: AreaBox, shown: WindowBox) => {
      const size = sizes[page - 1];
      if (!size) return;
      const area = scaleBox(unturnBox(box, rotation), size.width, size.height);
      const table = () => session.tableIn(page, area, size);
      onSelection({ document: record, selectors: [pageSelector({ page, area })], exact: '', table, box: shown });
    },
    [sizes, rotation, session, record, onSelection],
  );
  const cancelArea = useCallback(() => onSelection(null), [onSelection]);
  const marksOn = useMemo(() => Map.groupBy(placed, ({ page }) => page), [placed]);

  useImperativeHandle(
    handle,
    () => ({
      focus: () => scroller.current?.focus({ preventScroll: true }),
      async reveal(markId) {
        const found = await placeNow(markId);
        const [head] = found?.segments ?? [];
        if (!found) return false;
        if (head) await showStretch(head);
        else goTo(found.page, shareOfArea(found.area, sizes[found.page - 1], rotation));
        return true;
      },
      find: query => void finding.find(query, currentPage),
      findNext: () => finding.step(1),
      findPrevious: () => finding.step(-1),
      selectHit: () => void (finding.current && showStretch(finding.current).then(selectRange)),
      goToPage: page => {
        // The page beside the one that is read is in sight already: the next one is in the next row.
        const wanted = isSpread && page === currentPage + 1 ? page + 1 : page;
        goTo(Math.min(Math.max(1, wanted), sizes.length));
      },
      fitPage: () => {
        const view = scroller.current;
        const pane = { width: view?.clientWidth ?? 0, height: view?.clientHeight ?? 0 };
        setZoom(fitPage(sizes[currentPage - 1] ?? firstSize, rotation, pane, perRow) / PIXELS_PER_POINT);
      },
      setSpread,
      toggleSide: () => setSideOpen(before => !before),
      setZoom,
      stepZoom: direction => setZoom(zoomAfter(scale / PIXELS_PER_POINT, direction)),
      rotate: () => setRotation(before => ((before + 90) % 360) as Rotation),
      clearSelection: () => getSelection()?.removeAllRanges(),
      scroll: pages.port,
      words,
      terms,
    }),
    [
      placeNow,
      showStretch,
      goTo,
      finding,
      currentPage,
      sizes,
      firstSize,
      rotation,
      scale,
      isSpread,
      perRow,
      pages.port,
      words,
      terms,
    ],
  );

  // Drawing is pdf.js's work.
  useEffect(() => {
    let isCurrent = true;
    void session.firstPage.then(() => {
      if (isCurrent) onShown?.();
    });
    return () => {
      isCurrent = false;
    };
  }, [session, onShown]);

  const findState = finding.state;
  const state = useMemo(
    () => ({
      pages: sizes.length,
      place: {
        page: currentPage,
        // oxlint-disable-next-line react/refs -- as far as the page that is read is from the top when it changes
        share: place.current.page === currentPage ? place.current.share : 0,
        zoom,
        rotation,
        isSpread,
      },
      labels: extras.labels,
      isSideOpen,
      scale: scale / PIXELS_PER_POINT,
      canRotate: true,
      canDrawArea: true,
      canFind: true,
      find: findState,
    }),
    [sizes.length, currentPage, place, zoom, rotation, isSpread, extras.labels, isSideOpen, scale, findState],
  );
  useToldState(state, onState);

  const shown = useMemo(
    () => Array.from({ length: near.last - near.first + 1 }, (_, i) => near.first + i),
    [near.first, near.last],
  );
  return (
    <div className={styles.frame}>
      {isSideOpen && (
        <PdfSide
          name={record.name}
          session={session}
          extras={extras}
          size={firstSize}
          currentPage={currentPage}
          placed={placed}
          onGo={goTo}
        />
      )}
      <div className={styles.pages}>
        {extras.hasXfa && (
          <p className={styles.notice} role="note">
            {text('pdf.xfa')}
          </p>
        )}
        <PageScroller
          scroller={scroller}
          list={list}
          name={record.name}
          testId="pdf-view"
          layout={layout}
          pointer={pointer}
        >
          {paneWidth > 0 &&
            shown.map(i => {
              const isRested = rested !== null && i >= rested.first && i <= rested.last;
              return (
                <PdfSheet
                  key={i}
                  session={session}
                  number={i + 1}
                  top={layout.tops[i] ?? 0}
                  size={sizes[i] ?? firstSize}
                  scale={scale}
                  rotation={rotation}
                  side={isSpread ? (i % 2 === 0 ? 'left' : 'right') : undefined}
                  isRested={isRested}
                  marks={marksOn.get(i + 1) ?? NO_MARKS}
                  tops={tops}
                  isDrawing={tool === 'area'}
                  takesKeys={tool === 'area' && i + 1 === currentPage}
                  onArea={confirmArea}
                  onCancelArea={cancelArea}
                  onGo={goTo}
                  onPress={onMarkPressed}
                  onPoint={pointer.show}
                />
              );
            })}
        </PageScroller>
      </div>
    </div>
  );
}
