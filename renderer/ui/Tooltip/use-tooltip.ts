import { useCallback, useEffect, useId, useRef, useState, type FocusEvent } from 'react';
import { TooltipOnDemand } from './TooltipOnDemand.ts';

const OPEN_DELAY_MS = 500;
const CLOSE_DELAY_MS = 80;
/** Who has read one and moves on to the next button is not made to wait again. */
const STAYS_WARM_MS = 500;

/** Of the whole window: there is one tooltip at a time. */
const shared: { shown: { id: string; close: () => void } | null; warmUntil: number } = { shown: null, warmUntil: 0 };

export interface TooltipTrigger {
  /** Of the tooltip's element. */
  id: string;
  isOpen: boolean;
  close: () => void;
  /** The pointer is on the tooltip itself. */
  stay: () => void;
  /** For the button. */
  triggerProps: {
    onHoverStart: () => void;
    onHoverEnd: () => void;
    onFocus: (event: FocusEvent) => void;
    onBlur: () => void;
    onPressStart: () => void;
  };
}

/** When a tooltip is there: a while after the pointer came to rest on its button, or with the keyboard's focus. */
export function useTooltip(): TooltipTrigger {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wanted = useRef(false);

  const close = useCallback(() => {
    clearTimeout(timer.current);
    wanted.current = false;
    setOpen(false);
    if (shared.shown?.id !== id) return;
    shared.shown = null;
    shared.warmUntil = performance.now() + STAYS_WARM_MS;
  }, [id]);
  const open = useCallback(async () => {
    clearTimeout(timer.current);
    wanted.current = true;
    try {
      await TooltipOnDemand.load();
    } catch {
      // Its code cannot be had now: the button says its name in any case, and the next time it is asked for again.
      return;
    }
    // The person has gone on meanwhile.
    if (!wanted.current) return;
    if (shared.shown?.id !== id) shared.shown?.close();
    shared.shown = { id, close };
    setOpen(true);
  }, [id, close]);

  useEffect(() => close, [close]);
  useEffect(() => {
    if (!isOpen) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // The first Escape is the tooltip's, the next that of what is under it.
      event.stopPropagation();
      close();
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [isOpen, close]);

  return {
    id,
    isOpen,
    close,
    stay: () => clearTimeout(timer.current),
    triggerProps: {
      onHoverStart() {
        const isWarm = shared.shown !== null || performance.now() < shared.warmUntil;
        clearTimeout(timer.current);
        if (isWarm) void open();
        else timer.current = setTimeout(() => void open(), OPEN_DELAY_MS);
      },
      onHoverEnd() {
        clearTimeout(timer.current);
        if (isOpen) timer.current = setTimeout(close, CLOSE_DELAY_MS);
        else wanted.current = false;
      },
      onFocus(event) {
        if (event.target.matches(':focus-visible')) void open();
      },
      onBlur: close,
      onPressStart: close,
    },
  };
}
