import { createContext, useContext } from 'react';
import type { DefectKind } from '../../../shared/model/process.ts';
import type { EvidenceChip } from '../../ui/EvidenceChips/EvidenceChips.tsx';
import type { ReviewStore } from './review-store.ts';

export type Move = 'next' | 'previous' | 'next-open' | 'comment';

/** What every row of one review shares. */
export interface Reviewing {
  readonly store: ReviewStore;
  readonly isReadOnly: boolean;
  readonly defects: readonly DefectKind[];
  chip(annotationId: string): EvidenceChip;
  onRevealEvidence(annotationId: string): void;
  /** Moves the focus from a row. */
  moveFrom(row: Element | null, move: Move): void;
}

export const ReviewContext = createContext<Reviewing | null>(null);

export function useReviewing(): Reviewing {
  const reviewing = useContext(ReviewContext);
  if (!reviewing) throw new Error('useReviewing outside a review');
  return reviewing;
}
