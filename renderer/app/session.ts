import type { CaseId } from '../../shared/model/ids.ts';
import { type Failure, refuse } from '../../shared/result.ts';
import type { PaneSubject, UpdateState } from '../../shared/rpc/contract.ts';
import type { MarksExport } from '../../shared/rpc/marks-contract.ts';
import type { SetPinFailure } from '../features/lock/set-pin-failure.ts';
import type { SignInFailure } from '../features/sign-in/sign-in-failure.ts';
import type { MainClient } from '../host/connect-main.ts';
import { followMain, type FollowOptions } from './follow-main.ts';
import { handOver } from './hand-over.ts';
import type { WindowState } from './window-state.ts';

export interface AboutMeridian {
  readonly version: string;
  readonly host: 'electron' | 'chromium' | 'fake';
  readonly update: UpdateState;
}

/** What the window can ask of the main process, and what it knows of the session. */
export interface Session {
  subscribe(listener: () => void): () => void;
  state(): WindowState;
  signIn(): Promise<void>;
  cancelSignIn(): Promise<void>;
  signOut(): Promise<void>;
  /** The screens go dark at once, also while the main process is away. */
  lock(): Promise<void>;
  /** With a PIN, or, where none is set, with the consent of the machine's key store. */
  unlock(pin: string | null): Promise<void>;
  /** Null when it is set. */
  setPin(current: string | null, next: string): Promise<Failure<SetPinFailure> | null>;
  /** The person proves once more who they are, to sign something. Null when they did; else why not, in words. */
  confirmPin(pin: string): Promise<string | null>;
  /** Somebody is at the keys. */
  noteActivity(): void;
  syncNow(): Promise<void>;
  /** A person looks at this case: its documents come first. */
  prefer(caseId: CaseId): void;
  /** Documents wait, or go on being fetched. */
  pauseDocuments(paused: boolean): void;
  /** What of this person's acts is at the client, counted from the journal. */
  reckoning(since: string): ReturnType<MainClient['journal.reckoning']>;
  /** Seals what is unsent for the client, in a file that only the client can open. */
  exportRescue(): ReturnType<MainClient['rescue.export']>;
  /** For the audit trail: what only the window can know of. */
  note(type: WindowEventType, count: number): void;
  /** For the audit trail: what a person looked at, or tried to take out. */
  noteUse(use: WindowUse): void;
  exportAudit(): ReturnType<MainClient['audit.export']>;
  /** A text without words of a case, written where the person chooses. */
  saveFile(what: 'receipts' | 'keys', suggestedName: string, text: string): ReturnType<MainClient['files.save']>;
  /** Marks, written where the person chooses, where the client's rules let them out. */
  saveMarks(content: Uint8Array<ArrayBuffer>, about: Omit<MarksExport, 'file'>): ReturnType<typeof handOver>;
  /** Which build this is and where it stands with updates; null while the main process is away. */
  about(): Promise<AboutMeridian | null>;
  /** Looks for a newer build; how it goes on, `about` tells. */
  checkForUpdates(): Promise<void>;
  /** Asks for a window of its own for a document of a case. */
  openPane(subject: PaneSubject): ReturnType<MainClient['windows.openPane']>;
  /** What this window was opened for, when it is a pane's. */
  ownPane(): ReturnType<MainClient['windows.pane']>;
  /** A bug that was caught. No text of a case. */
  report(where: string, error: string): void;
}

export type WindowUse = Parameters<MainClient['audit.noteUse']>[0];
type WindowEventType = Parameters<MainClient['audit.note']>[0]['type'];

export type SessionOptions = FollowOptions;

const AWAY = refuse('disconnected', 'The background part of Meridian is away.');

/** The window's end of the session. */
export function createSession(options: SessionOptions): Session {
  const { state, set, main, ask, darken, subscribe, report } = followMain(options);
  return {
    subscribe,
    state,
    async signIn() {
      const from = main();
      if (!from) return set({ failure: 'disconnected' });
      set({ step: 'waiting', failure: null, unlockFailure: null });
      const answer = await from['session.signIn']();
      set(answer.ok ? { step: 'opening' } : { step: 'idle', failure: answer.failure.code satisfies SignInFailure });
      if (answer.ok) await ask();
      set({ step: 'idle' });
    },
    async cancelSignIn() {
      await main()?.['session.cancelSignIn']();
    },
    async signOut() {
      // A locked window stays what it is until the main process has answered.
      if (state().store || !main()) await darken(null);
      await main()?.['session.signOut']();
      await ask();
    },
    async lock() {
      const { store, hasPin } = state();
      if (!store) return;
      await darken(lockedByHand(store.me, hasPin));
      await main()?.['session.lock']();
      await ask();
    },
    async unlock(pin) {
      const from = main();
      if (!from) return set({ unlockFailure: { code: 'disconnected' } });
      set({ step: 'unlocking', unlockFailure: null, failure: null });
      const answer = await from['session.unlock']({ pin });
      // A refusal changes how many tries are left, and when.
      await ask();
      if (!answer.ok) set({ step: 'idle', unlockFailure: { code: answer.failure.code } });
      else if (state().step === 'unlocking') set({ step: 'idle' });
    },
    async setPin(current, next) {
      const answer = await main()?.['session.setPin']({ current, next });
      if (!answer) return { code: 'disconnected', message: '' };
      if (!answer.ok) return answer.failure;
      set({ hasPin: true });
      return null;
    },
    async confirmPin(pin) {
      const answer = await main()?.['session.confirm']({ pin });
      return answer?.ok === true ? null : (answer?.failure.message ?? '');
    },
    noteActivity: () => void main()?.['session.activity'](),
    async syncNow() {
      const answer = await main()?.['sync.now']();
      if (answer?.ok === false && answer.failure.code === 'signed-out') set({ needsSignIn: true });
    },
    async about() {
      const from = main();
      if (!from) return null;
      const [info, update] = await Promise.all([from['app.info'](), from['updates.state']()]);
      return info.ok && update.ok ? { ...info.value, update: update.value } : null;
    },
    async checkForUpdates() {
      await main()?.['updates.check']();
    },
    pauseDocuments: paused => void main()?.['sync.pauseDocuments']({ paused }),
    reckoning: async since => (await main()?.['journal.reckoning']({ since })) ?? AWAY,
    exportRescue: async () => (await main()?.['rescue.export']()) ?? AWAY,
    note: (type, count) => void main()?.['audit.note']({ type, count }),
    noteUse: use => void main()?.['audit.noteUse'](use),
    exportAudit: async () => (await main()?.['audit.export']()) ?? AWAY,
    saveFile: async (what, suggestedName, said) =>
      (await main()?.['files.save']({ what, suggestedName, text: said })) ?? AWAY,
    saveMarks: async (content, about) => {
      const from = main();
      return from ? await handOver(from, content, about) : AWAY;
    },
    prefer: caseId => void main()?.['sync.prefer']({ caseId }),
    openPane: async subject => (await main()?.['windows.openPane'](subject)) ?? AWAY,
    ownPane: async () => (await main()?.['windows.pane']()) ?? AWAY,
    report,
  };
}

function lockedByHand(me: { name: string; client: { name: string } }, hasPin: boolean) {
  return {
    name: me.name,
    clientName: me.client.name,
    reason: 'by-hand',
    hasPin,
    retryAt: null,
    triesLeft: null,
  } as const;
}
