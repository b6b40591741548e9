import { caseOf, type Quarantined, type RecordChange, type RecordPut } from '../../../shared/model/change.ts';
import type { FeedIndex } from '../feed/feed-index.ts';
import { type Gone, recordKey } from '../feed/heads.ts';

/** What one page changes here. Nothing in it was applied before. */
export interface PagePlan {
  readonly puts: readonly RecordPut[];
  readonly gone: readonly Gone[];
  readonly quarantined: readonly Quarantined[];
  /** Cases that are here and go. */
  readonly goneCases: readonly string[];
}

/**
 * Decides what of a page is new. A lower version than the stored one is ignored, the same one was applied already, and
 * what went stays away unless it comes back with the version that it went with or a higher one.
 *
 * @param heldVersionOf the version that a case went with which is here only because nobody has said yet that it may go
 */
export function planPage(
  feed: FeedIndex,
  changes: readonly RecordChange[],
  heldVersionOf: (caseId: string) => number = () => 0,
): PagePlan {
  const puts = new Map<string, RecordPut>();
  const gone = new Map<string, Gone>();
  const quarantined = new Map<string, Quarantined>();
  for (const change of changes) {
    const key = recordKey(change.kind, change.id);
    if (change.op === 'quarantine') {
      quarantined.set(key, change);
    } else if (change.op === 'put') {
      const known = puts.get(key)?.version ?? feed.versionOf(change.kind, change.id);
      const held = change.kind === 'case' ? heldVersionOf(change.id) : 0;
      const left = gone.get(key)?.version ?? feed.goneVersion(change.kind, change.id) ?? held;
      if (change.version <= known && !gone.has(key)) continue;
      if (change.version < left || caseIsGone(feed, puts, change)) continue;
      puts.set(key, change);
      gone.delete(key);
      quarantined.delete(key);
    } else {
      quarantined.delete(key);
      const known = puts.get(key)?.version ?? feed.versionOf(change.kind, change.id);
      if (known === 0 || known > change.version) continue;
      puts.delete(key);
      gone.set(key, change);
    }
  }
  const goneCases = [...gone.values()]
    .filter(one => one.kind === 'case' && feed.get('case', one.id) !== undefined)
    .map(one => one.id);
  return { puts: [...puts.values()], gone: [...gone.values()], quarantined: [...quarantined.values()], goneCases };
}

/** The feed brings a case before what belongs to it: what comes for a case that went is of a page seen before. */
function caseIsGone(feed: FeedIndex, puts: ReadonlyMap<string, RecordPut>, put: RecordPut): boolean {
  const caseId = caseOf(put);
  if (put.kind === 'case' || caseId === null) return false;
  const isHere = feed.get('case', caseId) !== undefined || puts.has(recordKey('case', caseId));
  return !isHere && feed.goneVersion('case', caseId) !== undefined;
}
