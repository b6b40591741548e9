import { render } from 'vitest-browser-react';
import { ok, refuse } from '../../../shared/result.ts';
import type { Store } from '../../data/store.ts';
import { StoreContext } from '../../data/store-context.ts';
import { Frame } from '../Frame.tsx';
import type { Session } from '../session.ts';
import { SessionContext } from '../session-context.ts';
import { atStart, type WindowState } from '../window-state.ts';

const AWAY = refuse('disconnected', 'There is no main process in this test');

/** A session that is open and notes what is asked of it. */
export function openSession(asked: string[], overrides: Partial<WindowState> = {}): Session {
  const state: WindowState = { ...atStart, isKnown: true, hasPin: true, ...overrides };
  const note = async (what: string) => void asked.push(what);
  return {
    subscribe: () => () => {},
    state: () => state,
    signIn: () => note('sign-in'),
    cancelSignIn: () => note('cancel'),
    signOut: () => note('sign-out'),
    lock: () => note('lock'),
    unlock: pin => note(`unlock ${pin}`),
    confirmPin: async pin => {
      await note(`confirm ${pin}`);
      return null;
    },
    setPin: async (current, next) => {
      asked.push(`set-pin ${current} ${next}`);
      return null;
    },
    noteActivity: () => {},
    syncNow: () => note('sync'),
    about: async () => ({
      version: '1.2.3',
      host: 'fake',
      update: { enabled: true, status: 'idle', version: null, message: 'This is the newest version.' },
    }),
    checkForUpdates: () => note('check for updates'),
    pauseDocuments: paused => void asked.push(paused ? 'pause documents' : 'resume documents'),
    reckoning: async () => AWAY,
    exportRescue: async () => AWAY,
    note: () => {},
    noteUse: ({ type }) => void asked.push(type),
    exportAudit: async () => AWAY,
    saveFile: async (_what, name) => {
      await note(`save ${name}`);
      return ok({ path: `/home/ana/${name}` });
    },
    saveMarks: async () => AWAY,
    prefer: caseId => void asked.push(`prefer ${caseId}`),
    openPane: async ({ documentId }) => {
      await note(`open pane ${documentId}`);
      return ok({ paneId: 'AAAAAAAAAAAAAAAAAAAAAA', openAt: null });
    },
    ownPane: async () => ok(null),
    report: (where, error) => void asked.push(`report ${where} ${error}`),
  };
}

/** Draws the whole frame over a store. */
export async function renderFrame(store: Store, session: Session): Promise<void> {
  await render(
    <SessionContext value={session}>
      <StoreContext value={store}>
        <div style={{ blockSize: 700 }}>
          <Frame />
        </div>
      </StoreContext>
    </SessionContext>,
  );
}
