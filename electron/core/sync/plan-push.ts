import { isUnsent, type OutboxEntry } from '../../../shared/model/outbox.ts';

/** Most mutations in one request, by the contract. */
export const LARGEST_BATCH = 500;
/** Fewer than this do not deserve a second request. */
const SMALLEST_SHARE = 100;

/** What goes in one request: whole lanes, or the beginning of one. */
export interface Batch {
  readonly entries: readonly OutboxEntry[];
  readonly lanes: readonly string[];
}

export interface PushPlan {
  /** To be sent now, each in one request, in no order among them. */
  readonly batches: readonly Batch[];
  /** Could be sent as well, when there is room again. */
  readonly later: readonly OutboxEntry[];
  /** Unsent, and not sendable before something else is solved. */
  readonly held: readonly OutboxEntry[];
}

export interface PushLimits {
  /** How many requests may be begun now. */
  readonly places: number;
  /** Lanes that are under way, rest, or were told to wait: nothing of theirs goes. */
  readonly closed: ReadonlySet<string>;
  /** Most mutations that may go together with those of this lane: fewer when the server choked on it. */
  readonly limitOf: (lane: string) => number;
}

/** Acts in one lane take effect in the order in which they were done. What has no case has one lane together. */
export function laneOf({ caseId }: OutboxEntry): string {
  return caseId ?? '';
}

/**
 * Decides what goes to the server next. A lane is a case. Within it the order of the numbers holds: the first that has
 * to stay (because of an unsolved conflict or refusal of the same record) holds back those after it. Lanes never wait
 * for each other.
 */
export function planPush(entries: readonly OutboxEntry[], limits: PushLimits): PushPlan {
  const { lanes, held } = sendableLanes(entries, limits.closed);
  const batches: Batch[] = [];
  const later: OutboxEntry[] = [];
  for (const [limit, group] of byLimit(lanes, limits.limitOf)) {
    const size = [...group.values()].reduce((sum, lane) => sum + lane.length, 0);
    // As few requests as the places allow: each has its cost.
    const share = Math.min(limit, Math.max(SMALLEST_SHARE, Math.ceil(size / Math.max(1, limits.places))));
    for (const batch of pack(group, share, limit)) {
      if (batches.length < limits.places) batches.push(batch);
      else later.push(...batch.entries);
    }
  }
  const going = new Set([...batches.flatMap(batch => batch.entries), ...later]);
  for (const lane of lanes.values()) later.push(...lane.filter(entry => !going.has(entry)));
  return { batches, later, held };
}

type Lanes = Map<string, OutboxEntry[]>;

function sendableLanes(
  entries: readonly OutboxEntry[],
  closed: ReadonlySet<string>,
): { lanes: Lanes; held: OutboxEntry[] } {
  const unsolved = new Set<string>();
  const stuck = new Set(closed);
  const lanes: Lanes = new Map();
  const held: OutboxEntry[] = [];
  for (const entry of entries.toSorted((a, b) => a.mutation.seq - b.mutation.seq)) {
    const lane = laneOf(entry);
    if (entry.state === 'conflict' || entry.state === 'rejected') unsolved.add(targetOf(entry));
    if (!isUnsent(entry.state)) continue;
    if (stuck.has(lane) || unsolved.has(targetOf(entry))) {
      // A later one of the lane, of another record, would take effect before it.
      stuck.add(lane);
      held.push(entry);
      continue;
    }
    const before = lanes.get(lane);
    if (before) before.push(entry);
    else lanes.set(lane, [entry]);
  }
  return { lanes, held };
}

/** Those that the server choked on travel among themselves, so that they cannot take the others down with them. */
function byLimit(lanes: Lanes, limitOf: (lane: string) => number): [number, Lanes][] {
  const groups = new Map<number, Lanes>();
  for (const [lane, entries] of lanes) {
    const limit = Math.min(LARGEST_BATCH, limitOf(lane));
    const group = groups.get(limit) ?? new Map<string, OutboxEntry[]>();
    groups.set(limit, group.set(lane, entries));
  }
  return [...groups].toSorted(([a], [b]) => b - a);
}

/** Fills batches with whole lanes, first come first served; of a lane that is longer than a batch, its beginning. */
function pack(lanes: Lanes, share: number, limit: number): Batch[] {
  const batches: { entries: OutboxEntry[]; lanes: string[] }[] = [];
  for (const [lane, entries] of lanes) {
    const beginning = entries.slice(0, limit);
    const last = batches.at(-1);
    if (last && last.entries.length < share && last.entries.length + beginning.length <= limit) {
      last.entries.push(...beginning);
      last.lanes.push(lane);
    } else batches.push({ entries: [...beginning], lanes: [lane] });
  }
  return batches;
}

export function targetOf(entry: OutboxEntry): string {
  return `${entry.mutation.target.kind}/${entry.mutation.target.id}`;
}
