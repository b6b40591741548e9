type Politeness = 'polite' | 'assertive';

const regions = new Map<Politeness, HTMLElement>();

/** Says something to a screen reader without moving the focus. `assertive` interrupts: only for what cannot wait. */
export function announce(said: string, politeness: Politeness = 'polite'): void {
  const region = regions.get(politeness) ?? makeRegion(politeness);
  // The same sentence twice is heard twice only if the node is new.
  const line = document.createElement('p');
  line.textContent = said;
  region.replaceChildren(line);
}

/** What was said last is still on the page for screen readers, also by the widgets' library: now it is gone. */
export function forgetAnnounced(): void {
  for (const region of document.querySelectorAll('[data-live-announcer]')) {
    const lines = region.querySelectorAll('[role=log]');
    for (const log of lines.length > 0 ? lines : [region]) log.replaceChildren();
  }
}

function makeRegion(politeness: Politeness): HTMLElement {
  const region = document.createElement('div');
  region.className = 'visually-hidden';
  region.setAttribute('role', politeness === 'polite' ? 'status' : 'alert');
  region.setAttribute('aria-live', politeness);
  // Dialogs hide the rest of the page from screen readers, except what carries this mark.
  region.dataset['liveAnnouncer'] = 'true';
  document.body.append(region);
  regions.set(politeness, region);
  return region;
}
