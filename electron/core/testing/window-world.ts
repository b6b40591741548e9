import { ok, refuse } from '../../../shared/result.ts';
import type { cacheContract, mainContract, SessionState } from '../../../shared/rpc/contract.ts';
import type { Handlers } from '../../../shared/rpc/define.ts';
import { createFakeHost } from '../../host/fake/fake-host.ts';
import { connectWindows } from '../connect-windows.ts';
import { createDocumentFlow } from '../documents/document-flow.ts';
import { createPaneDesk } from '../pane-desk.ts';
import { createTokenKeeper } from '../session/token-keeper.ts';
import { createSyncDesk } from '../sync/sync-desk.ts';
import { startSyncEngine } from '../sync/sync-engine.ts';
import { anUnlocked } from './a-desk.ts';
import { anEntry } from './an-entry.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakeLocks } from './fake-locks.ts';
import { laggingTransport } from './lagging-transport.ts';
import { createMemoryCache, documentAddress, type MemoryCache } from './memory-cache.ts';
import { createMemoryJournal } from './memory-journal.ts';
import { createScriptedApi, type ScriptedApi } from './scripted-api.ts';
import { silentLog } from './silent-log.ts';
import { startPage, type WindowPage } from './window-page.ts';

/** One machine, one person, several windows over one store; the real core, pages that are played. */
export interface WindowWorld {
  readonly clock: FakeClock;
  readonly api: ScriptedApi;
  readonly cache: MemoryCache;
  /** Drafts as they are on the disk. */
  readonly drafts: ReadonlyMap<string, number>;
  /** What should never have happened. */
  readonly violations: string[];
  readonly pages: () => readonly WindowPage[];
  readonly refreshes: () => readonly string[];
  open(isPane: boolean): Promise<void>;
  submit(page: WindowPage, caseId: string): void;
  unlock(): void;
  isLocked(): boolean;
  /** The access tokens given so far are worth nothing any more. */
  expire(): void;
  stop(): Promise<void>;
}

const MOST_LAG_MS = 40;

export async function createWindowWorld(random: () => number): Promise<WindowWorld> {
  const clock = createFakeClock();
  const violations: string[] = [];
  const api = createScriptedApi(clock);
  api.turns = 2;
  const cache = createMemoryCache();
  const journal = createMemoryJournal();
  const locks = createFakeLocks();
  const host = createFakeHost({ dataFolder: '/nowhere' });
  const drafts = new Map<string, number>();
  const refreshes: string[] = [];
  let turns = 0;
  let writer: string | null = null;
  let made = 0;
  let seq = 0;
  let pages: WindowPage[] = [];
  const lagMs = (): number => Math.floor(random() * MOST_LAG_MS);

  let refreshing = 0;
  const keeper = createTokenKeeper({
    clock,
    tokens: null,
    kept: { refreshToken: 'refresh-0', renewalUnanswered: false, endedBecause: null },
    refresh: async token => {
      if (refreshing > 0) violations.push('two refreshes at once');
      if (refreshes.includes(token)) violations.push(`${token} was presented twice`);
      refreshes.push(token);
      refreshing++;
      await new Promise<void>(resolve => void clock.after(lagMs(), resolve));
      refreshing--;
      api.accessToken = `access-${refreshes.length}`;
      const tokens = { accessToken: api.accessToken, refreshToken: `refresh-${refreshes.length}` };
      return ok({ ...tokens, expiresAtMs: Number.MAX_SAFE_INTEGER, subject: null });
    },
    store: async () => {},
    onEnded: () => void violations.push('the session ended'),
  });

  /** Engines that have acts under way and were not stopped. */
  const sending = new Map<number, number>();
  let engines = 0;
  const fetchOf =
    (engine: number): typeof fetch =>
    async (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      if (!url.endsWith('/v1/mutations') || init?.signal?.aborted) return await api.fetch(input, init);
      const begin = (): void => void sending.set(engine, (sending.get(engine) ?? 0) + 1);
      let isOver = false;
      const end = (): void => {
        const left = (sending.get(engine) ?? 1) - 1;
        if (!isOver && left > 0) sending.set(engine, left);
        else if (!isOver) sending.delete(engine);
        isOver = true;
      };
      begin();
      init?.signal?.addEventListener('abort', end);
      if (sending.size > 1) violations.push('two senders at once');
      try {
        return await api.fetch(input, init);
      } finally {
        end();
      }
    };

  const unlocked = anUnlocked();
  const sync = createSyncDesk(() =>
    startSyncEngine({
      unlocked,
      clock,
      random,
      journal,
      log: silentLog,
      fetch: fetchOf(++engines),
      host: { documentUrl: documentAddress.of, appVersion: '1.0.0', platform: 'linux' },
      apiUrl: 'http://127.0.0.1:9',
      flow: createDocumentFlow(clock),
      freeBytes: async () => Number.POSITIVE_INFINITY,
      credentials: keeper,
      onCheckedIn: () => {},
    }),
  );

  const open: SessionState = {
    status: 'signed-in',
    unlocked,
    reauthenticate: false,
    hasPin: true,
    leaseExpiresAt: null,
  };
  const dark: SessionState = {
    status: 'locked',
    name: 'Ana',
    clientName: 'Northwind Life',
    reason: 'by-hand',
    hasPin: true,
    retryAt: null,
  };
  let state: SessionState = open;
  const become = (next: SessionState): void => {
    state = next;
    sync.follow(next);
    windows.tell(next);
  };
  let locking: Promise<void> | null = null;
  const lock = async (): Promise<void> => {
    await windows.flush(5000);
    become(dark);
    locking = null;
  };

  const away = async () => refuse('locked', 'Nothing is sealed here.');
  const window = await host.openWindow();
  const panes = createPaneDesk(window);
  const windows = connectWindows({
    window,
    panes,
    sync,
    // The pages' stores are made, and not sealed.
    keys: { 'keys.all': away, 'keys.make': away, 'keys.destroy': away },
    doomed: { doomedStores: async () => [], storeIsGone: async () => {} },
    clock,
    log: silentLog,
    handlers: () =>
      ({
        'session.state': async () => ok(state),
        'session.lock': async () => {
          if (state === open) await (locking ??= lock());
          return ok(undefined);
        },
        'sync.now': async () => (sync.nudge() ? ok(undefined) : refuse('signed-out', 'Locked.')),
      }) as unknown as Handlers<typeof mainContract>,
  });
  become(open);

  const store = {
    drafts,
    nextTurn: () => ++turns,
    save(caseId: string, letters: number) {
      if (letters < (drafts.get(caseId) ?? 0)) violations.push(`a newer draft of ${caseId} was overwritten`);
      drafts.set(caseId, letters);
    },
    handlersFor(page: string): Handlers<typeof cacheContract> {
      writer = page;
      return new Proxy(cache.handlers, {
        get(target, key, receiver) {
          if (writer !== page) violations.push(`${page} answered ${String(key)} in the turn of ${writer ?? 'nobody'}`);
          return Reflect.get(target, key, receiver) as unknown;
        },
      });
    },
  };

  return {
    clock,
    api,
    cache,
    drafts,
    violations,
    pages: () => pages,
    refreshes: () => refreshes,
    async open(isPane) {
      const name = `page ${++made}`;
      const pane = isPane ? await panes.open({ caseId: 'c-1' as never, documentId: 'd-1' as never }) : null;
      const pipe = host.connectWindow(pane?.ok ? { name, paneId: pane.value.paneId } : { name });
      const page = startPage({
        name,
        pipe: laggingTransport(pipe, clock, lagMs),
        clock,
        locks,
        store,
        noticedMs: lagMs,
        onBug: what => void violations.push(what),
      });
      pages = [...pages.filter(one => one.isAlive()), page];
    },
    submit(page, caseId) {
      if (!page.isAlive() || state !== open) return;
      const entry = anEntry(++seq, caseId);
      void journal.keep([{ kind: 'mutation', caseId: entry.caseId, mutation: entry.mutation }]);
      cache.outbox.set(entry.id, entry);
      page.nudge();
    },
    unlock() {
      if (state === dark) become(open);
    },
    isLocked: () => state === dark,
    expire: () => void (api.accessToken = 'none'),
    async stop() {
      const stopped = sync.stop();
      // A window that answers nothing is not waited for long, by this clock.
      await clock.advance(5000);
      await stopped;
    },
  };
}
