import type { MeridianDb } from '../db.ts';
import type { QuarantineRow } from '../rows.ts';

/** The row of `meta` that names the changes on the list of those that could not be applied: an emptied list is noticed by it. */
const LISTED = 'listed';

type Listed = Pick<QuarantineRow, 'key' | 'caseId'>;

/** What should be on the list. Nothing where an earlier build wrote it, or where this row is damaged as well. */
async function readListed(db: MeridianDb): Promise<readonly Listed[]> {
  return ((await db.meta.get(LISTED))?.value as readonly Listed[] | undefined) ?? [];
}

/** Inside the transaction that changes the list. */
export async function changeListed(db: MeridianDb, news: readonly Listed[], gone: readonly string[]): Promise<void> {
  if (news.length + gone.length === 0) return;
  const before = await readListed(db);
  const listed = new Map(before.map(one => [one.key, one]));
  for (const key of gone) listed.delete(key);
  for (const { key, caseId } of news) listed.set(key, { key, caseId });
  await db.meta.put({ name: LISTED, value: [...listed.values()] });
}

/** Inside the transaction that purges the cases. */
export async function forgetListed(db: MeridianDb, caseIds: readonly string[]): Promise<void> {
  const cases = new Set(caseIds);
  const gone = (await readListed(db)).filter(({ caseId }) => caseId !== null && cases.has(caseId));
  await changeListed(
    db,
    [],
    gone.map(({ key }) => key),
  );
}

/** Names that have no row on the list any more. What is of a case that is being purged goes with it. */
export async function missingOfListed(
  db: MeridianDb,
  here: readonly QuarantineRow[],
  purging: readonly string[],
): Promise<string[]> {
  const keys = new Set(here.map(({ key }) => key));
  const going = new Set(purging);
  return (await readListed(db))
    .filter(({ key, caseId }) => !keys.has(key) && (caseId === null || !going.has(caseId)))
    .map(({ key }) => key);
}
