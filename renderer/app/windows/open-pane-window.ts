import * as z from 'zod';

const PLACE = 'meridian-pane-place';
const Place = z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() });
const FIRST_PLACE = { left: 80, top: 40, width: 1000, height: 1000 };

/**
 * Opens a window of our own page beside this one, where the last one was. It is no child of this window: it goes on when
 * this one breaks. For hosts that open no windows themselves.
 */
export function openPaneWindow(address: string): void {
  const { left, top, width, height } = readPlace();
  window.open(address, '_blank', `popup,noopener,left=${left},top=${top},width=${width},height=${height}`);
}

/** Remembers where this window is when it goes. Numbers alone. Returns how to stop. */
export function rememberPlace(): () => void {
  const remember = (): void => {
    const { screenX: left, screenY: top, outerWidth: width, outerHeight: height } = window;
    localStorage.setItem(placeKey(), JSON.stringify({ left, top, width, height }));
  };
  window.addEventListener('pagehide', remember);
  return () => window.removeEventListener('pagehide', remember);
}

/** A place on a second monitor is none when the machine is carried away from it: one monitor has its own. */
function placeKey(): string {
  const isExtended = (window.screen as Screen & { readonly isExtended?: boolean }).isExtended === true;
  return `${PLACE}${isExtended ? ' several' : ''}`;
}

function readPlace(): z.infer<typeof Place> {
  try {
    return Place.parse(JSON.parse(localStorage.getItem(placeKey()) ?? ''));
  } catch {
    // Nothing there yet, or of another build.
    return FIRST_PLACE;
  }
}
