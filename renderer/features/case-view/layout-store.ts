import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { PanesShape } from './pane-columns.ts';

/** How a person likes the panes of a process. Counts and percentages; nothing of a case. */
export interface ProcessLayout {
  readonly shape: PanesShape;
  /** Of the columns (`columns`) and of the rows in each (`rows-0`), in their order. */
  readonly sizes: Readonly<Record<string, readonly number[]>>;
}

interface LayoutState {
  readonly layouts: Readonly<Record<string, ProcessLayout>>;
  readonly setShape: (processId: string, shape: PanesShape) => void;
  readonly setSizes: (processId: string, group: string, sizes: readonly number[]) => void;
}

const NONE: ProcessLayout = { shape: [1], sizes: {} };

/** The panes of each process as they were left. Losing it loses no work. */
export const useLayoutStore = create<LayoutState>()(
  persist(
    set => ({
      layouts: {},
      setShape: (processId, shape) =>
        set(({ layouts }) => ({ layouts: { ...layouts, [processId]: { ...(layouts[processId] ?? NONE), shape } } })),
      setSizes: (processId, group, sizes) =>
        set(({ layouts }) => {
          const before = layouts[processId] ?? NONE;
          return { layouts: { ...layouts, [processId]: { ...before, sizes: { ...before.sizes, [group]: sizes } } } };
        }),
    }),
    { name: 'meridian:pane-shapes' },
  ),
);
