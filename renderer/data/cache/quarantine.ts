import type { Quarantined, RecordPut } from '../../../shared/model/change.ts';
import type { CachePage } from '../../../shared/rpc/cache-page.ts';
import type { MeridianDb } from '../db.ts';
import { recordKey } from '../feed/heads.ts';
import type { QuarantineRow } from '../rows.ts';
import type { CacheContext } from './cache-context.ts';
import { changeListed } from './listed-changes.ts';
import { caseOfQuarantined } from './quarantined-case.ts';

/** So many pulls try a change that cannot be applied; after that, every start of Meridian does so once. */
const MOST_TRIES = 3;
const MOST_AT_ONCE = 200;

export function unusableAsQuarantined(puts: readonly RecordPut[]): Quarantined[] {
  return puts.map(put => ({
    op: 'quarantine',
    kind: put.kind,
    id: put.id,
    version: put.version,
    reason: `This version of Meridian could not store the ${put.kind}. Ask your IT department whether there is a newer one.`,
    raw: wholeValue(put),
  }));
}

function wholeValue(put: RecordPut): unknown {
  return put.kind === 'case' && put.text !== undefined ? JSON.parse(put.text) : put.value;
}

/**
 * What could not be understood is kept; what now came in a form that can be, or went, is taken off the list. Inside the
 * transaction of a page.
 *
 * @param puts what the page brought and could be stored
 */
export async function updateQuarantine(
  db: MeridianDb,
  puts: readonly RecordPut[],
  quarantined: readonly Quarantined[],
  changes: CachePage['changes'],
): Promise<void> {
  const rows = new Map((await db.quarantine.toArray()).map(row => [row.key, row]));
  let done: string[] = [];
  const keyed = quarantined.map(one => ({ ...one, key: recordKey(one.kind, one.id) }));
  if (rows.size > 0) {
    // Not what the plan lets go: what was never understood is not in the feed, so the plan has no use for its going.
    const gone = changes.filter(change => change.op === 'delete');
    const isDone = (one: { kind: string; id: string; version: number }): boolean => {
      const row = rows.get(recordKey(one.kind, one.id));
      return row !== undefined && row.version <= one.version;
    };
    done = [...puts, ...gone].filter(isDone).map(one => recordKey(one.kind, one.id));
    if (done.length > 0) await db.quarantine.bulkDelete(done);
  }
  // A lower version than the one that is kept is of a page that came before.
  const news = keyed.filter(one => (rows.get(one.key)?.version ?? 0) <= one.version);
  const listed = news.map(one => rowOf(one, rows.get(one.key)));
  await db.quarantine.bulkPut(listed);
  await changeListed(db, listed, done);
}

function rowOf(one: Quarantined & { key: string }, before: QuarantineRow | undefined): QuarantineRow {
  const { key, kind, id, version, reason, raw } = one;
  const tries = before?.version === version ? (before.tries ?? 1) + 1 : 1;
  return { key, caseId: caseOfQuarantined(one), kind, id, version, reason, raw, tries };
}

/** Another build may have been started, and may understand what the last one did not. */
export async function allowAnotherTry(db: MeridianDb): Promise<void> {
  await db.transaction('rw', db.quarantine, async () => {
    const tired = (await db.quarantine.toArray()).filter(row => (row.tries ?? 0) >= MOST_TRIES);
    await db.quarantine.bulkPut(tired.map(row => ({ ...row, tries: MOST_TRIES - 1 })));
  });
}

/** Changes of the feed that could not be applied, for another try. What the store itself damaged is not among them. */
export async function quarantinedChanges({
  db,
  state,
}: CacheContext): Promise<{ kind: string; id: string; version: number; value: unknown }[]> {
  // A re-read brings them again by itself.
  if (state.shadow) return [];
  const rows = (await db.quarantine.toArray()).filter(
    row => !row.key.startsWith('store/') && (row.tries ?? MOST_TRIES) < MOST_TRIES,
  );
  return rows.slice(0, MOST_AT_ONCE).map(({ kind, id, version, raw }) => ({ kind, id, version, value: raw }));
}
