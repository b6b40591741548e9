import { TriangleAlert } from 'lucide-react';
import { formatNumber } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import type { Placement } from '../../viewer/document-view.ts';
import styles from './PlacementNote.module.css';

interface PlacementNoteProps {
  /** Undefined: its document has not been opened yet. */
  readonly placement: Placement | undefined;
  /** 0 to 1. */
  readonly score: number | undefined;
}

/** How surely a mark stands where it was made. What stands exactly says nothing: that is how it should be. */
export function PlacementNote({ placement, score = 0 }: PlacementNoteProps) {
  if (placement === undefined || placement === 'placed') return null;
  const isLost = placement === 'orphan';
  // Never «100 %» of what is not sure.
  const percent = formatNumber(Math.min(0.99, score), { style: 'percent' });
  return (
    <p className={styles.note}>
      <TriangleAlert size={13} aria-hidden="true" />
      <span>
        <strong>{isLost ? text('place.lost') : text('place.likely', { score: percent })}</strong>{' '}
        {text(isLost ? 'annotate.orphan' : 'annotate.uncertain')}
      </span>
    </p>
  );
}
