import { memo, useRef, type ReactNode } from 'react';
import { text } from '../../i18n/text.ts';
import type { Rotation } from '../document-view.ts';
import { ReadingBadge } from '../scan/ReadingBadge.tsx';
import { useNoWords } from '../scan/use-no-words.ts';
import { useReading } from '../scan/use-reading.ts';
import { WordLayer } from '../scan/WordLayer.tsx';
import { wordsForFailure } from './image-failure-words.ts';
import styles from './ImagePage.module.css';
import type { PictureSize } from './page-pictures.ts';
import type { PictureSession } from './picture-session.ts';
import { usePicture } from './use-picture.ts';

interface ImagePageProps {
  readonly session: PictureSession;
  /** From 1. */
  readonly number: number;
  /** What the picture is called: the document's name, or which page it is. */
  readonly name: string;
  /** CSS pixels from the top of the list. */
  readonly top: number;
  /** Pixels, as it stands when nobody has turned it. */
  readonly size: PictureSize;
  /** CSS pixels for each of its own. */
  readonly scale: number;
  readonly rotation: Rotation;
  /** Labels, area marks and the area tool. */
  readonly children: ReactNode;
}

/** One page: its picture, the words that were read from it, and what lies over them. */
export const ImagePage = memo(function ImagePage(props: ImagePageProps) {
  const { session, number, name, top, size, scale, rotation, children } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = usePicture(canvas, session.pictures, session.queue, number);
  const reading = useReading(session.texts, number);
  useNoWords(session, number, reading);
  const [width, height] = [size.width * scale, size.height * scale];
  const isTurned = rotation % 180 !== 0;
  const hasFailed = picture !== 'waiting' && picture !== 'drawn';

  return (
    <section
      className={styles.page}
      aria-label={text('viewer.pageOf', { page: number, pages: session.texts.pages })}
      data-page={number}
      data-drawn={picture}
      style={{ top, width: isTurned ? height : width, height: isTurned ? width : height }}
    >
      <div className={styles.sheet} style={{ width, height, rotate: `${rotation}deg` }}>
        <canvas ref={canvas} className={styles.picture} role="img" aria-label={name} />
        {typeof reading === 'object' && reading !== null && reading.words.length > 0 && (
          <WordLayer words={reading} layers={session} scale={width / reading.width} />
        )}
      </div>
      {hasFailed && (
        <p className={styles.failed} role="alert" data-reason={picture}>
          {text('scan.pageFailed', {
            page: number,
            reason: wordsForFailure(picture, { pixels: size.width * size.height, bytes: 0 }),
          })}
        </p>
      )}
      {reading !== null && !hasFailed && <ReadingBadge reading={reading} />}
      {children}
    </section>
  );
});
