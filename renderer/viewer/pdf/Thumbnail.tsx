import { useEffect, useRef } from 'react';
import { text } from '../../i18n/text.ts';
import { drawPage } from './draw-page.ts';
import type { PdfSession } from './pdf-session.ts';
import styles from './PdfThumbnails.module.css';
import { THUMBNAIL_WIDTH } from './thumbnail-size.ts';
import { BEHIND_PAGES } from './render-queue.ts';
import type { PlacedInPdf } from './use-pdf-marks.ts';

interface ThumbnailProps {
  readonly session: PdfSession;
  readonly page: number;
  readonly label: string;
  readonly height: number;
  /** Those that begin on this page. */
  readonly marks: readonly PlacedInPdf[];
  readonly isCurrent: boolean;
  readonly onGo: () => void;
}

/** One page, small. Its picture goes when it leaves the list. */
export function Thumbnail({ session, page, label, height, marks, isCurrent, onGo }: ThumbnailProps) {
  const picture = useRef<HTMLSpanElement>(null);
  // The canvas is drawn by pdf.js.
  useEffect(() => {
    const gone = new AbortController();
    let drawn: HTMLCanvasElement | null = null;
    const draw = async () => {
      if (gone.signal.aborted) return;
      try {
        const own = await session.pdf.getPage(page);
        const { width, height: full } = own.getViewport({ scale: 1 });
        const scale = Math.min(THUMBNAIL_WIDTH / width, height / full);
        const result = await drawPage(own, scale, 0, gone.signal);
        if (result.outcome !== 'drawn' || gone.signal.aborted) return;
        drawn = result.canvas;
        picture.current?.replaceChildren(result.canvas);
      } catch {
        // A page that cannot be read says so where it is shown large.
      }
    };
    const withdraw = session.queue.add(page, draw, BEHIND_PAGES);
    return () => {
      withdraw();
      gone.abort();
      // Its memory is given back now, and not when the browser comes to it.
      if (drawn) drawn.width = 0;
    };
  }, [session, page, height]);

  const answers = [...new Set(marks.flatMap(({ mark }) => mark.answers ?? []))];
  const name =
    answers.length > 0
      ? text('pdf.thumbnailCited', { label, marks: marks.length, answers: answers.join(', ') })
      : marks.length > 0
        ? text('pdf.thumbnailMarked', { label, marks: marks.length })
        : text('pdf.thumbnail', { label });
  return (
    <button type="button" className={styles.thumbnail} aria-current={isCurrent ? 'page' : undefined} onClick={onGo}>
      <span ref={picture} className={styles.picture} style={{ blockSize: height }} aria-hidden="true" />
      <span className="visually-hidden">{name}</span>
      <span className={styles.foot} aria-hidden="true">
        <span className={styles.label}>{label}</span>
        {marks.length > 0 && <span className={styles.marks}>{text('pdf.marks', { marks: marks.length })}</span>}
        {answers.length > 0 && <span className={styles.answers}>{answers.join(', ')}</span>}
      </span>
    </button>
  );
}
