/** Nobody reads on for longer than this without moving: what comes after does not count. */
const MOST_AT_ONCE_MS = 60_000;

type Shown = Readonly<{ id: string; version: number }>;

interface Sight {
  /** Of the times that are over. */
  ms: number;
  /** When it came to the front, or somebody last moved there; null: it is not in front. */
  since: number | null;
  /** The views that have it in front. Two at once do not count twice. */
  readonly by: Set<string>;
}

/** By document and version, then by page. Numbers only; gone when the window closes. */
const sights = new Map<string, Map<number, Sight>>();

const keyOf = (document: Shown): string => `${document.id}@${document.version}`;

/**
 * These pages of a document are in front of the person now, and no other of it in the same view. A document without pages
 * has the page 1.
 *
 * @param by names the view, of this window or of another one
 */
export function noteSight(document: Shown, seen: readonly number[], by = '', now = performance.now()): void {
  const pages = sights.get(keyOf(document)) ?? new Map<number, Sight>();
  sights.set(keyOf(document), pages);
  for (const [page, sight] of pages) if (!seen.includes(page)) leave(sight, by, now);
  for (const page of seen) {
    const sight = pages.get(page) ?? { ms: 0, since: null, by: new Set<string>() };
    pages.set(page, sight);
    sight.ms = msOf(sight, now);
    sight.since = now;
    sight.by.add(by);
  }
}

/** The document is not on the screen any more in this view. */
export function endSight(document: Shown, by = '', now = performance.now()): void {
  for (const sight of sights.get(keyOf(document))?.values() ?? []) leave(sight, by, now);
}

/** A window has gone, with all of its views: their names begin with this. */
export function endSightsOf(byPrefix: string, now = performance.now()): void {
  for (const sight of [...sights.values()].flatMap(pages => [...pages.values()])) {
    for (const by of sight.by) if (by.startsWith(byPrefix)) leave(sight, by, now);
  }
}

/** For how long a page was in front of the person, in this window or another one of the case; null: never. */
export function sightSeconds(document: Shown, page: number, now = performance.now()): number | null {
  const sight = sights.get(keyOf(document))?.get(page);
  return sight ? Math.round(msOf(sight, now) / 100) / 10 : null;
}

function leave(sight: Sight, by: string, now: number): void {
  if (!sight.by.delete(by) || sight.by.size > 0) return;
  sight.ms = msOf(sight, now);
  sight.since = null;
}

function msOf({ ms, since }: Sight, now: number): number {
  return since === null ? ms : ms + Math.min(MOST_AT_ONCE_MS, Math.max(0, now - since));
}
