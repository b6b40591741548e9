import { randomBytes } from 'node:crypto';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { PaneId, PaneSubject, SessionState } from '../../shared/rpc/contract.ts';
import type { AppWindow } from '../host/host.ts';

/** More than anybody has screens for. */
const MOST_PANES = 8;

/** Which panes have a window of their own, and what each was opened for. In memory only. */
export interface PaneDesk {
  /** They go with their person; a lock leaves them where they are, dark. */
  follow(state: SessionState): void;
  open(subject: PaneSubject): Promise<Result<{ paneId: PaneId; openAt: string | null }, 'locked' | 'too-many'>>;
  /** Null: the id was never given, or whoever it was given to has gone. */
  subjectOf(paneId: string): PaneSubject | null;
  connected(paneId: string): void;
  gone(paneId: string): void;
}

export function createPaneDesk(window: Pick<AppWindow, 'openPane' | 'closePanes'>): PaneDesk {
  const subjects = new Map<string, PaneSubject>();
  /** How many pipes each has: at a reload the next one may come before the last one is gone. */
  const pipes = new Map<string, number>();
  let storeName: string | null = null;

  const closeAll = (): void => {
    if (subjects.size === 0) return;
    subjects.clear();
    pipes.clear();
    window.closePanes();
  };
  /** Windows that were closed are remembered, in case they only reload, until there are too many. */
  const forgetClosed = (): void => {
    for (const paneId of subjects.keys()) {
      if (subjects.size < MOST_PANES) return;
      if (!pipes.has(paneId)) subjects.delete(paneId);
    }
  };
  return {
    follow(state) {
      if (state.status === 'signed-in') {
        if (storeName !== null && storeName !== state.unlocked.storeName) closeAll();
        ({ storeName } = state.unlocked);
      } else if (state.status === 'signed-out') {
        storeName = null;
        closeAll();
      }
    },
    async open(subject) {
      if (storeName === null) return refuse('locked', 'No window was opened: nobody is signed in.');
      forgetClosed();
      if (subjects.size >= MOST_PANES) {
        return refuse('too-many', 'No window was opened: too many documents have one already. Close one of them.');
      }
      const paneId = randomBytes(16).toString('base64url');
      subjects.set(paneId, subject);
      return ok({ paneId, openAt: await window.openPane(paneId) });
    },
    subjectOf: paneId => subjects.get(paneId) ?? null,
    connected: paneId => void pipes.set(paneId, (pipes.get(paneId) ?? 0) + 1),
    gone(paneId) {
      const left = (pipes.get(paneId) ?? 1) - 1;
      if (left > 0) pipes.set(paneId, left);
      else pipes.delete(paneId);
    },
  };
}
