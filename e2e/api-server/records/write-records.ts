import { randomBytes } from 'node:crypto';
import type { WireCase } from '../../../electron/core/api/wire/case.ts';
import type { WireKind } from '../../../electron/core/api/wire/change.ts';
import type { Queries } from '../database/database.ts';
import type { People } from './people.ts';
import { type Cause, keyOf, rankOf, type RecordWrite } from './record.ts';
import { viewersOf, viewersOfCase } from './viewers.ts';

const CHUNK = 500;

/** One row of somebody's feed. */
interface Row {
  readonly personId: string;
  readonly kind: WireKind;
  readonly id: string;
  readonly version: number;
  readonly op: 'put' | 'delete';
}

interface Versioned extends Omit<RecordWrite, 'above'> {
  readonly version: number;
}

export interface Written {
  /** By `keyOf`: the version that each record now has. */
  readonly versions: ReadonlyMap<string, number>;
  /** People whose feed has news. */
  readonly concerned: ReadonlySet<string>;
}

/**
 * Writes records, all their consequences and nothing else: the new versions, who sees them now, and a line in the feed
 * of everybody who does or no longer does. When a case changes hands, everything of the case follows it. Must run in
 * a `writeTransaction`. Order matters: what is referred to comes first.
 */
export async function writeRecords(
  tx: Queries,
  people: People,
  writes: readonly RecordWrite[],
  cause: Cause,
): Promise<Written> {
  const versions = new Map<string, number>();
  const concerned = new Set<string>();
  for (let from = 0; from < writes.length; from += CHUNK) {
    const records = await store(tx, writes.slice(from, from + CHUNK), cause);
    const followers = await followersOf(tx, records);
    const rows = await planRows(tx, people, [...records, ...followers], new Set(records.map(keyOf)));
    await appendRows(tx, rows, cause);
    for (const record of records) versions.set(keyOf(record), record.version);
    for (const row of rows) concerned.add(row.personId);
  }
  return { versions, concerned };
}

async function store(tx: Queries, writes: readonly RecordWrite[], cause: Cause): Promise<Versioned[]> {
  const rows = await tx.query<{ kind: string; id: string; version: number }>(
    `insert into objects (kind, id, case_id, owner_id, value, version)
     select kind, id, case_id, owner_id, value::json, above + 1
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[])
         as new (kind, id, case_id, owner_id, value, above)
     on conflict (kind, id) do update set
       case_id = excluded.case_id, owner_id = excluded.owner_id, value = excluded.value,
       version = greatest(objects.version, excluded.version - 1) + 1
     returning kind, id, version`,
    [
      writes.map(write => write.kind),
      writes.map(write => write.id),
      writes.map(write => write.caseId),
      writes.map(write => write.ownerId),
      writes.map(write => (write.value === null ? null : JSON.stringify(write.value))),
      writes.map(write => write.above ?? 0),
    ],
  );
  const versionByKey = new Map(rows.map(row => [keyOf(row), row.version]));
  const stored = writes.map(write => ({ ...write, version: versionByKey.get(keyOf(write)) ?? 1 }));
  await tx.query(
    `insert into object_versions (kind, id, version, value, mutation_id, device_id, at)
     select kind, id, version, value::json, $5::uuid, $6::text, $7::timestamptz
       from unnest($1::text[], $2::text[], $3::int[], $4::text[]) as new (kind, id, version, value)`,
    [
      stored.map(record => record.kind),
      stored.map(record => record.id),
      stored.map(record => record.version),
      stored.map(record => (record.value === null ? null : JSON.stringify(record.value))),
      cause.mutationId,
      cause.deviceId,
      new Date(cause.nowMs),
    ],
  );
  return stored;
}

/** The other records of the cases in `records`: they go where the case goes. */
async function followersOf(tx: Queries, records: readonly Versioned[]): Promise<Versioned[]> {
  // A case's first version has no followers yet; most cases are only ever written once.
  const cases = records.filter(record => record.kind === 'case' && record.version > 1).map(record => record.id);
  if (cases.length === 0) return [];
  const written = new Set(records.map(keyOf));
  const rows = await tx.query<{
    kind: WireKind;
    id: string;
    case_id: string;
    owner_id: string | null;
    version: number;
    value: unknown;
  }>(
    `select kind, id, case_id, owner_id, version, value from objects
      where case_id = any($1::text[]) and kind <> 'case' and value is not null`,
    [cases],
  );
  return rows
    .map(row => ({ ...row, caseId: row.case_id, ownerId: row.owner_id }))
    .filter(row => !written.has(keyOf(row)))
    .toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind));
}

/** What to tell whom: losses of a case's parts before the loss of the case, gains after the gain of the case. */
async function planRows(
  tx: Queries,
  people: People,
  records: readonly Versioned[],
  written: ReadonlySet<string>,
): Promise<Row[]> {
  const ofCase = await caseViewers(tx, people, records);
  // What was written for the first time had no viewers before.
  const before = await viewersBefore(
    tx,
    records.filter(record => record.version > 1 || !written.has(keyOf(record))),
  );
  const deletes: Row[] = [];
  const puts: Row[] = [];
  for (const record of records) {
    const key = keyOf(record);
    const had = before.get(key) ?? new Set<string>();
    const viewers = record.value === null ? [] : viewersOf(record, ofCase.get(record.caseId ?? '') ?? [], people);
    const has = new Set(viewers);
    const row = { kind: record.kind, id: record.id, version: record.version };
    for (const personId of had) if (!has.has(personId)) deletes.unshift({ ...row, personId, op: 'delete' });
    for (const personId of has) {
      if (written.has(key) || !had.has(personId)) puts.push({ ...row, personId, op: 'put' });
    }
  }
  return [...deletes, ...puts.toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind))];
}

async function caseViewers(
  tx: Queries,
  people: People,
  records: readonly Versioned[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const viewers = new Map<string, readonly string[]>();
  for (const record of records) {
    if (record.kind === 'case' && record.value !== null) {
      viewers.set(record.id, viewersOfCase(record.value as WireCase, people));
    }
  }
  const others = [
    ...new Set(records.flatMap(({ caseId }) => (caseId === null || viewers.has(caseId) ? [] : [caseId]))),
  ];
  if (others.length > 0) {
    const rows = await tx.query<{ id: string; value: WireCase | null }>(
      `select id, value from objects where kind = 'case' and id = any($1::text[])`,
      [others],
    );
    for (const { id, value } of rows) viewers.set(id, value === null ? [] : viewersOfCase(value, people));
  }
  return viewers;
}

async function viewersBefore(tx: Queries, old: readonly Versioned[]): Promise<Map<string, Set<string>>> {
  const before = new Map<string, Set<string>>();
  if (old.length === 0) return before;
  const rows = await tx.query<{ kind: string; object_id: string; person_id: string }>(
    `select asked.kind, visible.object_id, visible.person_id
       from visible
       join unnest($1::smallint[], $2::text[], $3::text[]) as asked (rank, id, kind)
         on visible.rank = asked.rank and visible.object_id = asked.id`,
    [old.map(record => rankOf(record.kind)), old.map(record => record.id), old.map(record => record.kind)],
  );
  for (const row of rows) {
    const key = keyOf({ kind: row.kind, id: row.object_id });
    before.set(key, (before.get(key) ?? new Set()).add(row.person_id));
  }
  return before;
}

async function appendRows(tx: Queries, rows: readonly Row[], cause: Cause): Promise<void> {
  if (rows.length === 0) return;
  // One statement: `seq` is drawn in the order of the rows, and `visible` learns from which change on it is true.
  await tx.query(
    `with new as (
       select * from unnest($1::text[], $2::smallint[], $3::text[], $4::text[], $5::int[], $6::text[], $7::text[])
         with ordinality as row (person_id, rank, kind, object_id, version, op, check_word, place)
     ), appended as (
       insert into changes (person_id, kind, object_id, version, op, check_word, at)
       select person_id, kind, object_id, version, op, check_word, $8::timestamptz from new order by place
       returning seq, person_id, kind, object_id, op
     ), gone as (
       delete from visible using new
        where new.op = 'delete' and visible.person_id = new.person_id
          and visible.rank = new.rank and visible.object_id = new.object_id
     )
     insert into visible (person_id, rank, object_id, since_seq)
     select appended.person_id, new.rank, appended.object_id, appended.seq
       from appended join new using (person_id, kind, object_id)
      where appended.op = 'put'
     on conflict do nothing`,
    [
      rows.map(row => row.personId),
      rows.map(row => rankOf(row.kind)),
      rows.map(row => row.kind),
      rows.map(row => row.id),
      rows.map(row => row.version),
      rows.map(row => row.op),
      rows.map(() => randomBytes(6).toString('base64url')),
      new Date(cause.nowMs),
    ],
  );
}
