import { useEffect, useId } from 'react';

/** The id to give to the control that a dialog begins at; without one it begins at the dialog itself. */
export function useFocusInDialog(): string {
  const id = useId();
  // The dialog takes the focus when it opens, so this waits for the next frame.
  useEffect(() => {
    const frame = requestAnimationFrame(() => document.getElementById(id)?.focus());
    return () => cancelAnimationFrame(frame);
  }, [id]);
  return id;
}
