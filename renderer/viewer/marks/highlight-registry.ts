/**
 * The CSS highlights of the window, which all panes share by name. Each owner replaces its own ranges and no others.
 * Names are styled in `marks.css`.
 */
/** Of each owner, by name, the ranges, each with what it stands for. */
const owned = new Map<object, Map<string, ReadonlyMap<object, AbstractRange>>>();

/** Later names are drawn above earlier ones. */
const PRIORITY =
  'change-removed change-added change-moved change-current mark-0 mark-1 mark-2 mark-3 mark-4 mark-5 mark-selected hit hit-current'.split(
    ' ',
  );

export function paintHighlight(owner: object, name: string, ranges: readonly AbstractRange[]): void {
  const names = namesOf(owner);
  const highlight = highlightOf(name);
  for (const range of names.get(name)?.values() ?? []) highlight.delete(range);
  for (const range of ranges) highlight.add(range);
  names.set(name, new Map(ranges.map(range => [range, range])));
}

/**
 * The same for spans that stay as they are while others come and go, as in a scroll: only what has changed is touched. The
 * ranges of spans that stay must still be right; when the text was laid out anew, `clearHighlights` comes first.
 */
export function paintSpans<Span extends object>(
  owner: object,
  name: string,
  spans: readonly Span[],
  rangeOf: (span: Span) => AbstractRange | null,
): void {
  const names = namesOf(owner);
  const before = names.get(name);
  if (spans.length === 0 && !before?.size) return;
  const highlight = highlightOf(name);
  const after = new Map<object, AbstractRange>();
  for (const span of spans) {
    const known = before?.get(span);
    const range = known ?? rangeOf(span);
    if (!range) continue;
    if (!known) highlight.add(range);
    after.set(span, range);
  }
  for (const [span, range] of before ?? []) if (!after.has(span)) highlight.delete(range);
  names.set(name, after);
}

function namesOf(owner: object): Map<string, ReadonlyMap<object, AbstractRange>> {
  let names = owned.get(owner);
  if (!names) owned.set(owner, (names = new Map()));
  return names;
}

function highlightOf(name: string): Highlight {
  let highlight = CSS.highlights.get(name);
  if (!highlight) {
    highlight = new Highlight();
    highlight.priority = PRIORITY.indexOf(name);
    CSS.highlights.set(name, highlight);
  }
  return highlight;
}

/** Takes every range of an owner off the screen. */
export function clearHighlights(owner: object): void {
  for (const [name, ranges] of owned.get(owner) ?? []) {
    const highlight = CSS.highlights.get(name);
    for (const range of ranges.values()) highlight?.delete(range);
  }
  owned.delete(owner);
}
