import { refuse, type Result } from '../../../shared/result.ts';
import type { Database, Queries } from '../database/database.ts';
import { type Cursor, packCursor, unpackCursor } from './cursor.ts';
import { kindOfRank } from './record.ts';

/** A page of the feed. `lines` are changes as JSON text: values go out as they were stored, never parsed on the way. */
export interface FeedPage {
  readonly lines: readonly string[];
  readonly nextCursor: string;
  readonly hasMore: boolean;
}

type Refusal = 'cursor-expired' | 'epoch-changed';

/**
 * Reads on in a person's feed. Without a cursor it gives what there is, kind by kind, so that everything comes after
 * what it refers to; then what has changed since the reading began. A page may repeat what an earlier one gave.
 */
export async function readFeed(
  database: Database,
  personId: string,
  cursorText: string | undefined,
  limit: number,
): Promise<Result<FeedPage, Refusal>> {
  if (cursorText === undefined) {
    const start = await lastChange(database, personId);
    return { ok: true, value: await presentPage(database, personId, { ...start, after: { rank: -1, id: '' } }, limit) };
  }
  const cursor = unpackCursor(cursorText);
  if (cursor === null) return refuse('cursor-expired', 'This server never gave out the cursor. Read from the start.');
  const refusal = await checkCursor(database, personId, cursor);
  if (refusal !== null) return refusal;
  const { after } = cursor;
  return {
    ok: true,
    value:
      after === undefined
        ? await newsPage(database, personId, cursor, limit)
        : await presentPage(database, personId, { ...cursor, after }, limit),
  };
}

async function lastChange(queries: Queries, personId: string): Promise<Cursor> {
  const [last] = await queries.query<{ seq: number; check_word: string }>(
    'select seq, check_word from changes where person_id = $1 order by seq desc limit 1',
    [personId],
  );
  return last ? { seq: last.seq, check: last.check_word } : { seq: 0, check: '' };
}

async function checkCursor(queries: Queries, personId: string, { seq, check }: Cursor) {
  const [known] = await queries.query<{ check_word: string }>(
    'select check_word from changes where person_id = $1 and seq = $2',
    [personId, seq],
  );
  if (known?.check_word === check) return null;
  const [floor] = await queries.query<{ value: string }>(`select value from meta where name = 'feed-floor'`);
  if (!known && seq < Number(floor?.value ?? 0)) {
    return refuse('cursor-expired', 'The changes after this cursor are no longer kept. Read from the start.');
  }
  // Nobody had changed anything when this cursor was made.
  if (seq === 0) return null;
  return refuse('epoch-changed', 'This server does not know the change that the cursor ends at. Read from the start.');
}

/** Records that the person has had since before the reading began; later ones come as news, in their order. */
async function presentPage(
  queries: Queries,
  personId: string,
  cursor: Cursor & { after: { rank: number; id: string } },
  limit: number,
): Promise<FeedPage> {
  const rows = await queries.query<{ rank: number; id: string; version: number; value: string }>(
    `select visible.rank, object.id, object.version, object.value::text as value
       from visible
       join unnest($5::text[]) with ordinality as kinds (kind, place) on kinds.place = visible.rank + 1
       join objects object on object.kind = kinds.kind and object.id = visible.object_id
      where visible.person_id = $1 and visible.since_seq <= $2 and (visible.rank, visible.object_id) > ($3, $4)
        and object.value is not null
      order by visible.rank, visible.object_id limit $6`,
    [personId, cursor.seq, cursor.after.rank, cursor.after.id, kinds, limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const isWhole = rows.length <= limit;
  return {
    lines: page.map(row => putLine(kindOfRank(row.rank), row.id, row.version, row.value)),
    nextCursor: packCursor(
      last && !isWhole
        ? { ...cursor, after: { rank: last.rank, id: last.id } }
        : { seq: cursor.seq, check: cursor.check },
    ),
    hasMore: !isWhole || (await lastChange(queries, personId)).seq > cursor.seq,
  };
}

async function newsPage(queries: Queries, personId: string, cursor: Cursor, limit: number): Promise<FeedPage> {
  const rows = await queries.query<{
    seq: number;
    check_word: string;
    kind: string;
    id: string;
    version: number;
    op: 'put' | 'delete';
    value: string | null;
  }>(
    // A put of what the person has lost since is left out: its delete follows.
    `select change.seq, change.check_word, change.kind, change.object_id as id, change.version, change.op,
            past.value::text as value
       from changes change
       left join object_versions past
         on past.kind = change.kind and past.id = change.object_id and past.version = change.version
      where change.person_id = $1 and change.seq > $2
        and (change.op = 'delete' or exists (
          select 1 from visible where visible.person_id = $1 and visible.object_id = change.object_id
             and visible.rank = array_position($4::text[], change.kind) - 1))
      order by change.seq limit $3`,
    [personId, cursor.seq, limit + 1, kinds],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    lines: page.map(row =>
      row.op === 'delete' || row.value === null
        ? JSON.stringify({ kind: row.kind, id: row.id, version: row.version, op: 'delete' })
        : putLine(row.kind, row.id, row.version, row.value),
    ),
    nextCursor: packCursor(last ? { seq: last.seq, check: last.check_word } : { seq: cursor.seq, check: cursor.check }),
    hasMore: rows.length > limit,
  };
}

const kinds = Array.from({ length: 9 }, (_, rank) => kindOfRank(rank));

/** Stored text may hold line breaks between members; a line of NDJSON may not. Inside strings JSON escapes them. */
function putLine(kind: string, id: string, version: number, value: string): string {
  const head = JSON.stringify({ kind, id, version, op: 'put' });
  return `${head.slice(0, -1)},"value":${value.replaceAll(/[\r\n]/g, ' ')}}`;
}
