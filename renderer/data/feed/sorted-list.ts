/** Items kept in order, found by binary search. `items` is a new array after each change, for snapshots. */
export class SortedList<T> {
  private list: T[] = [];
  private snapshot: readonly T[] | null = null;
  private deferred: Set<T> | null = null;
  private readonly compare: (a: T, b: T) => number;

  constructor(compare: (a: T, b: T) => number) {
    this.compare = compare;
  }

  items(): readonly T[] {
    this.snapshot ??= [...this.list];
    return this.snapshot;
  }

  add(item: T): void {
    this.snapshot = null;
    if (this.deferred) this.deferred.add(item);
    else this.list.splice(this.placeOf(item), 0, item);
  }

  /** Removes this very item. */
  remove(item: T): void {
    this.snapshot = null;
    if (this.deferred) {
      this.deferred.delete(item);
      return;
    }
    const at = this.list[this.placeOf(item)] === item ? this.placeOf(item) : this.list.indexOf(item);
    if (at >= 0) this.list.splice(at, 1);
  }

  clear(): void {
    this.list = [];
    this.snapshot = null;
    this.deferred = this.deferred ? new Set() : null;
  }

  /** Until `settle`, changes are collected and not ordered: for many at once. */
  defer(): void {
    this.deferred = new Set(this.list);
  }

  settle(): void {
    if (!this.deferred) return;
    this.list = [...this.deferred].toSorted(this.compare);
    this.deferred = null;
    this.snapshot = null;
  }

  /** The first place whose item is not before this one. */
  private placeOf(item: T): number {
    let low = 0;
    let high = this.list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(this.list[middle] as T, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
