import { type WireKind, wireKinds } from '../../../electron/core/api/wire/change.ts';
import type { WireMutation, WireMutationResult } from '../../../electron/core/api/wire/mutation.ts';
import type { WireNote } from '../../../electron/core/api/wire/note.ts';
import { type Database, type Queries, writeTransaction } from '../database/database.ts';
import { problem } from '../http/problem.ts';
import type { People, StoredPerson } from '../records/people.ts';
import { keyOf, rankOf, type RecordWrite } from '../records/record.ts';
import { writeRecords } from '../records/write-records.ts';
import type { ActOutcome, Desk } from './act.ts';
import { decide } from './acts.ts';
import { contentHash } from './content-hash.ts';

export interface Sender {
  readonly person: StoredPerson;
  readonly deviceId: string;
}

export interface Applied {
  readonly result: WireMutationResult;
  readonly concerned: ReadonlySet<string>;
  /** Notes that were written, for the event streams of those they are to. */
  readonly notes: readonly WireNote[];
}

/** Mutations of these types say what is, whatever was before. */
const lastWriterWins = new Set<WireMutation['type']>(['judgment.save']);

/** Mutations of these types only add to a journal, whatever they name as their target. */
const appends = new Set<WireMutation['type']>(['shift.start', 'shift.end', 'activity.append', 'audit.append']);

/**
 * Carries one mutation out, once: its effect and the record of its id are one transaction, behind all that were
 * committed before. Sent again, it is answered `duplicate` with the first result.
 */
export async function applyMutation(
  database: Database,
  people: People,
  sender: Sender,
  mutation: WireMutation,
  nowMs: number,
): Promise<Applied> {
  return writeTransaction(database, async tx => {
    const answered = await answerKnown(tx, sender, mutation);
    if (answered !== null) return unchanged(answered);
    const desk: Desk = { tx, people, ...sender, mutation, nowMs };
    const decision = await decide(desk);
    if ('malformed' in decision) return unchanged({ id: mutation.id, status: 'rejected', problem: decision.malformed });
    const { outcome } = decision;
    if (!outcome.ok && outcome.failure.code === 'forbidden') return unchanged(rejected(mutation, outcome.failure));
    const conflict = await findConflict(tx, sender, mutation);
    if (conflict !== null) return unchanged(conflict);
    if (!outcome.ok) return unchanged(rejected(mutation, outcome.failure));
    const cause = { mutationId: mutation.id, deviceId: sender.deviceId, nowMs };
    const written = await writeRecords(tx, people, outcome.value, cause);
    const version = written.versions.get(keyOf(mutation.target)) ?? (await versionOf(tx, mutation.target));
    await remember(tx, sender, mutation, version, nowMs);
    return {
      result: { id: mutation.id, status: 'applied', ...(version === undefined ? {} : { version }) },
      concerned: written.concerned,
      notes: outcome.value.flatMap(notesIn),
    };
  });
}

async function answerKnown(tx: Queries, sender: Sender, mutation: WireMutation): Promise<WireMutationResult | null> {
  const [known] = await tx.query<{ person_id: string; content_hash: string; version: number | null }>(
    'update mutations set received = received + 1 where id = $1 returning person_id, content_hash, version',
    [mutation.id],
  );
  if (!known) return null;
  if (known.person_id !== sender.person.id || known.content_hash !== contentHash(mutation)) {
    const detail = 'Another mutation has this id. Nothing was changed; make a new one with an id of its own.';
    return { id: mutation.id, status: 'rejected', problem: problem('id-reused', detail) };
  }
  return { id: mutation.id, status: 'duplicate', ...(known.version === null ? {} : { version: known.version }) };
}

/**
 * A conflict, if somebody else changed the target since the person saw it. What the same workstation did meanwhile is
 * no conflict: offline it cannot know the versions that its own mutations made. One that arrives after a later one of
 * its own target is: applied now, it would undo that.
 */
async function findConflict(
  tx: Queries,
  { deviceId, person }: Sender,
  mutation: WireMutation,
): Promise<WireMutationResult | null> {
  const { target, baseVersion, seq, type } = mutation;
  if (!isKind(target.kind) || appends.has(type)) return null;
  const [late] = await tx.query(
    'select 1 from mutations where device_id = $1 and person_id = $2 and target_kind = $3 and target_id = $4 and seq > $5 limit 1',
    [deviceId, person.id, target.kind, target.id, seq],
  );
  const [other] =
    baseVersion === undefined || lastWriterWins.has(type)
      ? []
      : await tx.query(
          `select 1 from object_versions where kind = $1 and id = $2 and version > $3
              and device_id is distinct from $4 limit 1`,
          [target.kind, target.id, baseVersion, deviceId],
        );
  if (!late && !other) return null;
  const [now] = await tx.query<{ version: number; value: unknown }>(
    `select object.version, object.value from objects object
       join visible on visible.rank = $3 and visible.object_id = object.id and visible.person_id = $4
      where object.kind = $1 and object.id = $2`,
    [target.kind, target.id, rankOf(target.kind), person.id],
  );
  if (now) return { id: mutation.id, status: 'conflict', version: now.version, current: now.value };
  return { id: mutation.id, status: 'conflict', version: await versionOf(tx, target), current: null };
}

async function remember(
  tx: Queries,
  sender: Sender,
  mutation: WireMutation,
  version: number | undefined,
  nowMs: number,
) {
  const { id, seq, type, target } = mutation;
  await tx.query(
    `insert into mutations (id, person_id, device_id, seq, type, target_kind, target_id, content_hash, version, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      sender.person.id,
      sender.deviceId,
      seq,
      type,
      target.kind,
      target.id,
      contentHash(mutation),
      version ?? null,
      new Date(nowMs),
    ],
  );
}

async function versionOf(tx: Queries, target: WireMutation['target']): Promise<number | undefined> {
  const [row] = await tx.query<{ version: number }>('select version from objects where kind = $1 and id = $2', [
    target.kind,
    target.id,
  ]);
  return row?.version;
}

function isKind(kind: string): kind is WireKind {
  return (wireKinds as readonly string[]).includes(kind);
}

function notesIn(write: RecordWrite): WireNote[] {
  return write.kind === 'note' && write.value !== null ? [write.value as WireNote] : [];
}

function rejected(
  mutation: WireMutation,
  { code, message, errors }: Extract<ActOutcome, { ok: false }>['failure'],
): WireMutationResult {
  return { id: mutation.id, status: 'rejected', problem: problem(code, message, errors) };
}

function unchanged(result: WireMutationResult): Applied {
  return { result, concerned: new Set(), notes: [] };
}
