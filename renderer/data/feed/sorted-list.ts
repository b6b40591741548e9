/** More than so many at once are merged in; fewer are each put in their place. */
const FEW = 16;

/**
 * Items kept in order. What was added and removed is put in its place when somebody asks for the items, all at once: a
 * feed that is read from the start is never sorted page by page. `items` is another array after each change.
 */
export class SortedList<T> {
  private list: readonly T[] = [];
  private readonly added = new Set<T>();
  private readonly removed = new Set<T>();
  private readonly compare: (a: T, b: T) => number;

  constructor(compare: (a: T, b: T) => number) {
    this.compare = compare;
  }

  /** The same array until something changes. */
  items(): readonly T[] {
    if (this.added.size + this.removed.size === 0) return this.list;
    this.list = this.added.size + this.removed.size <= FEW ? this.placed() : this.merged();
    this.added.clear();
    this.removed.clear();
    return this.list;
  }

  get size(): number {
    return this.list.length + this.added.size - this.removed.size;
  }

  /** An item that is not there. */
  add(item: T): void {
    if (!this.removed.delete(item)) this.added.add(item);
  }

  /** This very item, which is there. */
  remove(item: T): void {
    if (!this.added.delete(item)) this.removed.add(item);
  }

  clear(): void {
    this.list = [];
    this.added.clear();
    this.removed.clear();
  }

  private placed(): T[] {
    const list = [...this.list];
    for (const item of this.removed) {
      const at = this.placeIn(list, item);
      list.splice(list[at] === item ? at : list.indexOf(item), 1);
    }
    for (const item of this.added) list.splice(this.placeIn(list, item), 0, item);
    return list;
  }

  private merged(): T[] {
    const added = [...this.added].toSorted(this.compare);
    const kept = this.removed.size === 0 ? this.list : this.list.filter(item => !this.removed.has(item));
    const list: T[] = [];
    let at = 0;
    for (const item of kept) {
      for (; at < added.length && this.compare(added[at] as T, item) < 0; at++) list.push(added[at] as T);
      list.push(item);
    }
    for (; at < added.length; at++) list.push(added[at] as T);
    return list;
  }

  /** The first place whose item is not before this one. */
  private placeIn(list: readonly T[], item: T): number {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(list[middle] as T, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
