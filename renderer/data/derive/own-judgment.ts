import type { FeedIndex } from '../feed/feed-index.ts';
import type { Head } from '../feed/heads.ts';
import type { DraftRow } from '../rows.ts';

/** The server's copy of this person's judgment of a case. */
export function ownJudgment(feed: FeedIndex, caseId: string, personId: string): Head<'judgment'> | undefined {
  return feed.ofCase(caseId, 'judgment').find(head => head.columns.userId === personId);
}

/** The server's copy moved on since the draft began, and not because this draft was sent there. */
export function isStale(draft: DraftRow, served: Head<'judgment'> | undefined): boolean {
  if (!served || served.version <= draft.baseVersion) return false;
  return draft.sharedAt === null || Date.parse(served.columns.updatedAt) !== Date.parse(draft.sharedAt);
}
