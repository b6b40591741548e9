import { useEffect, useState } from 'react';
import type { PaneState } from './pane-columns.ts';
import type { PanesEvent } from './pane-layout.ts';
import type { OtherWindows } from './pane-windows.ts';

/** Gives panes a window of their own, and takes back what was in one when it has gone. */
export function useGiveAway(windows: OtherWindows | undefined, dispatch: (event: PanesEvent) => void) {
  const [hasFailed, setFailed] = useState(false);
  const returned = windows?.returned;
  // Once for each that comes back, wherever that happened.
  const nonce = returned?.nonce;
  useEffect(() => {
    if (returned) dispatch({ type: 'take-back', documentId: returned.documentId });
    // oxlint-disable-next-line react/exhaustive-deps -- once per return
  }, [nonce]);
  const giveAway = (pane: PaneState | undefined): void => {
    if (!windows || !pane || pane.documentId === null) return;
    setFailed(false);
    // The pane stays until the window is there: nobody is left without the document.
    void windows.giveWindow(pane.documentId).then(hasCome => {
      if (hasCome) dispatch({ type: 'give-away', paneId: pane.id });
      else setFailed(true);
    });
  };
  return { giveAway, hasFailed };
}
