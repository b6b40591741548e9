import { createHttp } from '../../../electron/core/api/http.ts';
import { createDocumentDigests } from '../../../electron/core/documents/document-digests.ts';
import { createDocumentFlow } from '../../../electron/core/documents/document-flow.ts';
import { openDocument } from '../../../electron/core/documents/open-document.ts';
import type { Journal } from '../../../electron/core/journal/journal.ts';
import { createJournalDesk } from '../../../electron/core/journal/journal-desk.ts';
import { keysHandlers } from '../../../electron/core/handlers/keys.ts';
import { createKeyDesk } from '../../../electron/core/keyring/key-desk.ts';
import type { RingFolders } from '../../../electron/core/keyring/ring-folders.ts';
import type { LogFiles } from '../../../electron/core/sealed-log/log-files.ts';
import { createTokenKeeper, type KeptToken } from '../../../electron/core/session/token-keeper.ts';
import { startSyncEngine, type SyncEngine } from '../../../electron/core/sync/sync-engine.ts';
import { silentLog } from '../../../electron/core/testing/silent-log.ts';
import { createEffectiveTime, type EffectiveTime } from '../../../electron/core/time/effective-time.ts';
import { createWriterDesk } from '../../../electron/core/writer-desk.ts';
import { documentPath } from '../../../electron/host/document-url.ts';
import type { DocumentRequest, DocumentResponse } from '../../../electron/host/host.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { divideTransport } from '../../../shared/rpc/channels.ts';
import {
  cacheContract,
  mainContract,
  type Unlocked,
  windowContract,
  writerContract,
} from '../../../shared/rpc/contract.ts';
import type { Client } from '../../../shared/rpc/define.ts';
import { keysContract } from '../../../shared/rpc/keys-contract.ts';
import { connectPeer } from '../../../shared/rpc/peer.ts';
import type { Transport } from '../../../shared/rpc/transport.ts';
import type { ModelIssuer } from '../server/model-issuer.ts';
import { serverUrl } from '../server/model-server.ts';
import type { Process } from './process.ts';

/** What a machine keeps of a person between two runs of the program. */
export interface Secrets {
  token: KeptToken;
  time: ReturnType<EffectiveTime['state']> | null;
  leaseExpiresAtMs: number | null;
  /** How often the server has said what time it is. */
  contacts: number;
  /** How often the program was started. */
  starts: number;
  /** What the machine's key store keeps. */
  readonly kept: Map<string, string>;
}

export interface MainOptions {
  readonly process: Process;
  readonly unlocked: Unlocked;
  readonly secrets: Secrets;
  readonly fetch: typeof fetch;
  readonly issuer: ModelIssuer;
  /** The way to the issuer: what is lost on it, and when the program is killed. */
  renew(refreshToken: string): ReturnType<typeof renewed>;
  readonly random: () => number;
  readonly monotonic: () => number;
  filesOf(folder: string): LogFiles;
  /** Where the keys of the store lie. */
  readonly folders: RingFolders;
  onBug(what: string, error: unknown): void;
}

/** The main process: engine, tokens, journal. Windows connect to it. */
export interface MainProgram {
  readonly process: Process;
  readonly engine: SyncEngine;
  readonly journal: Journal;
  /** One more window. That of the worker which has the store says so by itself. */
  connect(pipe: Transport): void;
  openDocument(request: DocumentRequest): Promise<DocumentResponse>;
  /** The server wants the person to sign in. */
  readonly mustSignIn: () => boolean;
  signIn(): void;
  readonly time: EffectiveTime;
}

/** Small, so that a shift fills several. */
const SEGMENT_BYTES = 16 * 1024;
const RESERVE_BYTES = 4096;

type Ours = Pick<typeof mainContract, 'journal.keep' | 'sync.now' | 'sync.prefer'> & typeof keysContract;
const ours: Ours = {
  ...keysContract,
  'journal.keep': mainContract['journal.keep'],
  'sync.now': mainContract['sync.now'],
  'sync.prefer': mainContract['sync.prefer'],
};

export function startMain(options: MainOptions): MainProgram {
  options.secrets.starts++;
  const { process, unlocked, secrets, issuer, onBug, random } = options;
  const { clock } = process;
  const journals = createJournalDesk({
    filesOf: options.filesOf,
    clock,
    log: silentLog,
    note: () => {},
    segmentBytes: SEGMENT_BYTES,
    reserveBytes: RESERVE_BYTES,
  });
  const journal = journals.of(unlocked);
  const windows = new Set<Client<typeof windowContract>>();
  const keys = createKeyDesk({
    clock,
    log: silentLog,
    secrets: {
      backend: 'memory',
      get: name => process.whileAlive(Promise.resolve(secrets.kept.get(name) ?? null)),
      async set(name, value) {
        if (process.isAlive()) secrets.kept.set(name, value);
        await process.whileAlive(Promise.resolve());
      },
      async delete(name) {
        if (process.isAlive()) secrets.kept.delete(name);
        await process.whileAlive(Promise.resolve());
      },
    },
    foldersOf: () => options.folders,
    onChange(change) {
      for (const window of windows) void window['window.keysChanged'](change);
    },
    onPurged: async () => await journal.compact(true),
  });
  const signedIn = {
    status: 'signed-in',
    unlocked,
    reauthenticate: false,
    hasPin: false,
    leaseExpiresAt: null,
  } as const;
  keys.follow(signedIn);
  const time = createEffectiveTime({ clock, monotonic: options.monotonic, restored: secrets.time });
  let ended = false;
  const makeKeeper = (tokens: ReturnType<ModelIssuer['signIn']> | null) =>
    createTokenKeeper({
      clock,
      tokens,
      kept: secrets.token,
      refresh: token => process.whileAlive(options.renew(token)),
      async store(token) {
        if (process.isAlive()) secrets.token = token;
        await process.whileAlive(Promise.resolve());
      },
      onEnded: () => {
        ended = true;
      },
    });
  let keeper = makeKeeper(null);
  const credentials = {
    token: () => keeper.token(),
    renew: (refused: string) => keeper.renew(refused),
    lost: (refused: string) => keeper.lost(refused),
  };
  const flow = createDocumentFlow(clock);
  const digests = createDocumentDigests();
  const edge = { clock, fetch: options.fetch, credentials, log: silentLog, flow };
  const http = createHttp({ ...edge, baseUrl: serverUrl(), appVersion: '1.0.0' });
  const engine = startSyncEngine({
    ...edge,
    unlocked,
    host: { documentUrl: documentPath, appVersion: '1.0.0', platform: 'linux' },
    apiUrl: serverUrl(),
    random,
    freeBytes: async () => 64 * 1024 ** 3,
    journal,
    onLease: ({ leaseExpiresAt, serverTime }) => {
      time.heard(serverTime);
      secrets.contacts++;
      secrets.leaseExpiresAtMs = Date.parse(leaseExpiresAt);
      secrets.time = time.state();
    },
    onCheckedIn: () => {},
  });
  const writer = createWriterDesk(engine);
  writer.follow(signedIn);

  return {
    process,
    engine,
    journal,
    time,
    connect(pipe) {
      const halves = divideTransport(pipe);
      const window = connectPeer({
        transport: halves.window,
        theirs: windowContract,
        ours,
        handlers: {
          ...keysHandlers(keys),
          'journal.keep': async items => await journal.keep(items),
          'sync.now': async () => {
            engine.nudge();
            return ok(undefined);
          },
          'sync.prefer': async ({ caseId }) => {
            engine.prefer(caseId);
            return ok(undefined);
          },
        },
        clock,
        onBug,
      });
      const cache = connectPeer({
        transport: halves.cache,
        theirs: cacheContract,
        ours: { ...keysContract, ...writerContract },
        handlers: {
          ...keysHandlers(keys),
          'writer.opened': async claim => {
            writer.opened(cache, claim);
            return ok(undefined);
          },
        },
        clock,
        onBug,
      });
      windows.add(window);
      pipe.onClose(() => {
        windows.delete(window);
        writer.gone(cache);
      });
    },
    openDocument: request => process.whileAlive(openDocument(http, request, flow, digests)),
    mustSignIn: () => ended || secrets.token.refreshToken === null,
    signIn() {
      const tokens = issuer.signIn(unlocked.me.id);
      secrets.token = keptToken(tokens.refreshToken);
      keeper = makeKeeper(tokens);
      ended = false;
      engine.nudge();
    },
  };
}

/** A token that was just given out. */
export function keptToken(refreshToken: string | null): KeptToken {
  return { refreshToken, renewalUnanswered: false, endedBecause: null };
}

/** What the line to the issuer gives when nothing is wrong with it. */
export async function renewed(issuer: ModelIssuer, refreshToken: string) {
  const answer = issuer.refresh(refreshToken);
  return answer.ok ? answer : refuse(answer.failure.code, answer.failure.message);
}
