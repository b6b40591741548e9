import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { toRecordChange } from '../../electron/core/api/to-model.ts';
import type { WireChange } from '../../electron/core/api/wire/change.ts';
import { createHttp } from '../../electron/core/api/http.ts';
import { createDocumentDigests } from '../../electron/core/documents/document-digests.ts';
import { createDocumentFlow } from '../../electron/core/documents/document-flow.ts';
import { openDocument } from '../../electron/core/documents/open-document.ts';
import { systemClock } from '../../electron/core/system-clock.ts';
import { listAssets } from '../../electron/host/asset.ts';
import { startLocalServer } from '../../electron/host/chromium/local-server.ts';
import { socketTransport } from '../../electron/host/chromium/socket-transport.ts';
import { documentPath } from '../../electron/host/document-url.ts';
import type { RecordPut } from '../../shared/model/change.ts';
import { DocumentRecord } from '../../shared/model/document.ts';
import { PersonId } from '../../shared/model/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import { divideTransport } from '../../shared/rpc/channels.ts';
import { type CachePage, type DocumentWanted } from '../../shared/rpc/cache-page.ts';
import { cacheContract, writerContract } from '../../shared/rpc/contract.ts';
import type { Client } from '../../shared/rpc/define.ts';
import { unpackKeys } from '../../shared/rpc/packed-keys.ts';
import { keysContract } from '../../shared/rpc/keys-contract.ts';
import { connectPeer } from '../../shared/rpc/peer.ts';
import { benchWindowContract } from './bench-contract.ts';
import { openBenchKeys } from './bench-keys.ts';
import { syntheticCase } from './synthetic-feed.ts';

// The main process of the trials with documents: fetches all that it is told of, at once again after each cut, and then, when
// it is told to, purges the cases that they belong to.
const { values } = parseArgs({
  options: {
    api: { type: 'string' },
    assets: { type: 'string' },
    documents: { type: 'string' },
    purge: { type: 'boolean', default: false },
  },
});
const { api, assets, documents } = values;
if (api === undefined || assets === undefined || documents === undefined) {
  throw new Error('Started by a trial with --api, --assets and --documents');
}
const AT_ONCE = 4;
const reader = { personId: PersonId.parse('person-1') };
const records = DocumentRecord.array().parse(JSON.parse(await readFile(documents, 'utf8')));
const cases = [...new Set(records.map(({ caseId }) => caseId))];

const flow = createDocumentFlow(systemClock);
const digests = createDocumentDigests();
const http = createHttp({ baseUrl: api, clock: systemClock, fetch, credentials: null, appVersion: '0' });
let window: Client<typeof benchWindowContract> | null = null;
const keys = await openBenchKeys(change => void window?.['window.keysChanged'](change));
const server = await startLocalServer({
  port: 0,
  assets: await listAssets(assets),
  openDocument: request => openDocument(http, request, flow, digests),
  onSocket: socket => void run(connect(socketTransport(socket))),
  isPane: () => false,
  onTokenUsed: () => {},
});
process.once('SIGTERM', () => void server.stop().then(() => keys.remove()));
console.log(JSON.stringify({ event: 'listening', url: server.entryUrl() }));

type Cache = ReturnType<typeof connect>;

async function run(cache: Cache): Promise<void> {
  valueOf(await cache['cache.cursor']());
  const ofCases = cases.map((id, i): WireChange => {
    const value = { ...syntheticCase(i, reader.personId, Date.now()), id };
    return { op: 'put', kind: 'case', id, version: 1, value };
  });
  const ofDocuments = records.map(
    (value): RecordPut => ({ op: 'put', kind: 'document', id: value.id, version: 1, value }),
  );
  valueOf(
    await cache['cache.applyPage'](page('1', [...ofCases.map(one => toRecordChange(one, reader)), ...ofDocuments])),
  );
  console.log(JSON.stringify({ event: 'ready' }));
  let cuts = 0;
  const fetchSome = async (waiting: DocumentWanted[]): Promise<void> => {
    for (let want = waiting.shift(); want; want = waiting.shift()) {
      const { document, offset, etag } = want;
      const it = { documentId: document.id, version: 1 };
      const stored = valueOf(await cache['cache.storeDocument']({ ...it, url: documentPath({ ...it, offset, etag }) }));
      if (stored.state === 'partial') cuts++;
    }
  };
  for (;;) {
    const { wanted } = valueOf(await cache['cache.wantedDocuments']({ preferred: [], limit: 200 }));
    if (wanted.length === 0) break;
    await Promise.all(Array.from({ length: AT_ONCE }, () => fetchSome(wanted)));
  }
  console.log(JSON.stringify({ event: 'stored', cuts }));
  if (values.purge) await purge(cache);
}

/** The page that says that the cases went is answered when nothing here opens them any more and their rows are gone. */
async function purge(cache: Cache): Promise<void> {
  const begun = performance.now();
  const gone = cases.map(id => ({ op: 'delete' as const, kind: 'case' as const, id, version: 2 }));
  valueOf(await cache['cache.applyPage'](page('2', gone)));
  const ms = performance.now() - begun;
  const all = unpackKeys(valueOf(await keys.handlers['keys.all']()).keys) ?? [];
  const keysLeft = all.filter(([, caseId]) => caseId !== null && cases.includes(caseId)).length;
  console.log(JSON.stringify({ event: 'purged', ms, keysLeft }));
}

function page(nextCursor: string, changes: CachePage['changes']): CachePage {
  return { epoch: 'e', changes, nextCursor, hasMore: false, restart: false, serverTime: '2026-11-23T12:00:00Z' };
}

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.failure.code}: ${result.failure.message}`);
}

function connect(transport: ReturnType<typeof socketTransport>) {
  const halves = divideTransport(transport);
  const onBug = (what: string, error: unknown): void => console.error(what, error);
  const parts = { clock: systemClock, onBug };
  const ours = { ...parts, ours: keysContract, handlers: keys.handlers };
  window = connectPeer({ ...ours, transport: halves.window, theirs: benchWindowContract });
  return connectPeer({
    ...parts,
    transport: halves.cache,
    theirs: cacheContract,
    ours: { ...keysContract, ...writerContract },
    handlers: { ...keys.handlers, 'writer.opened': () => Promise.resolve(ok(undefined)) },
  });
}
