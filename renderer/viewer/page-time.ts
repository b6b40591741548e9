/** Nobody reads on for longer than this without moving: what comes after does not count. */
const MOST_AT_ONCE_MS = 60_000;

interface Sight {
  ms: number;
  /** When it came to the front, or was there last; null: another page is. */
  since: number | null;
}

/** By document and version, then by page. Numbers only; gone when the window closes. */
const sights = new Map<string, Map<number, Sight>>();

const keyOf = (document: { id: string; version: number }): string => `${document.id}@${document.version}`;

/** This page of a document is in front of the person now, and no other of it. A document without pages has the page 1. */
export function noteSight(document: { id: string; version: number }, page: number, now = performance.now()): void {
  const pages = sights.get(keyOf(document)) ?? new Map<number, Sight>();
  sights.set(keyOf(document), pages);
  endSight(document, now);
  const sight = pages.get(page) ?? { ms: 0, since: null };
  pages.set(page, { ...sight, since: now });
}

/** The document is not on the screen any more. */
export function endSight(document: { id: string; version: number }, now = performance.now()): void {
  for (const sight of sights.get(keyOf(document))?.values() ?? []) {
    sight.ms = msOf(sight, now);
    sight.since = null;
  }
}

/** For how long a page was in front of the person in this window; null: never. */
export function sightSeconds(
  document: { id: string; version: number },
  page: number,
  now = performance.now(),
): number | null {
  const sight = sights.get(keyOf(document))?.get(page);
  return sight ? Math.round(msOf(sight, now) / 100) / 10 : null;
}

function msOf({ ms, since }: Sight, now: number): number {
  return since === null ? ms : ms + Math.min(MOST_AT_ONCE_MS, Math.max(0, now - since));
}
