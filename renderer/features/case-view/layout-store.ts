import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { PaneLayout } from '../../ui/SplitPane/SplitPane.tsx';

interface LayoutState {
  /** By process: how wide the panes are. Sizes alone; nothing of a case. */
  readonly layouts: Readonly<Record<string, PaneLayout>>;
  readonly setLayout: (processId: string, layout: PaneLayout) => void;
}

/** How a person likes the panes of each process. Losing it loses no work. */
export const useLayoutStore = create<LayoutState>()(
  persist(
    set => ({
      layouts: {},
      setLayout: (processId, layout) => set(({ layouts }) => ({ layouts: { ...layouts, [processId]: layout } })),
    }),
    { name: 'meridian:pane-layouts' },
  ),
);
