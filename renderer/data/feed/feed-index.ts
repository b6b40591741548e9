import type { RecordKind } from '../../../shared/model/change.ts';
import { compareCases, type Head, type HeadEntry, recordKey } from './heads.ts';
import { SortedList } from './sorted-list.ts';

/**
 * Where every record of the feed is, in memory: by id, by case, and the cases in the queue's order. Changes come in
 * batches; a batch that was seen before changes nothing. Listeners are told after each batch.
 */
export class FeedIndex {
  /** Which set of packs this is, and the last page of heads in it. */
  generation = 0;
  page = 0;
  /** Slots of packs that no record is in any more. */
  garbage = 0;
  private readonly records = new Map<string, Head>();
  private readonly gone = new Map<string, number>();
  private readonly byCase = new Map<string, Map<string, Head>>();
  private readonly caseRevisions = new Map<string, number>();
  private readonly queue = new SortedList<Head<'case'>>(compareCases);
  private readonly listeners = new Set<() => void>();
  private changes = 0;

  /** Changes whenever anything did. */
  readonly revision = (): number => this.changes;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get<Kind extends RecordKind>(kind: Kind, id: string): Head<Kind> | undefined {
    return this.records.get(recordKey(kind, id)) as Head<Kind> | undefined;
  }

  /** The version of a record that went, if it went. */
  goneVersion(kind: string, id: string): number | undefined {
    return this.gone.get(recordKey(kind, id));
  }

  /** What is known of a record's version: 0 when it was never here. */
  versionOf(kind: string, id: string): number {
    return this.records.get(recordKey(kind, id))?.version ?? 0;
  }

  ofCase<Kind extends RecordKind>(caseId: string, kind: Kind): Head<Kind>[] {
    const found: Head<Kind>[] = [];
    for (const head of this.byCase.get(caseId)?.values() ?? []) if (head.kind === kind) found.push(head as Head<Kind>);
    return found;
  }

  /** The case that a record here belongs to; null when it is not here or of no case. */
  caseOf(kind: string, id: string): string | null {
    return this.records.get(recordKey(kind, id))?.caseId ?? null;
  }

  /** The case itself and everything of it. */
  allOfCase(caseId: string): Head[] {
    return [...(this.byCase.get(caseId)?.values() ?? [])];
  }

  /** Changes whenever a record of the case did. */
  caseRevision(caseId: string): number {
    return this.caseRevisions.get(caseId) ?? 0;
  }

  /** In the queue's order. The same array until something changes. */
  cases(): readonly Head<'case'>[] {
    return this.queue.items();
  }

  /** How many cases there are, without putting them in order. */
  get caseCount(): number {
    return this.queue.size;
  }

  all(): IterableIterator<Head> {
    return this.records.values();
  }

  /** Records that went, for a compacted log: `kind/id` and version. */
  allGone(): IterableIterator<[string, number]> {
    return this.gone.entries();
  }

  get size(): number {
    return this.records.size;
  }

  /** Takes a batch in the order of the feed. */
  apply(entries: readonly HeadEntry[]): void {
    for (const entry of entries) {
      if (entry.op === 'put') this.put(entry);
      else this.delete(entry.kind, entry.id, entry.version);
    }
    this.changed();
  }

  /** Forgets everything: another generation is about to be loaded. Tells nobody; the next `apply` does. */
  clear(generation: number): void {
    this.generation = generation;
    this.page = 0;
    this.garbage = 0;
    for (const caseId of this.byCase.keys()) this.touch(caseId);
    this.records.clear();
    this.gone.clear();
    this.byCase.clear();
    this.queue.clear();
  }

  private put(head: Head): void {
    const key = recordKey(head.kind, head.id);
    const before = this.records.get(key);
    if (before && before.version >= head.version) return;
    if ((this.gone.get(key) ?? 0) > head.version) return;
    if (before) this.remove(key, before);
    this.gone.delete(key);
    this.records.set(key, head);
    if (head.kind === 'case') this.queue.add(head);
    if (head.caseId === null) return;
    const group = this.byCase.get(head.caseId) ?? new Map<string, Head>();
    group.set(key, head);
    this.byCase.set(head.caseId, group);
    this.touch(head.caseId);
  }

  private delete(kind: string, id: string, version: number): void {
    const key = recordKey(kind, id);
    const before = this.records.get(key);
    if (before && before.version > version) return;
    this.gone.set(key, Math.max(version, this.gone.get(key) ?? 0));
    if (!before) return;
    this.remove(key, before);
    if (before.kind !== 'case') return;
    for (const [other, head] of this.byCase.get(before.id) ?? []) this.remove(other, head);
    this.byCase.delete(before.id);
  }

  private remove(key: string, head: Head): void {
    this.records.delete(key);
    this.garbage++;
    if (head.kind === 'case') this.queue.remove(head);
    if (head.caseId === null) return;
    this.byCase.get(head.caseId)?.delete(key);
    this.touch(head.caseId);
  }

  private touch(caseId: string): void {
    this.caseRevisions.set(caseId, (this.caseRevisions.get(caseId) ?? 0) + 1);
  }

  private changed(): void {
    this.changes++;
    for (const listener of this.listeners) listener();
  }
}
