import { FileQuestion } from 'lucide-react';
import { useEffect, useImperativeHandle } from 'react';
import { formatBytes } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { START_PLACE, type ViewProps } from '../document-view.ts';
import styles from './FallbackView.module.css';
import { useContentName } from './use-content-name.ts';

/** What is known about a document that cannot be shown, and what to do about it. */
export function FallbackView({ document: record, bytes, handle, onState, marks, onPlacements }: ViewProps) {
  const content = useContentName(bytes);
  useImperativeHandle(handle, () => ({
    focus: () => undefined,
    reveal: () => Promise.resolve(false),
    find: () => undefined,
    findNext: () => undefined,
    findPrevious: () => undefined,
    goToPage: () => undefined,
    setZoom: () => undefined,
    stepZoom: () => undefined,
    rotate: () => undefined,
    clearSelection: () => undefined,
  }));

  // The bar above is told; it lives in another part of the tree.
  useEffect(() => {
    onState({
      pages: null,
      place: START_PLACE,
      scale: null,
      canRotate: false,
      canDrawArea: false,
      canFind: false,
      find: null,
    });
    onPlacements(new Map(marks.map(({ id }) => [id, 'orphan'])));
  }, [onState, onPlacements, marks]);

  return (
    <div className={styles.fallback} data-testid="fallback-view">
      <FileQuestion size={28} strokeWidth={1.5} aria-hidden="true" />
      <h2 className={styles.title}>{text('viewer.unsupportedTitle')}</h2>
      <p className={styles.words}>{text('viewer.unsupported')}</p>
      <dl className={styles.facts}>
        <dt>{text('viewer.factName')}</dt>
        <dd>{record.name}</dd>
        <dt>{text('viewer.factType')}</dt>
        <dd>{record.mediaType}</dd>
        {content !== null && (
          <>
            <dt>{text('kinds.content')}</dt>
            <dd>{text(`kinds.content.${content}`)}</dd>
          </>
        )}
        <dt>{text('viewer.factSize')}</dt>
        <dd>{formatBytes(record.bytes)}</dd>
        {record.sha256 !== '' && (
          <>
            <dt>{text('viewer.factHash')}</dt>
            <dd className={styles.hash}>{record.sha256}</dd>
          </>
        )}
      </dl>
    </div>
  );
}
