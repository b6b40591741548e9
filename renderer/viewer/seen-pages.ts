/** Pages that were in sight in this window, by document and version. Numbers only; gone when the window closes. */
const seen = new Map<string, Set<number>>();

const keyOf = (document: { id: string; version: number }): string => `${document.id}@${document.version}`;

/** A page was in front of the person. */
export function notePage(document: { id: string; version: number }, page: number): void {
  const key = keyOf(document);
  const pages = seen.get(key) ?? new Set();
  if (!pages.has(page)) seen.set(key, pages.add(page));
}

/** Pages of a document that were really opened here, in order. */
export function seenPages(document: { id: string; version: number }): readonly number[] {
  return [...(seen.get(keyOf(document)) ?? [])].toSorted((a, b) => a - b);
}
