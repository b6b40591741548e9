import * as z from 'zod';
import { DocumentText } from '../model/document-text.ts';
import { CaseId, DeviceId, DocumentId, Instant } from '../model/ids.ts';
import { JournalItem, Reckoning, WorkInventory, WorkKeys } from '../model/journal.ts';
import { OutboxEntry, Settlement } from '../model/outbox.ts';
import { Me } from '../model/person.ts';
import { SyncReport } from '../model/sync.ts';
import { CacheCursor, CachePage, DocumentWanted, PageApplied } from './cache-page.ts';
import { call, nothing } from './define.ts';
import { KeysChange, keysContract } from './keys-contract.ts';
import { marksContract } from './marks-contract.ts';
import { pageTexts } from './page-texts.ts';

/** Raise when a message changes so that an older peer would misread it. */
export const CONTRACT_VERSION = 2;

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

/** A window that shows one pane. Random: it says nothing about what the pane shows. */
export const PaneId = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
export type PaneId = z.infer<typeof PaneId>;

/** What a pane shows first. */
export const PaneSubject = z.object({ caseId: CaseId, documentId: DocumentId });
export type PaneSubject = z.infer<typeof PaneSubject>;

/** Why the store is closed although somebody is at this desk. */
export const LockReason = z.enum(['start', 'by-hand', 'idle', 'system', 'lease-expired']);
export type LockReason = z.infer<typeof LockReason>;

/** Before the store is open: who could be let in, and where to. */
export const SessionState = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('signed-out'),
    apiUrl: z.string().nullable(),
    clientName: z.string().nullable(),
    /** Set once after the client ordered this machine's copy destroyed. `rescued`: unsent acts sealed for the client. */
    wiped: z.object({ at: Instant, rescued: z.number().int() }).nullable(),
  }),
  z.object({ status: z.literal('signing-in') }),
  /** Keys and plaintext are gone from memory. `retryAt`: too many wrong PINs, no sooner than that. */
  z.object({
    status: z.literal('locked'),
    name: z.string(),
    clientName: z.string(),
    reason: LockReason,
    hasPin: z.boolean(),
    retryAt: Instant.nullable(),
    /** After a wrong PIN: tries until no PIN opens the store any more and a sign-in is needed. */
    triesLeft: z.number().int().optional(),
  }),
  /** `reauthenticate`: work goes on offline, but the server wants the person to sign in before it takes anything. */
  z.object({
    status: z.literal('signed-in'),
    unlocked: Unlocked,
    reauthenticate: z.boolean(),
    /** Why it wants that, where more is known than that the session ended: an answer to its renewal never came here. */
    endedBecause: z.literal('renewal-cut').optional(),
    hasPin: z.boolean(),
    /** There was a PIN, and it could not be carried over to new keys: the person must hear of it. */
    pinIsLost: z.boolean().optional(),
    /** Until when the store stays readable without contact; null before the first contact. */
    leaseExpiresAt: Instant.nullable(),
  }),
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
  'session.lock': call(nothing, nothing),
  /** A PIN, or, without one, the consent of the operating system's key store. Argon2id takes its time. */
  'session.unlock': call(
    z.object({ pin: z.string().max(64).nullable() }),
    Unlocked,
    ['wrong-pin', 'too-many', 'lease-expired', 'sign-in-needed', 'storage'],
    60_000,
  ),
  'session.setPin': call(
    z.object({ current: z.string().max(64).nullable(), next: z.string().max(64) }),
    nothing,
    ['wrong-pin', 'weak', 'signed-out', 'storage'],
    60_000,
  ),
  /** The person proves once more who they are, to sign what they submit. Wrong tries count as at the lock screen. */
  'session.confirm': call(
    z.object({ pin: z.string().max(64) }),
    nothing,
    ['wrong-pin', 'no-pin', 'signed-out', 'storage'],
    60_000,
  ),
  /** Somebody is at the keys: the idle lock begins anew. Sent at most every few seconds. */
  'session.activity': call(nothing, nothing),
  /** Forgets tokens and keys in memory. What is unsent stays sealed on this machine. */
  'session.signOut': call(nothing, nothing),
  /** Something is in the outbox, or a person pressed "sync now". */
  'sync.now': call(nothing, nothing, ['signed-out']),
  /** The store neither opens nor can be deleted: the machine removes it. What it held comes back from journal and feed. */
  'store.remove': call(nothing, z.object({ when: z.enum(['now', 'at-next-start']) }), ['locked', 'storage']),
  /** A person is looking at this case: its documents come first. */
  'sync.prefer': call(z.object({ caseId: CaseId }), nothing),
  /** Documents are not fetched for now; everything else goes on. */
  'sync.pauseDocuments': call(z.object({ paused: z.boolean() }), nothing),
  /** Resolves when the items are on the disk, fsynced: only then may the window say "saved". */
  'journal.keep': call(z.array(JournalItem).min(1).max(500), nothing, ['storage', 'locked']),
  'journal.reckoning': call(z.object({ since: Instant }), Reckoning, ['locked']),
  ...keysContract,
  /** What is unsent, sealed to the client's recovery key: readable by the client and by nobody here. */
  'rescue.export': call(
    nothing,
    z.object({ path: z.string(), items: z.number().int() }),
    ['locked', 'no-recovery-key', 'nothing-unsent', 'cancelled', 'storage'],
    null,
  ),
  'audit.export': call(
    nothing,
    z.object({ path: z.string(), entries: z.number().int() }),
    ['locked', 'cancelled', 'storage'],
    null,
  ),
  /** What only the window can know of, for the audit trail. */
  'audit.note': call(
    z.object({
      type: z.enum(['feed.deletes-held', 'feed.deletes-allowed', 'store.damaged']),
      count: z.number().int().min(0),
    }),
    nothing,
  ),
  /** What a person looked at or tried to take out, for the audit trail: names and numbers, no words. */
  'audit.noteUse': call(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('document.opened'), caseId: CaseId, documentId: DocumentId }),
      /** `characters` of what was selected went to the clipboard. */
      z.object({ type: z.literal('text.copied'), caseId: CaseId.nullable(), characters: z.number().int().min(0) }),
      z.object({ type: z.literal('print.refused'), caseId: CaseId.nullable() }),
    ]),
    nothing,
  ),
  ...marksContract,
  /** A text without words of a case, written where the person chooses. */
  'files.save': call(
    z.object({
      what: z.enum(['receipts', 'keys']),
      suggestedName: z.string().max(120),
      text: z.string().max(4_000_000),
    }),
    z.object({ path: z.string() }),
    ['locked', 'cancelled', 'storage'],
    null,
  ),
  'updates.state': call(nothing, UpdateState),
  'updates.check': call(nothing, UpdateState),
  /** A document gets a window of its own. `openAt`: where the page must open it itself, on a host that cannot. */
  'windows.openPane': call(PaneSubject, z.object({ paneId: PaneId, openAt: z.string().nullable() }), [
    'locked',
    'too-many',
  ]),
  /** What the window that asks was opened for. Null: it is not, or no longer, a pane of whoever is signed in. */
  'windows.pane': call(nothing, PaneSubject.nullable()),
  /** A bug that the window caught. Carries no text of a case. */
  'log.report': call(z.object({ where: z.string().max(200), error: z.string().max(4000) }), nothing),
};

/** What the window of a pane may ask: it shows and marks. Who is at the desk, and what leaves it, is not its business. */
export const paneContract = {
  'app.info': mainContract['app.info'],
  'session.state': mainContract['session.state'],
  'session.lock': mainContract['session.lock'],
  'session.activity': mainContract['session.activity'],
  'sync.now': mainContract['sync.now'],
  'sync.prefer': mainContract['sync.prefer'],
  'journal.keep': mainContract['journal.keep'],
  // Nobody else may have the store open when its worker is the one that purges.
  ...keysContract,
  'audit.noteUse': mainContract['audit.noteUse'],
  'windows.pane': mainContract['windows.pane'],
  'log.report': mainContract['log.report'],
};

/** Calls that the window's main thread answers. */
export const windowContract = {
  /** The session ended or must be renewed, for a reason that was not this window's own call. */
  'window.sessionChanged': call(SessionState, nothing),
  /** Keys that the cache worker had made or destroyed. */
  'window.keysChanged': call(KeysChange, nothing),
  /** Before a lock or the end: what was typed and not saved yet is saved now. */
  'window.flush': call(nothing, nothing, [], 5000),
  /** The client ordered this store destroyed: its database goes, whatever is in it. No such database is fine too. */
  'window.destroyStore': call(z.object({ storeName: Unlocked.shape.storeName }), nothing, ['storage'], 10_000),
};

/** Calls that the cache worker makes, besides those for keys. */
export const writerContract = {
  /**
   * This worker alone has the store open for writing: it holds the lock that the workers of all windows wait for.
   * `turn` is higher than that of whoever held it before, whatever order the two messages arrive in.
   */
  'writer.opened': call(z.object({ storeName: Unlocked.shape.storeName, turn: z.number().int().min(1) }), nothing),
};

/** Calls that the main process makes to the cache worker (`renderer/data/cache-handlers.ts`). */
export const cacheContract = {
  'cache.cursor': call(nothing, CacheCursor.nullable(), ['locked']),
  'cache.applyPage': {
    ...call(CachePage, PageApplied, ['locked', 'storage', 'out-of-step'], 120_000),
    longTexts: pageTexts,
  },
  /** `limit` of the unsent whose number is above `afterSeq`, and all that are unsolved. */
  /** Changes that could not be applied and are worth another try, in the server's words. */
  'cache.quarantined': call(
    nothing,
    z.array(z.object({ kind: z.string(), id: z.string(), version: z.number().int(), value: z.unknown() })),
    ['locked'],
  ),
  'cache.outbox': call(
    z.object({ limit: z.number().int().min(1).max(500), afterSeq: z.number().int().min(0).optional() }),
    z.array(OutboxEntry),
    ['locked'],
  ),
  /** Marks entries as on their way before they are sent, so that a crash leaves them `unknown`, not `waiting`. */
  'cache.markSending': call(z.array(z.string()), z.array(z.string()), ['locked', 'storage']),
  'cache.settle': call(z.array(Settlement), nothing, ['locked', 'storage']),
  'cache.wantedDocuments': call(
    z.object({ preferred: z.array(CaseId), limit: z.number().int().min(1).max(200) }),
    z.object({
      wanted: z.array(DocumentWanted),
      /** Not here and not failed, also beyond `limit`, and the bytes that they still bring. */
      missing: z.number().int(),
      bytesLeft: z.number().int(),
      verified: z.number().int(),
      failed: z.number().int(),
    }),
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
  /** The client's words of a document that is here, kept as long as it is. */
  'cache.storeText': call(
    z.object({ documentId: DocumentId, version: z.number().int(), pages: DocumentText }),
    nothing,
    ['locked', 'storage'],
    120_000,
  ),
  'cache.reportSync': call(SyncReport, nothing, ['locked']),
  /** What the store has of the person's work, to be compared with the journal. */
  'cache.inventory': call(nothing, WorkInventory, ['locked'], 60_000),
  'cache.readWork': call(WorkKeys, z.array(JournalItem), ['locked'], 60_000),
  /**
   * Puts work of the journal back that the store has lost: acts with what became of them, marks that they made, drafts
   * that are newer. `seq`: numbers up to it were given out. Repeating it changes nothing.
   */
  'cache.restoreWork': call(
    z.object({ items: z.array(JournalItem).max(500), seq: z.number().int().min(0) }),
    nothing,
    ['locked', 'storage'],
    120_000,
  ),
};
