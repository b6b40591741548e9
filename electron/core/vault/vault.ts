import { createHmac, randomBytes } from 'node:crypto';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { SecretStore } from '../../host/host.ts';
import { serially } from '../serially.ts';
import { fromWrapped, type Peeled, peelLayer } from './key-layer.ts';
import { closeVault, type OpenVault } from './open-vault.ts';
import { countAttempt, MOST_WRONG, noAttempts, waitUntilMs } from './pin-attempts.ts';
import { type StretchPin, stretchPin } from './stretch-pin.ts';
import { type VaultRecord, type VaultSecrets, vaultSecrets } from './vault-record.ts';
import { DAILY, leaseSecret, RECOVERY, type Renewed, signInSecret, wrapAgain, wrapFirst } from './wrap-key.ts';

/** What can be known of a vault while it is shut. */
export interface VaultFacts {
  readonly storeName: string;
  readonly hasPin: boolean;
  readonly retryAtMs: number | null;
  /** Tries until no PIN opens it any more; null before the first wrong one. */
  readonly triesLeft: number | null;
}

export type OpenCode = 'wrong-pin' | 'too-many' | 'share-missing' | 'sign-in-needed';

/** The vaults of everybody who works at this machine. Each call is whole before the next begins. */
export interface Vaults {
  facts(personKey: string): Promise<VaultFacts | null>;
  /** `share`: 32 bytes that the server gives this device for as long as it may read, when it gives any. */
  make(personKey: string, share: Buffer | null): Promise<OpenVault>;
  open(personKey: string, pin: string | null): Promise<Result<OpenVault, OpenCode>>;
  /** After a sign-in of the same person: needs no PIN, but what only the server knows. */
  recover(personKey: string, share: Buffer | null): Promise<Result<OpenVault, 'sign-in-needed'>>;
  /** New secrets around the same key: at a sign-in, with a new PIN, with another share. */
  renew(vault: OpenVault, change: { pin?: string; share?: Buffer | null }): Promise<Renewed>;
  /** False when the share that is kept already is this one. */
  isNewShare(personKey: string, share: Buffer | null): Promise<boolean>;
  /** The lease ended: without contact nothing opens the vault from here on. */
  dropShare(personKey: string): Promise<void>;
  /** Contact brought the share of a shut vault back. */
  restoreShare(personKey: string, share: Buffer): Promise<void>;
  /** Nothing opens the vault ever again. Repeating it is harmless. */
  destroy(personKey: string): Promise<void>;
}

export interface VaultsOptions {
  readonly secrets: SecretStore;
  /** By effective time: a wait for the next PIN is not shortened by setting the clock. */
  readonly now: () => number;
  readonly stretch?: StretchPin;
}

export function createVaults({ secrets, now, stretch = stretchPin }: VaultsOptions): Vaults {
  const inTurn = serially();
  const partsOf = (personKey: string) => ({ personKey, kept: vaultSecrets(secrets, personKey), stretch });

  /** Brings the first build's form, a bare key, into layers before anything else is done with it. */
  const read = async (personKey: string): Promise<VaultRecord | null> => {
    const { kept } = partsOf(personKey);
    const found = await kept.read();
    if (!found || found.form === 2) return found;
    const vault = { personKey, storeName: storeNameOf(found.masterKey, personKey), masterKey: found.masterKey };
    const record = await wrapFirst(partsOf(personKey), vault, null, secrets.backend);
    closeVault(vault);
    return record;
  };

  const opened = async (personKey: string, masterKey: Buffer, record: VaultRecord): Promise<OpenVault> => {
    await vaultSecrets(secrets, personKey).tidy(record);
    return { personKey, storeName: record.storeName, masterKey };
  };

  const tryPin = async (
    kept: VaultSecrets,
    record: VaultRecord,
    sealed: Peeled,
    pin: string,
    context: string,
  ): Promise<Result<Buffer, OpenCode>> => {
    const before = { wrong: record.wrongPins, retryAtMs: record.retryAtMs };
    if (waitUntilMs(before, now()) !== null)
      return refuse('too-many', 'The PIN was wrong too often. Wait until the time shown, or sign in instead.');
    const { after, isLast } = countAttempt(before, now());
    const spent = { ...record, wrongPins: after.wrong, retryAtMs: after.retryAtMs };
    const destroyed = { ...spent, daily: null, retryAtMs: null };
    // One that was counted and cut off by a kill was the last: it is not given again.
    if (before.wrong >= MOST_WRONG) {
      await kept.write(destroyed);
      return noPinAnyMore();
    }
    await kept.write(spent);
    const [layer] = sealed.layers;
    const salt = Buffer.from(layer?.salt ?? '', 'base64');
    const secret = layer?.cost ? await stretch(pin, salt, layer.cost) : Buffer.alloc(0);
    const bare = peelLayer(sealed, secret, context);
    secret.fill(0);
    if (!bare) {
      if (isLast) await kept.write(destroyed);
      return isLast ? noPinAnyMore() : refuse('wrong-pin', 'This PIN is not the right one. Try again.');
    }
    await kept.write({ ...record, wrongPins: noAttempts.wrong, retryAtMs: noAttempts.retryAtMs });
    return ok(bare.bytes);
  };

  const open = async (personKey: string, pin: string | null): Promise<Result<OpenVault, OpenCode>> => {
    const record = await read(personKey);
    if (!record) return refuse('sign-in-needed', 'This machine holds no key of yours. Sign in to get one.');
    if (record.backend !== secrets.backend) return keyStoreChanged(record.backend, secrets.backend);
    if (!record.daily) return noPinAnyMore();
    const { kept } = partsOf(personKey);
    const context = `${DAILY} ${personKey}`;
    let sealed: Peeled | null = fromWrapped(record.daily);
    const machine = await kept.secret('machine', record.machineSlot);
    sealed = machine && peelLayer(sealed, machine, context);
    if (!sealed) return unreadable();
    if (sealed.layers[0]?.by === 'share') {
      const share = record.shareSlot && (await kept.secret('share', record.shareSlot));
      if (!share) return refuse('share-missing', 'Your time to work without contact is over. Connect to go on.');
      sealed = peelLayer(sealed, share, context);
      if (!sealed) return unreadable();
    }
    if (sealed.layers[0]?.by !== 'pin') return ok(await opened(personKey, sealed.bytes, record));
    if (pin === null) return refuse('wrong-pin', 'Enter your PIN.');
    const answer = await tryPin(kept, record, sealed, pin, context);
    return answer.ok ? ok(await opened(personKey, answer.value, record)) : answer;
  };

  const recover = async (personKey: string, share: Buffer | null): Promise<Result<OpenVault, 'sign-in-needed'>> => {
    const record = await read(personKey);
    if (!record) return refuse('sign-in-needed', 'This machine holds no key of yours.');
    const { kept } = partsOf(personKey);
    const context = `${RECOVERY} ${personKey}`;
    const machine = await kept.secret('machine', record.machineSlot);
    let sealed = machine && peelLayer(fromWrapped(record.recovery), machine, context);
    if (sealed?.layers[0]?.by === 'sign-in') sealed = share && peelLayer(sealed, signInSecret(share), context);
    if (sealed) return ok(await opened(personKey, sealed.bytes, record));
    return record.backend === secrets.backend ? unreadable() : keyStoreChanged(record.backend, secrets.backend);
  };

  return {
    facts: personKey =>
      inTurn(async () => {
        const record = await read(personKey);
        if (!record) return null;
        const hasPin = record.daily?.layers.some(layer => layer.by === 'pin') ?? false;
        const triesLeft = record.wrongPins > 0 ? Math.max(0, MOST_WRONG - record.wrongPins) : null;
        return { storeName: record.storeName, hasPin, retryAtMs: record.retryAtMs, triesLeft };
      }),
    make: (personKey, share) =>
      inTurn(async () => {
        const masterKey = randomBytes(32);
        const vault = { personKey, storeName: storeNameOf(masterKey, personKey), masterKey };
        await wrapFirst(partsOf(personKey), vault, share, secrets.backend);
        return vault;
      }),
    open: (personKey, pin) => inTurn(() => open(personKey, pin)),
    recover: (personKey, share) => inTurn(() => recover(personKey, share)),
    renew: (vault, change) =>
      inTurn(async () => {
        const record = await read(vault.personKey);
        if (!record) throw new Error('A vault that is not there cannot be renewed.');
        return wrapAgain(partsOf(vault.personKey), vault, record, change, secrets.backend);
      }),
    isNewShare: (personKey, share) =>
      inTurn(async () => {
        const record = await read(personKey);
        const kept = record?.shareSlot ? await partsOf(personKey).kept.secret('share', record.shareSlot) : null;
        if (!share) return record?.shareSlot != null;
        // One that was kept and is gone counts as new: what it sealed is renewed while the key is at hand.
        return !kept || !leaseSecret(share).equals(kept);
      }),
    dropShare: personKey => inTurn(() => partsOf(personKey).kept.dropShare()),
    restoreShare: (personKey, share) =>
      inTurn(async () => {
        const record = await read(personKey);
        const { kept } = partsOf(personKey);
        if (!record?.shareSlot || (await kept.secret('share', record.shareSlot))) return;
        await kept.put('share', record.shareSlot, leaseSecret(share));
      }),
    destroy: personKey => inTurn(() => partsOf(personKey).kept.destroy()),
  };
}

function storeNameOf(masterKey: Buffer, personKey: string): string {
  return `meridian-${createHmac('sha256', masterKey).update(`store of ${personKey}`).digest('base64url')}`;
}

function noPinAnyMore(): Result<never, 'sign-in-needed'> {
  return refuse(
    'sign-in-needed',
    'The PIN was wrong too often and is no longer valid. Sign in; your work is still here.',
  );
}

function keyStoreChanged(was: string, is: string): Result<never, 'sign-in-needed'> {
  return refuse(
    'sign-in-needed',
    `Your work was sealed with this computer’s key store ${was}, and now ${is} answers. Sign in again; if that does not help, start the computer as before or ask your IT department.`,
  );
}

function unreadable(): Result<never, 'sign-in-needed'> {
  return refuse(
    'sign-in-needed',
    'The key to your work on this machine cannot be read. Sign in again; if that does not help, ask your IT department.',
  );
}
