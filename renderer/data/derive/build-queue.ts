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
  /** The case's documents, so that their states are looked up without walking its records. */
  readonly documents: readonly Head<'document'>[];
  readonly signature: string;
  readonly row: QueueRow;
}

/** The rows of the last time, by case. */
export type QueueMemo = Map<string, Kept>;

/** The queue in its order. */
export function buildQueue(inputs: QueueInputs, memo: QueueMemo): readonly QueueRow[] {
  const { feed } = inputs;
  const processOf = processesOf(feed);
  const rows = feed.cases().map(head => {
    const revision = feed.caseRevision(head.id);
    const before = memo.get(head.id);
    const documents = before?.revision === revision ? before.documents : feed.ofCase(head.id, 'document');
    const entries = inputs.entries.get(head.id) ?? NONE;
    const process = processOf(head);
    const signature = signatureOf(inputs, head, entries, documents, process);
    if (before?.revision === revision && before.signature === signature) return before.row;
    const row = rowOf(inputs, head, entries, documents, process);
    memo.set(head.id, { revision, documents, signature, row });
    return row;
  });
  if (memo.size > rows.length * 2) for (const id of memo.keys()) if (!feed.get('case', id)) memo.delete(id);
  return rows;
}

const NONE: readonly OutboxEntry[] = [];

type ProcessHead = Head<'process'> | undefined;

/** Finds the process of each of many cases, of which nearly all have one of a few. */
function processesOf(feed: FeedIndex): (head: Head<'case'>) => ProcessHead {
  const known = new Map<string, Map<number, ProcessHead>>();
  return ({ columns }) => {
    const { processId, version } = columns.record.process;
    const versions = known.get(processId) ?? new Map<number, ProcessHead>();
    known.set(processId, versions);
    if (!versions.has(version)) versions.set(version, feed.get('process', processKey(columns.record.process)));
    return versions.get(version);
  };
}

/** Everything about a row that is not in the case's own records. */
function signatureOf(
  { verified, failed, drafts, held }: QueueInputs,
  head: Head<'case'>,
  entries: readonly OutboxEntry[],
  documents: readonly Head<'document'>[],
  process: ProcessHead,
): string {
  let [here, broken] = [0, 0];
  for (const { columns } of documents) {
    if (verified.has(columns.bytesKey)) here++;
    else if (failed.has(columns.bytesKey)) broken++;
  }
  const done = entries.length === 0 ? '' : entries.map(entry => entry.id + entry.state).join();
  const isThere = process !== undefined;
  return `${here}|${broken}|${drafts.has(head.id)}|${held.has(head.id)}|${isThere}${process?.columns.name ?? ''}|${done}`;
}

function rowOf(
  inputs: QueueInputs,
  head: Head<'case'>,
  entries: readonly OutboxEntry[],
  documents: readonly Head<'document'>[],
  process: ProcessHead,
): QueueRow {
  const { record } = head.columns;
  return {
    record,
    processName: process?.columns.name ?? record.process.processId,
    status: effectiveStatus(record.status, entries),
    unsent: entries.some(entry => isUnsent(entry.state)),
    attention: entries.some(entry => needsAttention(entry.state)),
    hasDraft: inputs.drafts.has(head.id),
    documents: countDocuments(inputs, head, documents, process),
    isHeld: inputs.held.has(head.id),
    awaitingReview: inputs.isLead ? awaitingReview(inputs.feed, head.id, entries) : null,
  };
}

function countDocuments(
  { feed, verified, failed }: QueueInputs,
  head: Head<'case'>,
  documents: readonly Head<'document'>[],
  process: ProcessHead,
): QueueRow['documents'] {
  const counts = { total: 0, verified: 0, failed: 0, bytes: 0, readyBytes: 0 };
  for (const { columns } of documents) {
    counts.total++;
    counts.bytes += columns.record.bytes;
    if (verified.has(columns.bytesKey)) {
      counts.verified++;
      counts.readyBytes += columns.record.bytes;
    } else if (failed.has(columns.bytesKey)) counts.failed++;
  }
  // The case may name a document that the feed has not brought yet.
  const isNamed = head.columns.record.documentIds.every(id => feed.get('document', id) !== undefined);
  return { ...counts, isReady: isNamed && counts.verified === counts.total && process !== undefined };
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
