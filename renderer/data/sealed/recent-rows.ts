/** A row that was sealed or opened here. */
export interface RecentRow {
  readonly place: string;
  readonly box: Uint8Array;
  readonly text: string;
}

/** A draft at work, the rows of the status bar, and the outbox of a long day, whose entries are written twice when sent. */
const KEPT = 2000;
const KEPT_LENGTH = 4_000_000;
/** Longer ones are rare, and are opened again. */
const LONGEST = 100_000;

/**
 * The texts of rows that were just sealed or opened, with the whole box that each belongs to: a row that is found on the
 * disk as it was written need not be opened to know what is in it. One byte that differs, and it is opened.
 */
export class RecentRows {
  private readonly rows = new Map<string, RecentRow>();
  private length = 0;

  keep(row: RecentRow): void {
    this.drop(row.place);
    if (row.text.length > LONGEST) return;
    this.rows.set(row.place, row);
    this.length += row.text.length;
    while (this.rows.size > KEPT || this.length > KEPT_LENGTH) this.drop(this.rows.keys().next().value ?? row.place);
  }

  /** Null when the row is not known, or another one is there. */
  textOf(place: string, box: Uint8Array): string | null {
    const row = this.rows.get(place);
    return row && isSame(row.box, box) ? row.text : null;
  }

  /** What was there last, as far as is known here. */
  last(place: string): RecentRow | null {
    return this.rows.get(place) ?? null;
  }

  /** Nothing of it stays in memory. */
  forget(): void {
    this.rows.clear();
    this.length = 0;
  }

  private drop(place: string): void {
    this.length -= this.rows.get(place)?.text.length ?? 0;
    this.rows.delete(place);
  }
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
