import type { Queries } from '../database/database.ts';

/**
 * Forgets changes made before `beforeMs`, except the last of each person. A cursor into what was forgotten is then
 * answered `cursor-expired`. Must run in a `writeTransaction`.
 */
export async function pruneChanges(tx: Queries, beforeMs: number): Promise<void> {
  const [floor] = await tx.query<{ seq: number | null }>('select min(seq) as seq from changes where at >= $1', [
    new Date(beforeMs),
  ]);
  const [top] = await tx.query<{ seq: number | null }>('select max(seq) as seq from changes');
  const seq = floor?.seq ?? (top?.seq ?? 0) + 1;
  await tx.query(
    `delete from changes old where old.seq < $1
        and exists (select 1 from changes later where later.person_id = old.person_id and later.seq > old.seq)`,
    [seq],
  );
  await tx.query(
    `insert into meta (name, value) values ('feed-floor', $1)
     on conflict (name) do update set value = greatest(meta.value::bigint, excluded.value::bigint)::text`,
    [String(seq)],
  );
}
