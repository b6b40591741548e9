/**
 * The CSS highlights of the window, which all panes share by name. Each owner replaces its own ranges and no others.
 * Names are styled in `marks.css`.
 */
const owned = new Map<object, Map<string, readonly AbstractRange[]>>();

/** Later names are drawn above earlier ones. */
const PRIORITY = ['mark-0', 'mark-1', 'mark-2', 'mark-3', 'mark-4', 'mark-5', 'mark-selected', 'hit', 'hit-current'];

export function paintHighlight(owner: object, name: string, ranges: readonly AbstractRange[]): void {
  let names = owned.get(owner);
  if (!names) owned.set(owner, (names = new Map()));
  let highlight = CSS.highlights.get(name);
  if (!highlight) {
    highlight = new Highlight();
    highlight.priority = PRIORITY.indexOf(name);
    CSS.highlights.set(name, highlight);
  }
  for (const range of names.get(name) ?? []) highlight.delete(range);
  for (const range of ranges) highlight.add(range);
  names.set(name, ranges);
}

/** Takes every range of an owner off the screen. */
export function clearHighlights(owner: object): void {
  for (const [name, ranges] of owned.get(owner) ?? []) {
    const highlight = CSS.highlights.get(name);
    for (const range of ranges) highlight?.delete(range);
  }
  owned.delete(owner);
}
