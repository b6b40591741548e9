import { needsAttention, isUnsent, type OutboxEntry } from '../../../shared/model/outbox.ts';
import { processKey } from '../../../shared/model/process.ts';
import type { FeedIndex } from '../feed/feed-index.ts';
import type { Head } from '../feed/heads.ts';
import type { QueueRow } from '../views.ts';
import { effectiveStatus } from './effective-status.ts';

/** What the queue is made of besides the feed. */
export interface QueueInputs {
  readonly feed: FeedIndex;
  /** Outbox entries that are not finished, oldest first, by case. */
  readonly entries: ReadonlyMap<string, readonly OutboxEntry[]>;
  readonly drafts: ReadonlySet<string>;
  /** Keys of document bytes in these states. */
  readonly verified: ReadonlySet<string>;
  readonly failed: ReadonlySet<string>;
  /** Cases that the server took away and nobody let go yet. */
  readonly held: ReadonlySet<string>;
  readonly isLead: boolean;
}

/** What a row was made of, so that one that did not change is the same object and is neither made nor drawn again. */
interface Kept {
  readonly revision: number;
  /** Keys of the case's documents, so that their states are looked up without walking its records. */
  readonly bytesKeys: readonly string[];
  readonly signature: string;
  readonly row: QueueRow;
}

/** The rows of the last time, by case. */
export type QueueMemo = Map<string, Kept>;

/** The queue in its order. */
export function buildQueue(inputs: QueueInputs, memo: QueueMemo): readonly QueueRow[] {
  const { feed } = inputs;
  const rows = feed.cases().map(head => {
    const revision = feed.caseRevision(head.id);
    const before = memo.get(head.id);
    const isSameCase = before?.revision === revision;
    const bytesKeys = isSameCase
      ? before.bytesKeys
      : feed.ofCase(head.id, 'document').map(document => document.columns.bytesKey);
    const entries = inputs.entries.get(head.id) ?? [];
    const signature = signatureOf(inputs, head, entries, bytesKeys);
    if (isSameCase && before.signature === signature) return before.row;
    const row = rowOf(inputs, head, entries);
    memo.set(head.id, { revision, bytesKeys, signature, row });
    return row;
  });
  if (memo.size > rows.length * 2) for (const id of memo.keys()) if (!feed.get('case', id)) memo.delete(id);
  return rows;
}

/** Everything about a row that is not in the case's own records. */
function signatureOf(
  { feed, verified, failed, drafts, held }: QueueInputs,
  head: Head<'case'>,
  entries: readonly OutboxEntry[],
  bytesKeys: readonly string[],
): string {
  let [here, broken] = [0, 0];
  for (const key of bytesKeys) {
    if (verified.has(key)) here++;
    else if (failed.has(key)) broken++;
  }
  const done = entries.length === 0 ? '' : entries.map(entry => entry.id + entry.state).join();
  const isThere = processOf(feed, head) !== undefined;
  return `${here}|${broken}|${drafts.has(head.id)}|${held.has(head.id)}|${isThere}${processName(feed, head)}|${done}`;
}

function rowOf(inputs: QueueInputs, head: Head<'case'>, entries: readonly OutboxEntry[]): QueueRow {
  const { record } = head.columns;
  return {
    record,
    processName: processName(inputs.feed, head),
    status: effectiveStatus(record.status, entries),
    unsent: entries.some(entry => isUnsent(entry.state)),
    attention: entries.some(entry => needsAttention(entry.state)),
    hasDraft: inputs.drafts.has(head.id),
    documents: countDocuments(inputs, head),
    isHeld: inputs.held.has(head.id),
    awaitingReview: inputs.isLead ? awaitingReview(inputs.feed, head.id, entries) : null,
  };
}

function processOf(feed: FeedIndex, head: Head<'case'>): Head<'process'> | undefined {
  return feed.get('process', processKey(head.columns.record.process));
}

function processName(feed: FeedIndex, head: Head<'case'>): string {
  return processOf(feed, head)?.columns.name ?? head.columns.record.process.processId;
}

function countDocuments({ feed, verified, failed }: QueueInputs, head: Head<'case'>): QueueRow['documents'] {
  const counts = { total: 0, verified: 0, failed: 0, bytes: 0, readyBytes: 0 };
  for (const { columns } of feed.ofCase(head.id, 'document')) {
    counts.total++;
    counts.bytes += columns.record.bytes;
    if (verified.has(columns.bytesKey)) {
      counts.verified++;
      counts.readyBytes += columns.record.bytes;
    } else if (failed.has(columns.bytesKey)) counts.failed++;
  }
  // The case may name a document that the feed has not brought yet.
  const isNamed = head.columns.record.documentIds.every(id => feed.get('document', id) !== undefined);
  const isReady = isNamed && counts.verified === counts.total && processOf(feed, head) !== undefined;
  return { ...counts, isReady };
}

/** The last submission, unless a completed review covers it, here or in the outbox. */
function awaitingReview(feed: FeedIndex, caseId: string, entries: readonly OutboxEntry[]): QueueRow['awaitingReview'] {
  const last = feed
    .ofCase(caseId, 'submission')
    .toSorted((a, b) => Date.parse(a.columns.submittedAt) - Date.parse(b.columns.submittedAt))
    .at(-1);
  if (!last) return null;
  const reviewed = feed
    .ofCase(caseId, 'review')
    .some(({ columns }) => columns.status === 'completed' && columns.submissionIds.some(id => id === last.id));
  const reviewedHere = entries.some(
    ({ state, mutation: { act } }) =>
      act.type === 'review.complete' && !needsAttention(state) && act.payload.submissionIds.some(id => id === last.id),
  );
  if (reviewed || reviewedHere) return null;
  const { submittedAt, userId, round } = last.columns;
  return { submittedAt, userId, round };
}
