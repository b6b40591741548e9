import { create } from 'zustand';
import type { Placement } from './document-view.ts';

interface PlacementState {
  /** By annotation id, for the documents that have been opened. No words of a case are kept here. */
  readonly placements: ReadonlyMap<string, Placement>;
  /** 0 to 1, by annotation id: how much of it and of what stood around it is the same. */
  readonly scores: ReadonlyMap<string, number>;
  /** The same for marks of a document that was replaced, in the one that took its place. */
  readonly successors: ReadonlyMap<string, Placement>;
  readonly setPlacements: (placements: ReadonlyMap<string, Placement>, scores?: ReadonlyMap<string, number>) => void;
  readonly setSuccessors: (placements: ReadonlyMap<string, Placement>) => void;
}

/** Where marks were found, so that a list can say which could not be placed. */
export const usePlacementStore = create<PlacementState>()(set => ({
  placements: new Map(),
  scores: new Map(),
  successors: new Map(),
  setPlacements: (found, scores = new Map()) =>
    set(before => ({
      ...(isNew(before.placements, found) && { placements: new Map([...before.placements, ...found]) }),
      ...(isNew(before.scores, scores) && { scores: new Map([...before.scores, ...scores]) }),
    })),
  setSuccessors: found =>
    set(({ successors }) => (isNew(successors, found) ? { successors: new Map([...successors, ...found]) } : {})),
}));

function isNew<T>(known: ReadonlyMap<string, T>, found: ReadonlyMap<string, T>): boolean {
  return [...found].some(([id, value]) => known.get(id) !== value);
}
