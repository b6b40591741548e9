import { type RecordPut, textOf } from '../../../shared/model/change.ts';
import { type Gone, type Head, type HeadEntry, headOf } from '../feed/heads.ts';
import type { FeedPlace } from '../feed/feed-state.ts';
import type { HeadsRow, PackRow } from '../rows.ts';
import type { Blind } from '../sealed/blind.ts';
import { type BulkCipher, headsContext, packContext } from '../sealed/bulk-cipher.ts';
import { bytesKey } from './bytes-key.ts';

/** A `put` costs the same whatever its size, and opening one record opens its pack: ten is where both are cheap. */
const RECORDS_PER_PACK = 10;

export interface SealedPage {
  readonly packs: readonly PackRow[];
  /** Null when the page changed nothing: most do, while nothing happens at the client's. */
  readonly heads: HeadsRow | null;
  readonly entries: readonly HeadEntry[];
  /** Where the feed is after this page. */
  readonly place: FeedPlace;
  /** Records that could not be brought into our form, for whatever reason. The others are fine. */
  readonly unusable: readonly RecordPut[];
}

/** What a page is sealed with. */
export interface PageSealer {
  readonly packs: BulkCipher;
  readonly blind: Blind;
  /** The number of a key that nothing else is sealed with. */
  readonly key: number;
}

/** Where the feed is after a page with so many records, all of which can be sealed, and nothing that goes. */
export function placeAfter({ generation, page, pack }: FeedPlace, records: number): FeedPlace {
  if (records === 0) return { generation, page, pack };
  return { generation, page: page + 1, pack: pack + Math.ceil(records / RECORDS_PER_PACK) };
}

/** Packs and seals what a page brings, before any transaction is open. */
export async function sealPage(
  sealer: PageSealer,
  place: FeedPlace,
  puts: readonly RecordPut[],
  gone: readonly Gone[],
): Promise<SealedPage> {
  const { generation } = place;
  const encoder = new TextEncoder();
  const heads: Head[] = [];
  const unusable: RecordPut[] = [];
  const packs: Promise<PackRow>[] = [];
  let pack = place.pack;
  let texts: string[] = [];
  const closePack = (): void => {
    if (texts.length === 0) return;
    packs.push(sealPack(sealer, generation, pack, encoder.encode(`[${texts.join(',')}]`)));
    texts = [];
  };
  for (const put of puts) {
    const at = texts.length === 0 ? pack + 1 : pack;
    try {
      const head = headOf(put, { pack: at, slot: texts.length }, document => bytesKey(sealer.blind, document));
      texts.push(textOf(put));
      heads.push(head);
      pack = at;
    } catch {
      // Whatever is wrong with it, it is one record: without this it would stop the whole feed for ever.
      unusable.push(put);
    }
    if (texts.length === RECORDS_PER_PACK) closePack();
  }
  closePack();
  const page = place.page + 1;
  const entries: HeadEntry[] = [
    ...heads,
    ...gone.map(({ kind, id, version }) => ({ op: 'delete' as const, kind, id, version })),
  ];
  if (entries.length === 0)
    return { packs: [], heads: null, entries, place: { generation, page: place.page, pack }, unusable };
  const sealedHeads = sealer.packs.seal(
    sealer.key,
    headsContext(generation, page),
    encoder.encode(JSON.stringify(entries)),
  );
  return {
    packs: await Promise.all(packs),
    heads: { generation, page, sealedBy: sealer.key, box: await sealedHeads },
    entries,
    place: { generation, page, pack },
    unusable,
  };
}

async function sealPack(
  { packs, key }: PageSealer,
  generation: number,
  pack: number,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<PackRow> {
  return { generation, pack, sealedBy: key, box: await packs.seal(key, packContext(generation, pack), bytes) };
}
