import { endSight, noteSight } from './page-time.ts';
import { notePage } from './seen-pages.ts';

/** What a view has in front of the person. Ids and numbers. */
export interface SightNews {
  /** Names the view. */
  readonly by: string;
  readonly document: Readonly<{ id: string; version: number }>;
  /** Empty: the document is not on the screen any more. */
  readonly pages: readonly number[];
  /** False: it has no pages, and the page 1 stands for the whole. */
  readonly isPaged: boolean;
}

const listeners = new Set<(news: SightNews) => void>();
/** By view. */
const inFront = new Map<string, SightNews>();

/** Notes what a view of this window has in front, and tells it to those who pass it on to other windows. */
export function tellSight(news: SightNews): void {
  if (news.pages.length > 0) inFront.set(news.by, news);
  else inFront.delete(news.by);
  hearSight(news);
  for (const listener of listeners) listener(news);
}

/** Notes what a view, maybe of another window, has in front. */
export function hearSight({ by, document, pages, isPaged }: SightNews): void {
  if (pages.length === 0) return endSight(document, by);
  noteSight(document, pages, by);
  if (isPaged) for (const page of pages) notePage(document, page);
}

/** Returns how to stop. */
export function onSight(listener: (news: SightNews) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What is in front in this window now. */
export function sightsNow(): readonly SightNews[] {
  return [...inFront.values()];
}
