import type { MeridianDb } from '../db.ts';
import { changedAt, type Head } from '../feed/heads.ts';
import type { RecordKind } from '../../../shared/model/change.ts';
import type { OutboxRow } from '../rows.ts';
import { isPastKeeping } from './still-kept.ts';

const REASON =
  'The client’s server was set back to an earlier state and does not show this any more. It is sent again.';

/** The record that the feed has now; undefined when it has none. */
export type FindHead = <Kind extends RecordKind>(kind: Kind, id: string) => Head<Kind> | undefined;

/**
 * The feed was read to its end under an epoch that is new here: what the server took in the last 35 days and does not
 * show is offered again, with the same id and the same bytes. A server that has it all the same says "duplicate". This
 * is the one way back from `accepted`; the time of the first answer stays, so that nobody takes that answer for news.
 * Inside the transaction that makes the feed visible.
 */
export async function reofferLost(db: MeridianDb, find: FindHead, nowMs: number): Promise<number> {
  const accepted = (await db.outbox.where('state').equals('accepted').toArray())
    .filter(row => !isPastKeeping(row, nowMs))
    .toSorted((a, b) => a.seq - b.seq);
  const lost: OutboxRow[] = [];
  for (const [i, row] of accepted.entries()) {
    const isMissed = !isShown(row, find) || isUndoneBy(lost, row);
    if (isMissed && !isOutdone(row, accepted.slice(i + 1), find)) lost.push(row);
  }
  await db.outbox.bulkPut(lost.map(offeredAgain));
  await layOver(db, lost);
  return lost.length;
}

function offeredAgain({ serverVersion: _version, current: _current, ...row }: OutboxRow): OutboxRow {
  return { ...row, state: 'waiting', reason: REASON, finished: 0 };
}

/** The feed shows what this act did. */
function isShown({ caseId, mutation, serverVersion }: OutboxRow, find: FindHead): boolean {
  const { act, target, baseVersion } = mutation;
  const version = serverVersion ?? baseVersion + 1;
  const has = (kind: RecordKind, id: string): number => find(kind, id)?.version ?? 0;
  const caseNow = target.kind === 'case' ? find('case', target.id)?.columns.record : undefined;
  switch (act.type) {
    case 'judgment.submit':
      return has('submission', act.payload.id) > 0;
    case 'judgment.save': {
      const judgment = find('judgment', target.id);
      return judgment !== undefined && Date.parse(judgment.columns.updatedAt) >= Date.parse(act.payload.updatedAt);
    }
    case 'review.complete':
      return find('review', act.payload.id)?.columns.status === 'completed';
    case 'annotation.put':
      return isMarkShown(find('annotation', target.id), version, changedAt(act.payload));
    case 'annotation.delete':
      // Of a case that is not in the feed no mark is: that says nothing about this one, and the case may be given back.
      return has('annotation', target.id) === 0 && (caseId === null || has('case', caseId) > 0);
    // A case goes on from version to version without what we did to it: what it is now says whether that was lost.
    case 'case.start':
      return caseNow !== undefined && caseNow.status !== 'assigned';
    case 'case.park':
      return caseNow?.parked !== undefined;
    case 'case.resume':
      return caseNow !== undefined && caseNow.parked === undefined;
    case 'case.release':
      return caseNow === undefined || Date.parse(caseNow.assignment.assignedAt) > Date.parse(mutation.at);
    default:
      return has(target.kind as RecordKind, target.id) >= version;
  }
}

/**
 * A server that was set back gives the same numbers out again: under the number of ours may stand what the mark said
 * before. Above it somebody went on, and whoever came last has the last word.
 */
function isMarkShown(mark: Head<'annotation'> | undefined, version: number, at: string): boolean {
  if (!mark || mark.version < version) return false;
  return mark.version > version || mark.columns === null || mark.columns.changedAt === at;
}

/** A mark that is made once more, because something was done to it after it had been removed, is removed once more in between. */
function isUndoneBy(lost: readonly OutboxRow[], { mutation: { act, target } }: OutboxRow): boolean {
  return act.type === 'annotation.delete' && lost.some(({ mutation }) => mutation.target.id === target.id);
}

/** Acts that a later one on the same record can make needless. */
const OUTDONE: ReadonlySet<string> = new Set(['annotation.put', 'judgment.save', 'case.park', 'case.resume']);

/** A later act on the same record says all that this one said, and that one is shown: a mark that was taken away again. */
function isOutdone(row: OutboxRow, later: readonly OutboxRow[], find: FindHead): boolean {
  const { act, target } = row.mutation;
  if (!OUTDONE.has(act.type)) return false;
  const last = later.findLast(
    ({ mutation }) => mutation.target.kind === target.kind && mutation.target.id === target.id,
  );
  return last !== undefined && isShown(last, find);
}

/** A mark that the feed lost stays on the screen while it is sent again. */
async function layOver(db: MeridianDb, lost: readonly OutboxRow[]): Promise<void> {
  for (const { id, caseId, mutation } of lost) {
    const { act, target } = mutation;
    if (caseId === null || (act.type !== 'annotation.put' && act.type !== 'annotation.delete')) continue;
    const here = await db.overlay.get(target.id);
    // A newer act that was never accepted lies over it already.
    if (here && here.acceptedVersion === null && !lost.some(one => one.id === here.entryId)) continue;
    const annotation = act.type === 'annotation.put' ? act.payload : null;
    await db.overlay.put({ id: target.id, caseId, annotation, entryId: id, acceptedVersion: null });
  }
}
