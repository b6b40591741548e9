import { create } from 'zustand';

type FrameDialog = 'palette' | 'shortcuts' | 'about' | 'pin' | 'sign-out' | 'reckoning' | 'rescue';

/** Which of the frame's dialogs is open. */
interface Dialogs {
  readonly shown: FrameDialog | null;
  open(dialog: FrameDialog): void;
  close(): void;
}

export const useDialogs = create<Dialogs>()(set => ({
  shown: null,
  open: shown => set({ shown }),
  close: () => set({ shown: null }),
}));
