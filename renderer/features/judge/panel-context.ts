import { createContext, useContext } from 'react';
import type { DefectKind } from '../../../shared/model/process.ts';
import type { ReviewItem } from '../../../shared/model/review.ts';
import type { EvidenceChip } from '../../ui/EvidenceChips/EvidenceChips.tsx';

/** What every question of one panel shares. Changes with the marks, not with the answers. */
export interface Panel {
  readonly isReadOnly: boolean;
  chip(annotationId: string): EvidenceChip;
  onRevealEvidence(annotationId: string): void;
  /** What the reviewer said against answers, by pointer. */
  readonly returned: ReadonlyMap<string, ReviewItem>;
  readonly defects: readonly DefectKind[];
}

export const PanelContext = createContext<Panel | null>(null);

export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('usePanel outside a judgment');
  return panel;
}
