import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { CaseId } from '../../shared/model/ids.ts';
import { NO_FILTER, type QueueFilter } from '../features/case-list/queue-filter.ts';
import type { Said } from '../ui/Toast/Toast.tsx';
import { forgetPlaces } from '../ui/places.ts';
import type { PaneLayout } from '../ui/SplitPane/SplitPane.tsx';

/** The places that the switcher at the top leads to. */
export const SECTIONS = ['queue', 'review', 'outbox'] as const;
export type Section = (typeof SECTIONS)[number];

export type Screen =
  | { readonly name: Section }
  | { readonly name: 'case'; readonly caseId: CaseId; readonly from: Section };

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Furniture: losing it on a reload loses no work. Only what cannot name a case or a person is kept on disk. */
interface Workspace {
  /** Whose furniture it is. */
  readonly personId: string | null;
  readonly screen: Screen;
  /** The case that was open last, for the cursor of the list. */
  readonly lastCaseId: string | null;
  /** Why the open case was served. */
  readonly served: string | null;
  /** What has just happened, said for some seconds. */
  readonly said: Said | null;
  readonly filter: QueueFilter;
  readonly layouts: Readonly<Record<string, PaneLayout>>;
  readonly theme: Theme;
  goTo(section: Section): void;
  openCase(caseId: CaseId, served?: string | null): void;
  closeCase(): void;
  /** The case is done: back to the list, with the next one under the cursor, and it is said what happened. */
  finishCase(words: string, nextId: string | null): void;
  /** Says what has just happened. */
  say(words: string): void;
  forgetSaid(): void;
  dismissServed(): void;
  setFilter(filter: QueueFilter): void;
  setLayout(id: string, layout: PaneLayout): void;
  setTheme(theme: Theme): void;
  /** The same person finds everything where it was; another one nothing of the one before. */
  sitDown(personId: string): void;
  /** What is left can be looked at by anybody: no word of a case, nor one that was searched for. */
  lock(): void;
  /** Nothing of this person may be seen any more. */
  leave(): void;
}

const AT_START = { personId: null, screen: { name: 'queue' }, lastCaseId: null, served: null, said: null } as const;

export const useWorkspace = create<Workspace>()(
  persist(
    (set, get) => ({
      ...AT_START,
      filter: NO_FILTER,
      layouts: {},
      theme: 'system',
      goTo: section => {
        forgetPlaces();
        set({ screen: { name: section }, served: null });
      },
      openCase: (caseId, served = null) => {
        const { screen } = get();
        if (screen.name !== 'case' || screen.caseId !== caseId) forgetPlaces();
        set({
          screen: { name: 'case', caseId, from: screen.name === 'case' ? screen.from : screen.name },
          lastCaseId: caseId,
          served,
        });
      },
      closeCase: () => {
        const { screen } = get();
        if (screen.name === 'case') get().goTo(screen.from);
      },
      finishCase: (words, nextId) => {
        const { lastCaseId, said, closeCase } = get();
        closeCase();
        set({ lastCaseId: nextId ?? lastCaseId, said: { words, nonce: (said?.nonce ?? 0) + 1 } });
      },
      say: words => set({ said: { words, nonce: (get().said?.nonce ?? 0) + 1 } }),
      forgetSaid: () => set({ said: null }),
      dismissServed: () => set({ served: null }),
      setFilter: filter => set({ filter }),
      setLayout: (id, layout) => set({ layouts: { ...get().layouts, [id]: layout } }),
      setTheme: theme => set({ theme }),
      sitDown: personId => {
        const { personId: before, leave } = get();
        if (before !== null && before !== personId) leave();
        set({ personId });
      },
      lock: () => set({ served: null, said: null, filter: { ...get().filter, words: '' } }),
      leave: () => {
        forgetPlaces();
        set({ ...AT_START, filter: NO_FILTER });
      },
    }),
    {
      name: 'meridian-furniture',
      version: 1,
      // The words searched for could be a name, and an id of a case could be one too.
      partialize: ({ filter, layouts, theme }) => ({ filter: { ...filter, words: '' }, layouts, theme }),
    },
  ),
);
