import type { WireCase } from '../../../electron/core/api/wire/case.ts';
import type { WireKind } from '../../../electron/core/api/wire/change.ts';
import type { WireMutation, WireMutationType } from '../../../electron/core/api/wire/mutation.ts';
import type { WirePayload } from '../../../electron/core/api/wire/mutation-payload.ts';
import type { WireProblem } from '../../../electron/core/api/wire/problem.ts';
import { type Failure, ok, refuse, type Result } from '../../../shared/result.ts';
import type { Queries } from '../database/database.ts';
import type { People, StoredPerson } from '../records/people.ts';
import type { RecordWrite } from '../records/record.ts';
import { viewersOfCase } from '../records/viewers.ts';

/** Who does what, when, and what they may look at while it is decided. */
export interface Desk {
  readonly tx: Queries;
  readonly people: People;
  readonly person: StoredPerson;
  readonly deviceId: string;
  readonly mutation: WireMutation;
  /** The server's time, milliseconds since 1970. */
  readonly nowMs: number;
}

/** forbidden: not theirs to do. invalid: cannot be done as things are. Both are answered `rejected`. */
export type ActRefusal = 'forbidden' | 'invalid';

interface ActFailure extends Failure<ActRefusal> {
  /** The places of the payload that are in the way, for the problem that it is answered with. */
  readonly errors?: WireProblem['errors'];
}

/** What an act changes. An empty list is an act that changes nothing any more, such as starting a started case. */
export type ActOutcome =
  | { readonly ok: true; readonly value: readonly RecordWrite[] }
  | { readonly ok: false; readonly failure: ActFailure };

/** Decides one type of mutation. Writes nothing itself: what it returns is written, or not, as a whole. */
export type Act<Type extends WireMutationType> = (desk: Desk, payload: WirePayload<Type>) => Promise<ActOutcome>;

export interface Found<Value> {
  readonly id: string;
  readonly version: number;
  readonly caseId: string | null;
  readonly ownerId: string | null;
  readonly value: Value;
}

/** A record as it is now, or null when there is none (any more). */
export async function findRecord<Value>(tx: Queries, kind: WireKind, id: string): Promise<Found<Value> | null> {
  const [row] = await tx.query<{
    version: number;
    case_id: string | null;
    owner_id: string | null;
    value: Value | null;
  }>('select version, case_id, owner_id, value from objects where kind = $1 and id = $2', [kind, id]);
  if (!row || row.value === null) return null;
  return { id, version: row.version, caseId: row.case_id, ownerId: row.owner_id, value: row.value };
}

/** The records of one kind that belong to a case, oldest id first. */
export async function recordsOfCase<Value>(tx: Queries, kind: WireKind, caseId: string): Promise<Found<Value>[]> {
  const rows = await tx.query<{ id: string; version: number; owner_id: string | null; value: Value }>(
    'select id, version, owner_id, value from objects where kind = $1 and case_id = $2 and value is not null order by id',
    [kind, caseId],
  );
  return rows.map(row => ({ id: row.id, version: row.version, caseId, ownerId: row.owner_id, value: row.value }));
}

/** The case, if the person has it before them: as its analyst or as a lead of that analyst. */
export async function caseBefore(desk: Desk, caseId: string): Promise<Result<WireCase, ActRefusal>> {
  const found = await findRecord<WireCase>(desk.tx, 'case', caseId);
  if (found === null || !viewersOfCase(found.value, desk.people).includes(desk.person.id)) {
    return refuse('forbidden', 'The case is not with you: it was given to somebody else, or there is no such case.');
  }
  return ok(found.value);
}

/** The case, if it is this person's own work. */
export async function ownCase(desk: Desk, caseId: string): Promise<Result<WireCase, ActRefusal>> {
  const found = await caseBefore(desk, caseId);
  if (found.ok && found.value.assignment.userId !== desk.person.id) {
    return refuse('forbidden', 'The case is somebody else’s work. Only the person who has it may do this.');
  }
  return found;
}

export function caseWrite(value: WireCase, above?: number): RecordWrite {
  return { kind: 'case', id: value.id, caseId: value.id, ownerId: null, value, above };
}
