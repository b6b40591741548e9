import { useEffect, useMemo, useRef, useState } from 'react';
import { text } from '../../i18n/text.ts';
import type { PageSize } from './page-layout.ts';
import type { PdfSession } from './pdf-session.ts';
import styles from './PdfThumbnails.module.css';
import { Thumbnail } from './Thumbnail.tsx';
import { THUMBNAIL_WIDTH } from './thumbnail-size.ts';
import type { PlacedInPdf } from './use-pdf-marks.ts';

interface PdfThumbnailsProps {
  readonly session: PdfSession;
  readonly labels: readonly string[] | null;
  /** Of the first page: rows are as high for all, so that two thousand need not be measured. */
  readonly size: PageSize;
  readonly currentPage: number;
  readonly placed: readonly PlacedInPdf[];
  readonly onGo: (page: number) => void;
}

/** The page's name and its marks below it. */
const FOOT = 44;
const MOST_HEIGHT = 180;
/** Rows drawn above and below what is in sight. */
const AHEAD = 2;

/** Small pictures of the pages, each with its marks and the answers that rest on them. Only those in sight are drawn. */
export function PdfThumbnails({ session, labels, size, currentPage, placed, onGo }: PdfThumbnailsProps) {
  const list = useRef<HTMLOListElement>(null);
  const [seen, setSeen] = useState({ first: 0, last: 8 });
  const { pages } = session.texts;
  const pictureHeight = Math.min(MOST_HEIGHT, Math.round((THUMBNAIL_WIDTH * size.height) / size.width));
  const row = pictureHeight + FOOT;
  const marksOf = useMemo(() => Map.groupBy(placed, ({ page }) => page), [placed]);

  // Scrolling is the browser's: the page that is read is kept in sight.
  useEffect(() => {
    const view = list.current?.parentElement;
    if (!view) return;
    const top = (currentPage - 1) * row;
    if (top < view.scrollTop || top + row > view.scrollTop + view.clientHeight) view.scrollTop = top - row;
  }, [currentPage, row]);
  useEffect(() => {
    const view = list.current?.parentElement;
    if (!view) return undefined;
    const look = () => {
      const first = Math.max(0, Math.floor(view.scrollTop / row) - AHEAD);
      const last = Math.min(pages - 1, Math.floor((view.scrollTop + view.clientHeight) / row) + AHEAD);
      setSeen(before => (before.first === first && before.last === last ? before : { first, last }));
    };
    look();
    view.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(view);
    return () => {
      view.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [row, pages]);

  const count = Math.max(0, Math.min(pages - 1, seen.last) - seen.first + 1);
  return (
    <ol ref={list} className={styles.list} style={{ blockSize: pages * row }} aria-label={text('pdf.pages')}>
      {Array.from({ length: count }, (_, i) => seen.first + i + 1).map(page => (
        <li
          key={page}
          className={styles.row}
          style={{ insetBlockStart: (page - 1) * row, blockSize: row }}
          aria-setsize={pages}
          aria-posinset={page}
        >
          <Thumbnail
            session={session}
            page={page}
            label={labels?.[page - 1] ?? String(page)}
            height={pictureHeight}
            marks={marksOf.get(page) ?? []}
            isCurrent={page === currentPage}
            onGo={() => onGo(page)}
          />
        </li>
      ))}
    </ol>
  );
}
