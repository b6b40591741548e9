import { createContext, useContext } from 'react';
import type { SendableParts } from '../../../shared/forms/sendable-answers.ts';
import type { DefectKind } from '../../../shared/model/process.ts';
import type { ReviewItem } from '../../../shared/model/review.ts';
import type { EvidenceChip } from '../../ui/EvidenceChips/EvidenceChips.tsx';
import type { FillOffers } from './evidence/fill-offers.ts';
import type { AskedQuery } from './refer/queries-at.ts';
import type { SuggestionDesk } from './suggest/suggestion-desk.ts';

/** What every question of one panel shares. Changes with the marks, not with the answers. */
export interface Panel {
  readonly isReadOnly: boolean;
  chip(annotationId: string): EvidenceChip;
  onRevealEvidence(annotationId: string): void;
  /** The words that a mark marks; empty where it has none. */
  wordsOf(annotationId: string): string;
  readonly offers: FillOffers;
  readonly suggestions: SuggestionDesk;
  /** What this person has submitted before; null: nothing. */
  readonly submitted: SendableParts | null;
  /** What the client was asked, by the pointer of the answer. */
  readonly queries: ReadonlyMap<string, readonly AskedQuery[]>;
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
