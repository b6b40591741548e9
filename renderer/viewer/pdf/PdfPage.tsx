import { useRef, type ReactNode } from 'react';
import { text } from '../../i18n/text.ts';
import type { Rotation } from '../document-view.ts';
import styles from './PdfPage.module.css';
import type { PageSize } from './page-layout.ts';
import type { PdfSession } from './pdf-session.ts';
import { ScannedWords } from './ScannedWords.tsx';
import { usePageCanvas } from './use-page-canvas.ts';
import { useTextLayer } from './use-text-layer.ts';

interface PdfPageProps {
  readonly session: PdfSession;
  /** From 1. */
  readonly number: number;
  /** CSS pixels from the top of the list. */
  readonly top: number;
  /** CSS pixels, as turned. */
  readonly size: PageSize;
  /** CSS pixels per point. */
  readonly scale: number;
  readonly rotation: Rotation;
  /** Of two pages side by side; left out: it stands alone. */
  readonly side?: 'left' | 'right' | undefined;
  /** It has rested under the eye: worth the cost of a text layer. Once built, the layer stays. */
  readonly wantsText: boolean;
  /** Labels, area marks and the area tool. */
  readonly children: ReactNode;
}

/** One page: its picture, its text to select, and what lies over them. */
export function PdfPage(props: PdfPageProps) {
  const { session, number, top, size, scale, rotation, side, wantsText, children } = props;
  const picture = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const drawn = usePageCanvas(picture, session, number, scale, rotation);
  const textState = useTextLayer(layer, session, number, scale, rotation, wantsText);

  return (
    <section
      className={styles.page}
      aria-label={text('viewer.pageOf', { page: number, pages: session.texts.pages })}
      data-page={number}
      data-drawn={drawn}
      data-side={side}
      style={
        {
          top,
          width: size.width,
          height: size.height,
          '--total-scale-factor': scale,
        } as React.CSSProperties
      }
    >
      <div ref={picture} className={styles.picture} aria-hidden="true" />
      <div ref={layer} className={styles.text} data-text={textState} />
      {(drawn === 'failed' || drawn === 'timed-out') && (
        <p className={styles.failed} role="alert">
          {text(drawn === 'failed' ? 'viewer.pageFailed' : 'viewer.pageTimedOut', { page: number })}
        </p>
      )}
      {textState === 'none' && (
        <ScannedWords session={session} number={number} size={size} rotation={rotation} isLookedAt={wantsText} />
      )}
      {children}
    </section>
  );
}
