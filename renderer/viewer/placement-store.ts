import { create } from 'zustand';
import type { Placement } from './document-view.ts';

interface PlacementState {
  /** By annotation id, for the documents that have been opened. No words of a case are kept here. */
  readonly placements: ReadonlyMap<string, Placement>;
  readonly setPlacements: (placements: ReadonlyMap<string, Placement>) => void;
}

/** Where marks were found, so that a list can say which could not be placed. */
export const usePlacementStore = create<PlacementState>()(set => ({
  placements: new Map(),
  setPlacements: found =>
    set(({ placements }) => {
      const isNew = [...found].some(([id, placement]) => placements.get(id) !== placement);
      return isNew ? { placements: new Map([...placements, ...found]) } : {};
    }),
}));
