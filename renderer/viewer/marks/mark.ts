import type { Selector } from '../../../shared/model/annotation.ts';

/** One of the few ways a mark can look: a hue and an underline pattern, so that colour is never the only sign. */
export const MARK_TONES = [0, 1, 2, 3, 4, 5] as const;
export type MarkTone = (typeof MARK_TONES)[number];

/** An annotation as a view needs it: where it belongs, how it looks and what it says. */
export interface Mark {
  readonly id: string;
  readonly selectors: readonly Selector[];
  /** The tag's label; empty when it has none. */
  readonly label: string;
  readonly tone: MarkTone;
  readonly note: string;
  readonly author: string;
  readonly isSelected: boolean;
  /** The questions whose answers rest on it, in the words of the form. */
  readonly answers?: readonly string[] | undefined;
}
