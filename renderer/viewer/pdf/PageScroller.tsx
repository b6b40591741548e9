import type { PointerEventHandler, ReactNode, RefObject } from 'react';
import { MarkCard } from '../marks/MarkCard.tsx';
import type { useMarkPointer } from '../marks/use-mark-pointer.ts';
import type { PageLayout } from './page-layout.ts';
import styles from './PageScroller.module.css';

interface PageScrollerProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly list: RefObject<HTMLDivElement | null>;
  /** What is shown. */
  readonly name: string;
  readonly testId: string;
  readonly layout: PageLayout;
  readonly pointer: ReturnType<typeof useMarkPointer>;
  readonly onPointerDown?: PointerEventHandler<HTMLDivElement>;
  /** Pages, each placed from the top of the list. */
  readonly children: ReactNode;
}

/** The desk that a document's pages are scrolled on, as high as all of them, with the card of the mark pointed at. */
export function PageScroller({ scroller, list, name, testId, layout, pointer, ...props }: PageScrollerProps) {
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="document"
      aria-label={name}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keys
      tabIndex={0}
      data-testid={testId}
      {...pointer.handlers}
      onPointerDown={props.onPointerDown}
    >
      <div ref={list} className={styles.list} style={{ height: layout.height, minWidth: layout.width }}>
        {props.children}
      </div>
      {pointer.shown && (
        <MarkCard mark={pointer.shown.mark} box={pointer.shown.box} isUncertain={pointer.shown.isUncertain} />
      )}
    </div>
  );
}
