import type { RingKey } from '../../../shared/rpc/keys-contract.ts';
import { packKeys } from '../../../shared/rpc/packed-keys.ts';
import { KeyRing } from '../keys/key-ring.ts';
import { withRawDatabase } from '../../testing/raw-database.ts';
import { bulkCipherWith, headsContext, packContext, segmentContext, textContext } from '../sealed/bulk-cipher.ts';
import { partContext } from '../sealed/chunk-box.ts';
import { deriveKeys, deriveRingKey } from '../sealed/derive-keys.ts';
import { rowCipherWith } from '../sealed/row-cipher.ts';

/** A sealed row as it lay on the disk. */
export interface CopiedBox {
  readonly table: string;
  readonly key: unknown;
  readonly row: Record<string, unknown> & { readonly box: Uint8Array<ArrayBuffer> };
}

export interface OpenedCopy {
  readonly table: string;
  readonly text: string;
}

/** Every sealed row of a database, as somebody takes it who copies the disk. */
export async function copyBoxes(name: string): Promise<CopiedBox[]> {
  const copies: CopiedBox[] = [];
  await withRawDatabase(name, async db => {
    for (const table of db.objectStoreNames) {
      const store = db.transaction(table).objectStore(table);
      const read = <T>(request: IDBRequest<T>) =>
        new Promise<T>(resolve => request.addEventListener('success', () => resolve(request.result)));
      const [keys, rows] = await Promise.all([
        read(store.getAllKeys()),
        read(store.getAll() as IDBRequest<CopiedBox['row'][]>),
      ]);
      copies.push(...rows.map((row, i) => ({ table, key: keys[i], row })));
    }
  });
  return copies;
}

/**
 * What of these copies opens with any of these keys: each with each, whatever number stands beside the box, and with
 * what the master key gives.
 */
export async function openedBy(
  copies: readonly CopiedBox[],
  masterKey: Uint8Array,
  keys: readonly RingKey[],
): Promise<OpenedCopy[]> {
  const ring = ringOf(keys);
  await ring.load();
  const bulk = { packs: bulkCipherWith(ring, 'packs'), chunks: bulkCipherWith(ring, 'chunks') };
  const secrets = keys.map(([number]) => ring.secretOf(number)).filter(secret => secret !== null);
  const rows = [deriveKeys(masterKey).rows, ...secrets.map(secret => deriveRingKey(secret, 'rows'))].map(rowCipherWith);
  const opened: OpenedCopy[] = [];
  for (const { table, key, row } of copies) {
    const contexts =
      table === 'texts' ? [textContext(String(key))] : contextsOf(table, [key].flat() as [number, number]);
    const use = ['chunks', 'texts', 'segments'].includes(table) ? bulk.chunks : bulk.packs;
    const ways =
      contexts === null
        ? rows.map(cipher => async () => cipher.open(table, String(key), row.box))
        : keys.flatMap(([number]) =>
            contexts.map(context => async () => new TextDecoder().decode(await use.open(number, context, row.box))),
          );
    const text = await firstThatOpens(ways);
    if (text !== null) opened.push({ table, text });
  }
  return opened;
}

export function mentions({ text }: OpenedCopy, word: string): boolean {
  return text.includes(word);
}

/** Null for rows. The keys of chunks say nothing about the document: the one of the tests is taken. */
function contextsOf(table: string, [first, second]: [number, number]): string[] | null {
  if (table === 'packs') return [packContext(first, second)];
  if (table === 'heads') return [headsContext(first, second)];
  if (table === 'segments') return [segmentContext(first)];
  // Of a document that is one part of one chunk.
  if (table === 'chunks') {
    return [1, 2, 3].map(version => partContext({ documentId: 'd-1', version, chunk: second }, 0, 1));
  }
  return null;
}

async function firstThatOpens(ways: readonly (() => Promise<string>)[]): Promise<string | null> {
  for (const way of ways) {
    try {
      return await way();
    } catch {
      // Not this key.
    }
  }
  return null;
}

function ringOf(keys: readonly RingKey[]): KeyRing {
  const refused = { ok: false as const, failure: { code: 'locked' as const, message: 'Only for reading.' } };
  return new KeyRing({
    'keys.all': async () => ({ ok: true, value: { id: 'copy', next: 1, keys: packKeys(keys) } }),
    'keys.make': async () => refused,
    'keys.destroy': async () => refused,
    onChange: () => () => {},
  });
}
