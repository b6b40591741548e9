import type { CaseId } from '../../../shared/model/ids.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { KeysChange, RingContent, RingKey } from '../../../shared/rpc/keys-contract.ts';
import type { SessionState, Unlocked } from '../../../shared/rpc/contract.ts';
import type { SecretStore } from '../../host/host.ts';
import { errorWords, word } from '../log/loggable.ts';
import type { LogFailure } from '../sealed-log/log-failure.ts';
import { type KeyRing, type KeyRingOptions, openKeyRing } from './key-ring.ts';
import type { RingFolders } from './ring-folders.ts';
import { keptRingSecret } from './ring-secret.ts';

type Whose = Pick<Unlocked, 'storeName' | 'masterKey'>;
type Answer<T> = Promise<Result<T, 'locked' | 'storage'>>;

/** The key ring of whoever is signed in and unlocked: one at a time, never of two people. */
export interface KeyDesk {
  /** Opens or closes, as the session says. */
  follow(state: SessionState): void;
  all(): Answer<RingContent>;
  make(wanted: { cases: readonly CaseId[]; pages: number }): Answer<{ next: number; keys: RingKey[] }>;
  destroy(doomed: { numbers: readonly number[]; cases: readonly CaseId[] }): Answer<void>;
  /** Resolves when the keys have left memory. */
  stop(): Promise<void>;
}

export interface KeyDeskOptions extends Pick<KeyRingOptions, 'clock' | 'log'> {
  readonly secrets: SecretStore;
  readonly foldersOf: (storeName: string) => RingFolders;
  /** For the window's main thread. Called before whoever asked has the answer. */
  readonly onChange: (change: KeysChange) => void;
  /** These cases left this workstation, and their keys are gone. */
  readonly onPurged: (cases: readonly CaseId[]) => Promise<void>;
}

export function createKeyDesk({ secrets, foldersOf, onChange, onPurged, ...edge }: KeyDeskOptions): KeyDesk {
  let whose: Whose | null = null;
  let opening: Promise<KeyRing> | null = null;
  /** What the ring's key is sealed with, as long as the ring is open. */
  let master = Buffer.alloc(0);
  let closing: Promise<void> = Promise.resolve();

  const close = (): Promise<void> => {
    const used = master;
    const ended = (opening?.then(ring => ring.close()) ?? Promise.resolve())
      // What could not be opened needs no closing; it was named in the log then.
      .catch(() => {})
      .finally(() => used.fill(0));
    opening = null;
    closing = Promise.all([closing, ended]).then(() => {});
    return closing;
  };

  const openFor = ({ storeName, masterKey }: Whose): Promise<KeyRing> => {
    if (opening) return opening;
    const closed = closing;
    const bytes = Buffer.from(masterKey, 'base64');
    master = bytes;
    const begun = (async () => {
      // The files of a ring are never open twice.
      await closed;
      const secret = keptRingSecret(secrets, storeName, bytes);
      return await openKeyRing({ ...edge, folders: foldersOf(storeName), secret });
    })();
    opening = begun;
    begun.catch((error: unknown) => {
      edge.log.error('keyring-not-opened', errorWords(error));
      // Tried again at the next call.
      if (opening === begun) opening = null;
    });
    return begun;
  };

  const withRing = async <T>(work: (ring: KeyRing) => Promise<Result<T, LogFailure>>): Answer<T> => {
    if (!whose) return refuse('locked', 'The keys of this store are not here: this workstation is locked.');
    let ring: KeyRing;
    try {
      ring = await openFor(whose);
    } catch {
      // Named in the log. The disk or the machine's key store fails: nothing of it is to be thrown away for that.
      return refuse('storage', 'The keys of this store could not be read. Free the disk or start the key store again.');
    }
    const done = await work(ring);
    if (ring.isUncertain()) void close();
    if (done.ok) return done;
    edge.log.error('keyring-not-written', { code: word(done.failure.code) });
    return refuse('storage', `The keys of this store could not be written. ${done.failure.message}`);
  };

  return {
    follow(state) {
      const next = state.status === 'signed-in' ? state.unlocked : null;
      if (next?.storeName === whose?.storeName) return;
      void close();
      whose = next && { storeName: next.storeName, masterKey: next.masterKey };
      // Ready when the window asks. What goes wrong is said then.
      if (whose) openFor(whose).catch(() => {});
    },
    all: () => withRing(ring => Promise.resolve(ok(ring.all()))),
    make: ({ cases, pages }) =>
      withRing(async ring => {
        const made = await ring.make(cases, pages);
        if (made.ok) onChange({ made: made.value.keys, destroyed: [] });
        return made;
      }),
    destroy: ({ numbers, cases }) =>
      withRing(async ring => {
        const destroyed = await ring.destroy(numbers);
        if (!destroyed.ok) return destroyed;
        if (destroyed.value.length > 0) onChange({ made: [], destroyed: destroyed.value });
        if (cases.length > 0) await onPurged(cases);
        return ok(undefined);
      }),
    stop() {
      whose = null;
      return close();
    },
  };
}
