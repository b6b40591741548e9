import { create } from 'zustand';

interface PlacingState {
  /** The mark that is to be placed again by hand; null: none. */
  readonly markId: string | null;
  readonly setPlacing: (markId: string | null) => void;
}

/** Which mark waits for a new place. The list asks for it, and the bar beside the selection gives it. */
export const usePlacingStore = create<PlacingState>()(set => ({
  markId: null,
  setPlacing: markId => set({ markId }),
}));
