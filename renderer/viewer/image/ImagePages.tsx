import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { imageSelector, pageSelector } from '../../../shared/anchors/area.ts';
import type { Span } from '../../../shared/anchors/describe-quote.ts';
import { tableFromWords } from '../../../shared/forms/table-from-words.ts';
import { text } from '../../i18n/text.ts';
import { scaleBox, unturnBox, type AreaBox } from '../area/area-box.ts';
import type { WindowBox } from '../document-selection.ts';
import type { Rotation, ViewProps, Zoom } from '../document-view.ts';
import { useMarkPointer } from '../marks/use-mark-pointer.ts';
import { selectRange, useTextSelection } from '../marks/use-text-selection.ts';
import { describeInPdf } from '../pdf/describe-in-pdf.ts';
import { fitWidth, shareOfArea, turned } from '../pdf/page-layout.ts';
import { PageScroller } from '../pdf/PageScroller.tsx';
import { PageOverlay } from '../pdf/PageOverlay.tsx';
import { pdfMarkAt } from '../pdf/pdf-mark-at.ts';
import { usePageWindow } from '../pdf/use-page-window.ts';
import { usePaneWidth } from '../pdf/use-pane-width.ts';
import { usePdfFind } from '../pdf/use-pdf-find.ts';
import { usePdfHighlights } from '../pdf/use-pdf-highlights.ts';
import { useShowStretch } from '../pdf/use-show-stretch.ts';
import { scannedWords, wordsIn } from '../pdf/words-in-area.ts';
import { PageTerms } from '../terms/page-terms.ts';
import { useScanFacts } from '../scan/use-scan-facts.ts';
import { zoomAfter } from '../zoom-after.ts';
import { ImagePage } from './ImagePage.tsx';
import styles from './ImagePages.module.css';
import type { PagePictures } from './page-pictures.ts';
import { panTheView } from './pan-the-view.ts';
import { usePictureMarks } from './use-picture-marks.ts';
import { usePictureSession } from './use-picture-session.ts';
import { useSearchAgain } from './use-search-again.ts';
import { useWantedPages } from './use-wanted-pages.ts';

interface ImagePagesProps extends ViewProps {
  readonly pictures: PagePictures;
}

/** The pages of an open picture: a virtual list, with the words that were read over them. */
export function ImagePages({ pictures, ...props }: ImagePagesProps) {
  const { document: record, marks, tool, initialPlace, handle, onState, onSelection, onMarkPressed } = props;
  const { sizes } = pictures;
  const isSingle = sizes.length === 1;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const session = usePictureSession(pictures, props.bytes.words);
  const [zoom, setZoom] = useState<Zoom>(initialPlace.zoom);
  const [rotation, setRotation] = useState<Rotation>(initialPlace.rotation);
  const paneWidth = usePaneWidth(scroller);
  const scale = zoom === 'fit-width' ? Math.min(1, fitWidth(sizes, rotation, paneWidth)) : zoom;
  const pages = usePageWindow(scroller, sizes, scale, rotation, initialPlace, paneWidth > 0);
  const { layout, near, pagesPerSecond, rested, currentPage, place, goTo } = pages;

  // Pages near the eye are drawn first; the queue is not React's. Before paint, so that new pages find it there.
  useLayoutEffect(() => session.queue.lookAt(currentPage, pagesPerSecond), [session, currentPage, pagesPerSecond]);
  const placed = usePictureMarks(session.texts, sizes, marks, props.onPlacements);
  const showStretch = useShowStretch(scroller, session, pages);
  const finding = usePdfFind(
    session.texts,
    useCallback(hit => void showStretch(hit), [showStretch]),
  );
  const { find } = finding;
  const terms = useMemo(
    () =>
      // oxlint-disable-next-line react/refs -- read when it is asked, not now
      new PageTerms({
        layers: session,
        texts: session.texts,
        ready: Promise.resolve(),
        onRead: listener => session.texts.onChange(listener),
        page: () => pages.port.place().page,
        show: showStretch,
      }),
    [session, pages.port, showStretch],
  );
  const search = useCallback((query: string) => void find(query, currentPage), [find, currentPage]);
  useSearchAgain(session.texts, finding.state, search);
  useWantedPages(session.texts, rested, finding.state !== null);
  const tops = usePdfHighlights(session, placed, finding.hits, finding.current, rotation);
  const pointer = useMarkPointer(placed, point => pdfMarkAt(session, placed, sizes, rotation, point), onMarkPressed);
  useTextSelection({
    root: list,
    index: useCallback(() => session.index(), [session]),
    describe: useCallback((span: Span) => describeInPdf(session, sizes, rotation, span), [session, sizes, rotation]),
    document: record,
    onSelection,
  });

  const confirmArea = (page: number, box: AreaBox, shown: WindowBox) => {
    const size = sizes[page - 1];
    if (!size) return;
    const stored = unturnBox(box, rotation);
    const area = scaleBox(stored, size.width, size.height);
    const read = session.texts.reading(page);
    const table =
      typeof read === 'string'
        ? undefined
        : () => Promise.resolve(tableFromWords(wordsIn(scannedWords(read, size), area)));
    const selector = isSingle ? imageSelector(scaleBox(stored, 100, 100)) : pageSelector({ page, area });
    onSelection({ document: record, selectors: [selector], exact: '', table, box: shown });
  };

  useImperativeHandle(
    handle,
    () => ({
      focus: () => scroller.current?.focus({ preventScroll: true }),
      async reveal(markId) {
        const found = placed.find(({ mark }) => mark.id === markId);
        const [head] = found?.segments ?? [];
        if (!found) return false;
        if (head) await showStretch(head);
        else goTo(found.page, shareOfArea(found.area, sizes[found.page - 1], rotation));
        return true;
      },
      find: search,
      findNext: () => finding.step(1),
      findPrevious: () => finding.step(-1),
      selectHit: () => void (finding.current && showStretch(finding.current).then(selectRange)),
      goToPage: page => goTo(Math.min(Math.max(1, page), sizes.length)),
      setZoom,
      stepZoom: direction => setZoom(zoomAfter(scale, direction)),
      rotate: () => setRotation(before => ((before + 90) % 360) as Rotation),
      clearSelection: () => getSelection()?.removeAllRanges(),
      terms,
    }),
    [placed, showStretch, goTo, finding, search, sizes, rotation, scale, terms],
  );

  const facts = useScanFacts(session.texts);
  // The bar above is told; it lives in another part of the tree.
  useEffect(() => {
    onState({
      pages: isSingle ? null : sizes.length,
      place: { page: currentPage, share: place.current.page === currentPage ? place.current.share : 0, zoom, rotation },
      scale,
      canRotate: true,
      canDrawArea: true,
      canFind: true,
      find: finding.state,
      facts,
    });
  }, [onState, isSingle, sizes.length, currentPage, place, zoom, rotation, scale, finding.state, facts]);

  return (
    <div className={styles.pages}>
      <PageScroller
        scroller={scroller}
        list={list}
        name={record.name}
        testId="image-view"
        layout={layout}
        pointer={pointer}
        onPointerDown={panTheView}
      >
        {paneWidth > 0 &&
          sizes.slice(near.first, near.last + 1).map((size, offset) => {
            const i = near.first + offset;
            return (
              <ImagePage
                key={i}
                session={session}
                number={i + 1}
                name={isSingle ? record.name : text('viewer.pageOf', { page: i + 1, pages: sizes.length })}
                top={layout.tops[i] ?? 0}
                size={size}
                scale={scale}
                rotation={rotation}
              >
                <PageOverlay
                  marks={placed.filter(({ page }) => page === i + 1)}
                  tops={tops}
                  size={size}
                  rotation={rotation}
                  height={turned(size, rotation).height * scale}
                  isDrawing={tool === 'area'}
                  isCurrent={i + 1 === currentPage}
                  onArea={(box, at) => confirmArea(i + 1, box, at)}
                  onCancelArea={() => onSelection(null)}
                  onPress={onMarkPressed}
                  onPoint={pointer.show}
                />
              </ImagePage>
            );
          })}
      </PageScroller>
    </div>
  );
}
