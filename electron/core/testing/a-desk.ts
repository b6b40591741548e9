import { DeviceId } from '../../../shared/model/ids.ts';
import { aPerson } from '../../../shared/model/testing/a-person.ts';
import type { Unlocked } from '../../../shared/rpc/contract.ts';
import { createHttp } from '../api/http.ts';
import type { WireChange } from '../api/wire/change.ts';
import { createDocumentFlow } from '../documents/document-flow.ts';
import { openDocument } from '../documents/open-document.ts';
import { startSyncEngine, type SyncEngine, type SyncEngineOptions } from '../sync/sync-engine.ts';
import { anEntry } from './an-entry.ts';
import { createFakeClock, type FakeClock, settle } from './fake-clock.ts';
import { createMemoryCache, documentAddress, type MemoryCache } from './memory-cache.ts';
import { createMemoryJournal, type MemoryJournal } from './memory-journal.ts';
import type { ScriptedApi } from './scripted-api.ts';
import { silentLog } from './silent-log.ts';

export const anUnlocked = (more: Partial<Unlocked> = {}): Unlocked => ({
  me: aPerson(),
  deviceId: DeviceId.parse('d-1'),
  storeName: 'meridian-0123456789abcdef',
  masterKey: 'AAAA',
  features: [],
  ...more,
});

export interface Desk {
  readonly clock: FakeClock;
  readonly cache: MemoryCache;
  readonly journal: MemoryJournal;
  readonly engine: SyncEngine;
  /** Ana does something to a case: it is in the journal and in the store, and the sync is told. */
  act(seq: number, caseId: string): void;
  /** What the status bar shows. */
  status(): { phase: string; problem: string | null };
}

export interface DeskOptions {
  readonly cache?: MemoryCache;
  readonly journal?: MemoryJournal;
  readonly clock?: FakeClock;
  readonly unlocked?: Unlocked;
  readonly fullDisk?: number;
  readonly freeBytes?: () => Promise<number>;
  /** In [0, 1); the middle when left out. */
  readonly random?: () => number;
  readonly engine?: Partial<
    Pick<SyncEngineOptions, 'auditHead' | 'lastContactAt' | 'log' | 'note' | 'onCheckedIn' | 'onLease'>
  >;
}

/** Ana's desk with a store of its own, talking to `api`. Call `start` again with the same cache for a restart. */
export async function startDesk(api: ScriptedApi, more: DeskOptions = {}): Promise<Desk> {
  const clock = more.clock ?? createFakeClock();
  const credentials = {
    token: async () => ({ ok: true as const, value: 'good' }),
    renew: async () => ({
      ok: false as const,
      failure: { code: 'signed-out' as const, message: 'Sign in again.', mayHaveActed: false, retryAfterMs: null },
    }),
    lost: async () => {},
  };
  const edge = { clock, fetch: api.fetch, credentials, log: silentLog };
  const flow = createDocumentFlow(clock);
  const http = createHttp({ ...edge, baseUrl: 'http://127.0.0.1:9', appVersion: '1.0.0' });
  const cache = more.cache ?? createMemoryCache(url => openDocument(http, documentAddress.read(url), flow));
  for (let i = 0; i < (more.fullDisk ?? 0); i++) cache.refuseNext('cache.storeDocument', 'storage');
  const journal = more.journal ?? createMemoryJournal();
  const engine = startSyncEngine({
    ...edge,
    flow,
    freeBytes: more.freeBytes ?? (async () => Number.POSITIVE_INFINITY),
    unlocked: more.unlocked ?? anUnlocked(),
    host: { documentUrl: documentAddress.of, appVersion: '1.0.0', platform: 'linux' },
    apiUrl: 'http://127.0.0.1:9',
    journal,
    random: more.random ?? (() => 0.5),
    onCheckedIn: () => {},
    ...more.engine,
  });
  engine.attach(cache.handlers);
  await settle();
  await clock.advance(1000);
  return {
    clock,
    cache,
    journal,
    engine,
    act(seq, caseId) {
      const entry = anEntry(seq, caseId);
      void journal.keep([{ kind: 'mutation', caseId: entry.caseId, mutation: entry.mutation }]);
      cache.outbox.set(entry.id, entry);
      engine.nudge();
    },
    status() {
      const report = cache.reports.at(-1);
      return { phase: report?.phase ?? 'none', problem: report?.problem?.code ?? null };
    },
  };
}

export function aCaseChange(id: string, version = 1): WireChange {
  const at = '2026-03-02T09:00:00Z';
  const value = {
    id,
    reference: `R-${id}`,
    title: 'Application',
    process: { processId: 'uw', version: 1 },
    status: 'assigned',
    priority: 'normal',
    receivedAt: at,
    dueAt: at,
    assignment: { userId: 'p-ana', as: 'analyst', assignedAt: at },
    documents: [],
  };
  return { kind: 'case', id, version, op: 'put', value };
}

export function aDocumentChange(id: string, caseId: string, sha256: string, bytes: number): WireChange {
  const value = { id, version: 1, caseId, name: `${id}.pdf`, mediaType: 'application/pdf', bytes, sha256 };
  return { kind: 'document', id, version: 1, op: 'put', value };
}
