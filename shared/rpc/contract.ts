import * as z from 'zod';
import { RecordChange } from '../model/change.ts';
import { DocumentRecord } from '../model/document.ts';
import { CaseId, DeviceId, DocumentId, Instant } from '../model/ids.ts';
import { OutboxEntry, Settlement } from '../model/outbox.ts';
import { Me } from '../model/person.ts';
import { SyncReport } from '../model/sync.ts';
import { call, nothing } from './define.ts';

/** Raise when a message changes so that an older peer would misread it. */
export const CONTRACT_VERSION = 1;

/** Everything that the window needs to open one person's store. Keys live in memory only. */
export const Unlocked = z.object({
  me: Me,
  deviceId: DeviceId,
  /** Names the person's database; says nothing about the person. */
  storeName: z.string().regex(/^meridian-[A-Za-z0-9_-]{16,64}$/),
  /** 32 random bytes, base64: the master key of the store. */
  masterKey: z.base64(),
  /** Features that the client's server announced. */
  features: z.array(z.string()),
});
export type Unlocked = z.infer<typeof Unlocked>;

/** Before the store is open: who could be let in, and where to. */
export const SessionState = z.discriminatedUnion('status', [
  z.object({ status: z.literal('signed-out'), apiUrl: z.string().nullable(), clientName: z.string().nullable() }),
  z.object({ status: z.literal('signing-in') }),
  /** `reauthenticate`: work goes on offline, but the server wants the person to sign in before it takes anything. */
  z.object({ status: z.literal('signed-in'), unlocked: Unlocked, reauthenticate: z.boolean() }),
]);
export type SessionState = z.infer<typeof SessionState>;

export const UpdateState = z.object({
  enabled: z.boolean(),
  /** Why updates are off, or what was found. */
  status: z.enum(['off-by-policy', 'unsupported', 'idle', 'checking', 'downloading', 'ready', 'failed']),
  version: z.string().nullable(),
  message: z.string().nullable(),
});
export type UpdateState = z.infer<typeof UpdateState>;

/** Calls that the window's main thread makes. Answered in `electron/core/handlers/`. */
export const mainContract = {
  'app.info': call(nothing, z.object({ version: z.string(), host: z.enum(['electron', 'chromium', 'fake']) })),
  'session.state': call(nothing, SessionState),
  /** Opens the system browser and waits for the person there. */
  'session.signIn': call(nothing, Unlocked, ['offline', 'cancelled', 'refused', 'not-a-client', 'busy'], null),
  'session.cancelSignIn': call(nothing, nothing),
  /** Forgets tokens and keys in memory. What is unsent stays sealed on this machine. */
  'session.signOut': call(nothing, nothing),
  /** Something is in the outbox, or a person pressed "sync now". */
  'sync.now': call(nothing, nothing, ['signed-out']),
  /** A person is looking at this case: its documents come first. */
  'sync.prefer': call(z.object({ caseId: CaseId }), nothing),
  'updates.state': call(nothing, UpdateState),
  'updates.check': call(nothing, UpdateState),
  /** A bug that the window caught. Carries no text of a case. */
  'log.report': call(z.object({ where: z.string().max(200), error: z.string().max(4000) }), nothing),
};

/** Calls that the window's main thread answers. */
export const windowContract = {
  /** The session ended or must be renewed, for a reason that was not this window's own call. */
  'window.sessionChanged': call(SessionState, nothing),
};

export const CacheCursor = z.object({ cursor: z.string(), epoch: z.string() });
export type CacheCursor = z.infer<typeof CacheCursor>;

/** A page of the feed, in our words. `restart`: the first page of a re-read, after which what was not seen is gone. */
export const CachePage = z.object({
  epoch: z.string(),
  changes: z.array(RecordChange),
  nextCursor: z.string(),
  hasMore: z.boolean(),
  serverTime: Instant,
  restart: z.boolean(),
});
export type CachePage = z.infer<typeof CachePage>;

/** A document whose bytes are not all here. `offset` bytes are, from the version that had `etag`. */
export const DocumentWanted = z.object({
  document: DocumentRecord,
  offset: z.number().int().min(0),
  etag: z.string().nullable(),
});
export type DocumentWanted = z.infer<typeof DocumentWanted>;

/** Calls that the main process makes to the cache worker (`renderer/data/cache-handlers.ts`). */
export const cacheContract = {
  'cache.cursor': call(nothing, CacheCursor.nullable(), ['locked']),
  'cache.applyPage': call(
    CachePage,
    z.object({ applied: z.number().int(), quarantined: z.number().int() }),
    ['locked', 'mass-delete', 'storage'],
    120_000,
  ),
  'cache.outbox': call(z.object({ limit: z.number().int().min(1).max(500) }), z.array(OutboxEntry), ['locked']),
  /** Marks entries as on their way before they are sent, so that a crash leaves them `unknown`, not `waiting`. */
  'cache.markSending': call(z.array(z.string()), nothing, ['locked', 'storage']),
  'cache.settle': call(z.array(Settlement), nothing, ['locked', 'storage']),
  'cache.wantedDocuments': call(
    z.object({ preferred: z.array(CaseId), limit: z.number().int().min(1).max(200) }),
    z.object({ wanted: z.array(DocumentWanted), verified: z.number().int(), failed: z.number().int() }),
    ['locked'],
  ),
  /**
   * Fetches `url` from the host and stores what comes, encrypted, a chunk at a time; checks the SHA-256 of the
   * whole. Asking again goes on where it stopped, unless the server's ETag changed.
   */
  'cache.storeDocument': call(
    z.object({ documentId: DocumentId, version: z.number().int(), url: z.string() }),
    z.object({ state: z.enum(['verified', 'partial']), offset: z.number().int() }),
    ['locked', 'storage', 'digest-mismatch', 'interrupted', 'too-large'],
    null,
  ),
  'cache.reportSync': call(SyncReport, nothing, ['locked']),
};
