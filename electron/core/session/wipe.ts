import * as z from 'zod';
import { DeviceId, Instant } from '../../../shared/model/ids.ts';
import type { SecretStore } from '../../host/host.ts';
import type { Log } from '../log/log.ts';
import { errorWords } from '../log/loggable.ts';
import { destroyRing } from '../keyring/ring-secret.ts';
import { serially } from '../serially.ts';
import type { Vaults } from '../vault/vault.ts';
import { keptValue } from './kept-value.ts';
import type { PersonRecords } from './person-record.ts';

/** Whose copy goes, and what of the order is not done yet. */
const WipeIntent = z.object({
  personKey: z.string(),
  storeName: z.string(),
  personId: z.string(),
  deviceId: DeviceId,
  at: Instant,
  /**
   * Opens the journal and nothing else, until what is unsent is sealed for the client. Without it a kill between the
   * order and the sealing would lose that work: the person's PIN is not there at the next start.
   */
  journalKey: z.base64().nullable(),
  recoveryKey: z.record(z.string(), z.unknown()).nullable(),
  /** How many unsent acts were sealed for the client; null until that is done. */
  rescued: z.number().int().nullable(),
  /** The key is gone. What the same person begins anew after that is not touched again. */
  keyIsGone: z.boolean(),
});
export type WipeIntent = z.infer<typeof WipeIntent>;

const WipeNotice = z.object({ at: Instant, rescued: z.number().int() });
export type WipeNotice = z.infer<typeof WipeNotice>;

export interface WipeParts {
  readonly secrets: SecretStore;
  readonly vaults: Vaults;
  readonly records: PersonRecords;
  readonly log: Log;
  /** Seals unsent work to the client's recovery key; resolves with how many acts. Doing it again is harmless. */
  readonly rescue: (intent: WipeIntent) => Promise<number>;
  /** Deletes what the main process keeps of that store: journal, caches, logs. Doing it again is harmless. */
  readonly deleteFiles: (storeName: string) => Promise<void>;
}

/**
 * Destroys one person's copy on this machine, in steps that can each be killed: what is written down is done again at
 * the next start, before anything is opened.
 */
export interface Wipes {
  /** From here on the order will be carried out, whatever happens. */
  begin(intent: WipeIntent): Promise<void>;
  /** Does whatever was ordered and is not done. Doing it again is harmless. */
  finish(): Promise<void>;
  /** The newest order that was carried out, until somebody signs in. */
  notice(): Promise<WipeNotice | null>;
  forgetNotice(): Promise<void>;
  /** Databases that only a window can delete. */
  doomedStores(): Promise<readonly string[]>;
  storeIsGone(storeName: string): Promise<void>;
  /** The device that the server has not yet been told is clean; null when there is nothing to report. */
  unreported(personKey: string): Promise<DeviceId | null>;
  reported(personKey: string): Promise<void>;
}

export function createWipes(parts: WipeParts): Wipes {
  const { secrets, vaults, records, log } = parts;
  const inTurn = serially();
  const intents = keptValue(secrets, 'wipes', z.array(WipeIntent), []);
  const doomed = keptValue(secrets, 'doomed-stores', z.array(z.string()), []);
  const notice = keptValue(secrets, 'wiped-notice', WipeNotice.nullable(), null);
  const reports = keptValue(secrets, 'wipe-reports', z.record(z.string(), DeviceId), {});

  const replace = async (intent: WipeIntent): Promise<void> =>
    intents.set((await intents.get()).map(other => (other.personKey === intent.personKey ? intent : other)));

  const rescued = async (intent: WipeIntent): Promise<WipeIntent> => {
    if (intent.rescued !== null) return intent;
    try {
      const done = { ...intent, rescued: await parts.rescue(intent), journalKey: null };
      await replace(done);
      return done;
    } catch (error) {
      // A full disk, say. Case data goes all the same; the journal and its key wait for the next start.
      log.error('rescue-failed', errorWords(error));
      return intent;
    }
  };

  const finishOne = async (ordered: WipeIntent): Promise<void> => {
    const intent = await rescued(ordered);
    const { personKey, storeName, deviceId, at } = intent;
    if (!intent.keyIsGone) {
      await vaults.destroy(personKey);
      await destroyRing(secrets, storeName);
      await records.forget(personKey);
      await reports.set({ ...(await reports.get()), [personKey]: deviceId });
      await doomed.set([...new Set([...(await doomed.get()), storeName])]);
      await notice.set({ at, rescued: intent.rescued ?? 0 });
      await replace({ ...intent, keyIsGone: true });
    } else if ((await notice.get())?.at === at) await notice.set({ at, rescued: intent.rescued ?? 0 });
    if (intent.rescued === null) return;
    await parts.deleteFiles(storeName);
    await intents.set((await intents.get()).filter(other => other.personKey !== personKey));
    log.warn('wiped', { rescued: intent.rescued });
  };

  return {
    begin: intent =>
      inTurn(async () => {
        const others = (await intents.get()).filter(other => other.personKey !== intent.personKey);
        await intents.set([...others, intent]);
      }),
    finish: () =>
      inTurn(async () => {
        for (const intent of await intents.get()) await finishOne(intent);
      }),
    notice: notice.get,
    forgetNotice: () => inTurn(notice.forget),
    doomedStores: doomed.get,
    storeIsGone: storeName => inTurn(async () => doomed.set((await doomed.get()).filter(other => other !== storeName))),
    unreported: async personKey => (await reports.get())[personKey] ?? null,
    reported: personKey =>
      inTurn(async () => {
        const { [personKey]: _reported, ...others } = await reports.get();
        await reports.set(others);
      }),
  };
}
