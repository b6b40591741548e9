import type { CaseId } from '../../../shared/model/ids.ts';
import type { SessionState } from '../../../shared/rpc/contract.ts';
import type { SyncEngine, SyncEngineOptions } from './sync-engine.ts';
import type { CacheClient } from './sync-parts.ts';

/** The sync of whoever is signed in: one engine at a time, never for two people. */
export interface SyncDesk {
  /** Starts, stops or wakes the engine, as the session says. */
  follow(state: SessionState): void;
  attach(cache: CacheClient | null): void;
  /** False when nobody is signed in. */
  nudge(): boolean;
  prefer(caseId: CaseId): void;
  /** Stays so until it is taken back, or until the desk is locked or left: a pause that nobody remembers helps nobody. */
  pauseDocuments(paused: boolean): void;
  stop(): Promise<void>;
}

export function createSyncDesk(start: (unlocked: SyncEngineOptions['unlocked']) => SyncEngine): SyncDesk {
  let engine: SyncEngine | null = null;
  let storeName: string | null = null;
  let isPaused = false;
  let cache: CacheClient | null = null;
  let stopping: Promise<void> = Promise.resolve();

  const end = (): Promise<void> => {
    const ended = engine?.stop() ?? Promise.resolve();
    engine = null;
    storeName = null;
    stopping = Promise.all([stopping, ended]).then(() => {});
    return stopping;
  };

  return {
    follow(state) {
      const unlocked = state.status === 'signed-in' ? state.unlocked : null;
      if (unlocked?.storeName === storeName && engine) return engine.nudge();
      void end();
      if (!unlocked) {
        isPaused = false;
        return;
      }
      storeName = unlocked.storeName;
      engine = start(unlocked);
      engine.attach(cache);
      if (isPaused) engine.pauseDocuments(true);
    },
    attach(next) {
      cache = next;
      engine?.attach(next);
    },
    nudge() {
      engine?.nudge();
      return engine !== null;
    },
    prefer: caseId => engine?.prefer(caseId),
    pauseDocuments(paused) {
      isPaused = paused;
      engine?.pauseDocuments(paused);
    },
    stop: end,
  };
}
