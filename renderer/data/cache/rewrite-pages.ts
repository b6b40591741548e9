import { Dexie } from 'dexie';
import type { HeadEntry } from '../feed/heads.ts';
import type { StoreParts } from '../open-parts.ts';
import type { HeadsRow, PackRow } from '../rows.ts';
import { headsContext, packContext } from '../sealed/bulk-cipher.ts';

type RewriteParts = Pick<StoreParts, 'db' | 'ring' | 'packs'>;

interface ReadPage {
  readonly row: HeadsRow;
  readonly entries: readonly HeadEntry[];
}

/**
 * Seals the pages of a set that mention these cases anew, without them and under keys of their own: the old keys are
 * then of no use but to whoever wants those cases back. Everything else stays where it is, so nobody has to read the
 * feed again. A page is whole in its transaction; doing it again finds nothing left to do.
 *
 * @returns numbers of the keys of this set's pages as they are now. A page that does not open has none: nothing is found
 * on it any more.
 */
export async function rewritePages(
  parts: RewriteParts,
  generation: number,
  doomed: ReadonlySet<string>,
): Promise<Set<number>> {
  const { db, ring } = parts;
  const named = new Set<number>();
  const affected: number[] = [];
  for (const [, page] of await headsKeys(parts, generation)) {
    const read = await readPage(parts, generation, page);
    if (!read) continue;
    if (read.entries.some(entry => isOf(entry, doomed))) affected.push(page);
    else named.add(read.row.sealedBy);
  }
  const keys = await ring.make([], affected.length);
  for (const [i, page] of affected.entries()) {
    const sealedBy = keys[i];
    const read = await readPage(parts, generation, page);
    if (!read || sealedBy === undefined) continue;
    const { heads, packs } = await sealWithout(parts, read, doomed, sealedBy);
    await db.transaction('rw', db.heads, db.packs, async () => {
      await db.packs.bulkPut(packs);
      await db.heads.put(heads);
    });
    named.add(sealedBy);
  }
  return named;
}

/** The keys that a set's pages name, unread. */
export async function namedKeys(parts: RewriteParts, generation: number): Promise<Set<number>> {
  const named = new Set<number>();
  for (const key of await headsKeys(parts, generation)) {
    const row = await parts.db.heads.get(key);
    if (row) named.add(row.sealedBy);
  }
  return named;
}

async function headsKeys({ db }: RewriteParts, generation: number): Promise<[number, number][]> {
  return await db.heads
    .where('[generation+page]')
    .between([generation, Dexie.minKey], [generation, Dexie.maxKey])
    .primaryKeys();
}

async function readPage({ db, packs }: RewriteParts, generation: number, page: number): Promise<ReadPage | null> {
  const row = await db.heads.get([generation, page]);
  if (!row) return null;
  try {
    const bytes = await packs.open(row.sealedBy, headsContext(generation, page), row.box);
    return { row, entries: JSON.parse(new TextDecoder().decode(bytes)) as HeadEntry[] };
  } catch {
    // Changed on disk. It is noted when the feed is loaded, and the feed is read again then.
    return null;
  }
}

function isOf(entry: HeadEntry, doomed: ReadonlySet<string>): boolean {
  return entry.op === 'put' && entry.caseId !== null && doomed.has(entry.caseId);
}

async function sealWithout(
  parts: RewriteParts,
  { row, entries }: ReadPage,
  doomed: ReadonlySet<string>,
  sealedBy: number,
): Promise<{ heads: HeadsRow; packs: PackRow[] }> {
  const { generation, page } = row;
  const going = new Map<number, Set<number>>();
  for (const entry of entries) {
    if (entry.op !== 'put') continue;
    const slots = going.get(entry.pack) ?? new Set();
    if (isOf(entry, doomed)) slots.add(entry.slot);
    going.set(entry.pack, slots);
  }
  const stored = await parts.db.packs.bulkGet([...going.keys()].map(pack => [generation, pack]));
  const packs = await Promise.all(
    stored.filter(pack => pack !== undefined).map(pack => sealPackWithout(parts, pack, going.get(pack.pack), sealedBy)),
  );
  const rest = new TextEncoder().encode(JSON.stringify(entries.filter(entry => !isOf(entry, doomed))));
  const box = await parts.packs.seal(sealedBy, headsContext(generation, page), rest);
  return { heads: { generation, page, sealedBy, box }, packs };
}

/** The others keep their slots. A pack that was damaged stays so: its key goes, and it is noted when it is read. */
async function sealPackWithout(
  { packs }: RewriteParts,
  row: PackRow,
  slots: ReadonlySet<number> | undefined,
  sealedBy: number,
): Promise<PackRow> {
  const { generation, pack } = row;
  const context = packContext(generation, pack);
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = await packs.open(row.sealedBy, context, row.box);
  } catch {
    // WebCrypto throws OperationError when the pack was changed on disk.
    return row;
  }
  if (slots && slots.size > 0) {
    const values = JSON.parse(new TextDecoder().decode(bytes)) as unknown[];
    bytes = new TextEncoder().encode(JSON.stringify(values.map((value, slot) => (slots.has(slot) ? null : value))));
  }
  return { generation, pack, sealedBy, box: await packs.seal(sealedBy, context, bytes) };
}
