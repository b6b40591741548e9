import { createHash } from 'node:crypto';
import type { RecordChange, RecordValue } from '../../../shared/model/change.ts';
import type { DocumentText } from '../../../shared/model/document-text.ts';
import { isUnsent, needsAttention } from '../../../shared/model/outbox.ts';
import type { SyncReport } from '../../../shared/model/sync.ts';
import { ok, refuse } from '../../../shared/result.ts';
import type { CacheCursor } from '../../../shared/rpc/cache-page.ts';
import type { cacheContract } from '../../../shared/rpc/contract.ts';
import type { Handlers } from '../../../shared/rpc/define.ts';
import type { DocumentRequest, DocumentResponse } from '../../host/host.ts';
import { inventoryOf, readWork, restoreWork, type Work } from './memory-work.ts';

/** A small faithful model of the store in the window, kept in memory. */
export interface MemoryCache extends Work {
  readonly handlers: Handlers<typeof cacheContract>;
  readonly rows: Map<string, RecordChange>;
  readonly reports: SyncReport[];
  /** Documents by `id@version`: bytes that are here, and how far they have come. */
  readonly documents: Map<string, { state: 'partial' | 'verified' | 'failed'; bytes: Buffer; etag: string }>;
  /** The client's words of documents, by `id@version`. */
  readonly texts: Map<string, DocumentText>;
  cursor: CacheCursor | null;
  /** The next calls of this name are refused in this way, once each. */
  refuseNext(name: keyof typeof cacheContract, code: 'locked' | 'storage'): void;
}

/** @param fetchDocument what the host would answer to a document's address */
export function createMemoryCache(
  fetchDocument: (url: string) => Promise<DocumentResponse> = async () => ({ ok: false, status: 404, message: '' }),
): MemoryCache {
  const refusals: { name: string; code: string }[] = [];
  const cache: MemoryCache = {
    rows: new Map(),
    outbox: new Map(),
    drafts: new Map(),
    reviewDrafts: new Map(),
    seen: new Set(),
    seq: 0,
    reports: [],
    documents: new Map(),
    texts: new Map(),
    cursor: null,
    refuseNext: (name, code) => void refusals.push({ name, code }),
    handlers: refusing(refusals, {
      'cache.cursor': async () => ok(cache.cursor),
      'cache.applyPage': async page => {
        const isInStep = page.after === undefined || page.after === (cache.cursor?.cursor ?? null);
        if (!isInStep) return refuse('out-of-step', 'The store is at another place of the feed.');
        if (page.restart) cache.rows.clear();
        for (const change of page.changes) {
          const key = `${change.kind}/${change.id}`;
          if ((cache.rows.get(key)?.version ?? 0) > change.version) continue;
          if (change.op === 'delete') cache.rows.delete(key);
          else cache.rows.set(key, change);
        }
        cache.cursor = { cursor: page.nextCursor, epoch: page.epoch };
        return ok({ applied: page.changes.length, quarantined: 0 });
      },
      'cache.quarantined': async () => ok(quarantinedOf(cache)),
      'cache.outbox': async ({ limit, afterSeq = 0 }) => {
        const all = [...cache.outbox.values()].toSorted((a, b) => a.mutation.seq - b.mutation.seq);
        const unsent = all.filter(entry => isUnsent(entry.state) && entry.mutation.seq > afterSeq);
        return ok([...unsent.slice(0, limit), ...all.filter(entry => needsAttention(entry.state))]);
      },
      'cache.markSending': async ids => {
        const going = ids.filter(id => isUnsent(cache.outbox.get(id)?.state ?? 'set-aside'));
        for (const id of going) {
          const entry = cache.outbox.get(id);
          if (entry) cache.outbox.set(id, { ...entry, state: 'sending', attempts: entry.attempts + 1 });
        }
        return ok(going);
      },
      'cache.settle': async settlements => {
        for (const settlement of settlements) {
          const entry = cache.outbox.get(settlement.id);
          if (entry) cache.outbox.set(settlement.id, { ...entry, ...settlement });
        }
        return ok(undefined);
      },
      'cache.wantedDocuments': async ({ preferred, limit }) => ok(wanted(cache, preferred, limit)),
      'cache.storeDocument': async ({ documentId, version, url }) => {
        const response = await fetchDocument(url);
        if (!response.ok) return refuse('interrupted', response.message);
        return store(
          cache,
          `${documentId}@${version}`,
          documentsOf(cache).find(one => one.id === documentId),
          response,
        );
      },
      'cache.storeText': async ({ documentId, version, pages }) => {
        cache.texts.set(`${documentId}@${version}`, pages);
        return ok(undefined);
      },
      'cache.reportSync': async report => {
        cache.reports.push(report);
        return ok(undefined);
      },
      'cache.inventory': async () => ok(inventoryOf(cache)),
      'cache.readWork': async keys => ok(readWork(cache, keys)),
      'cache.restoreWork': async ({ items, seq }) => {
        restoreWork(cache, items);
        cache.seq = Math.max(seq, inventoryOf(cache).seq);
        return ok(undefined);
      },
    }),
  };
  return cache;
}

function refusing<Room extends object>(refusals: { name: string; code: string }[], room: Room): Room {
  return new Proxy(room, {
    get(target, name, receiver) {
      const planned = refusals.findIndex(one => one.name === name);
      if (planned < 0) return Reflect.get(target, name, receiver) as unknown;
      const code = refusals.splice(planned, 1)[0]?.code ?? 'locked';
      return async () => refuse(code, `The store said ${code}.`);
    },
  });
}

function quarantinedOf(cache: MemoryCache) {
  return [...cache.rows.values()].flatMap(row =>
    row.op === 'quarantine' ? [{ kind: row.kind, id: row.id, version: row.version, value: row.raw }] : [],
  );
}

function documentsOf(cache: MemoryCache): RecordValue<'document'>[] {
  return [...cache.rows.values()].flatMap(row => (row.op === 'put' && row.kind === 'document' ? [row.value] : []));
}

function wanted(cache: MemoryCache, preferred: readonly string[], limit: number) {
  const states = [...cache.documents.values()].map(document => document.state);
  const rank = (caseId: string): number => (preferred.includes(caseId) ? preferred.indexOf(caseId) : preferred.length);
  const missing = documentsOf(cache).flatMap(document => {
    const here = cache.documents.get(`${document.id}@${document.version}`);
    if (here && here.state !== 'partial') return [];
    return [{ document, offset: here?.bytes.length ?? 0, etag: here?.etag ?? null }];
  });
  return {
    missing: missing.length,
    bytesLeft: missing.reduce((sum, { document, offset }) => sum + document.bytes - offset, 0),
    wanted: missing.toSorted((a, b) => rank(a.document.caseId) - rank(b.document.caseId)).slice(0, limit),
    verified: states.filter(state => state === 'verified').length,
    failed: states.filter(state => state === 'failed').length,
  };
}

async function store(
  cache: MemoryCache,
  key: string,
  record: RecordValue<'document'> | undefined,
  response: Extract<DocumentResponse, { ok: true }>,
) {
  const kept = cache.documents.get(key)?.bytes.subarray(0, response.offset) ?? Buffer.alloc(0);
  const parts = [kept];
  try {
    for await (const part of response.body) parts.push(Buffer.from(part));
  } catch {
    // Cut: what came is kept.
    const bytes = Buffer.concat(parts);
    cache.documents.set(key, { state: 'partial', bytes, etag: response.etag });
    return ok({ state: 'partial' as const, offset: bytes.length });
  }
  const bytes = Buffer.concat(parts);
  const matches = createHash('sha256').update(bytes).digest('hex') === record?.sha256;
  cache.documents.set(key, { state: matches ? 'verified' : 'failed', bytes, etag: response.etag });
  return matches
    ? ok({ state: 'verified' as const, offset: bytes.length })
    : refuse('digest-mismatch', 'Not what was announced.');
}

/** The address that the tests give a document, and back. */
export const documentAddress = {
  of: (request: DocumentRequest): string => JSON.stringify(request),
  read: (url: string): DocumentRequest => JSON.parse(url) as DocumentRequest,
};
