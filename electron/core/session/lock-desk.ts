import { refuse, ok, type Result } from '../../../shared/result.ts';
import type { LockReason, Unlocked } from '../../../shared/rpc/contract.ts';
import { errorWords } from '../log/loggable.ts';
import { closeVault } from '../vault/open-vault.ts';
import { askLease, isLeaseOver, type SessionContext } from './context.ts';
import { type Desk, unlockedOf } from './desk.ts';
import { noteWrongPin } from './note-pin.ts';
import { takeLease } from './lease.ts';
import { wipeDesk } from './wipe-desk.ts';

export type UnlockCode = 'wrong-pin' | 'too-many' | 'lease-expired' | 'sign-in-needed' | 'storage';

/** Closes the store: what was typed is saved, everything that uses the key ends, and the key leaves memory. */
export async function lockDesk(context: SessionContext, reason: LockReason): Promise<void> {
  const { desk, options } = context;
  if (!desk?.vault) {
    if (desk && reason === 'lease-expired') await endLease(context, desk);
    return;
  }
  await options.beforeLock();
  const { vault } = desk;
  context.watch.start(false);
  desk.vault = null;
  desk.reason = reason;
  desk.keeper.rest();
  options.log.info('locked');
  // The sync and the journal hold keys of their own making and let go of them now.
  context.announce();
  closeVault(vault);
  await options.time.keep();
  if (reason === 'lease-expired') await endLease(context, desk);
}

/** From here on only contact opens the store, whatever the clock says: what the server gave for it is gone. */
export async function endLease(context: SessionContext, desk: Desk): Promise<void> {
  const { options } = context;
  options.log.warn('lease-over');
  context.watch.stop();
  if (desk.reason !== 'lease-expired') {
    desk.reason = 'lease-expired';
    context.announce();
  }
  await options.vaults
    .dropShare(desk.personKey)
    .catch((error: unknown) => options.log.error('share-not-dropped', errorWords(error)));
}

export async function unlockDesk(context: SessionContext, pin: string | null): Promise<Result<Unlocked, UnlockCode>> {
  const { desk } = context;
  if (!desk) return refuse('sign-in-needed', 'Nobody is signed in at this machine. Sign in to begin.');
  if (desk.vault) return ok(unlockedOf(desk.record, desk.vault));
  try {
    return await unlock(context, desk, pin);
  } catch (error) {
    context.options.log.error('unlock-failed', errorWords(error));
    return refuse(
      'storage',
      'The key to your work could not be read from this computer’s key store. Unlock or start the key store and try again, or ask your IT department.',
    );
  }
}

async function unlock(context: SessionContext, desk: Desk, pin: string | null): Promise<Result<Unlocked, UnlockCode>> {
  const { options } = context;
  const { vaults, policy } = options;
  if (policy.requirePin === true && !desk.facts.hasPin)
    return refuse('sign-in-needed', 'This computer asks for a PIN and you have none. Sign in, then choose one.');
  if (isLeaseOver(desk.record, options)) {
    const renewed = await renewLease(context, desk);
    if (!renewed.ok) return renewed;
  }
  const { hasPin: hadPin } = desk.facts;
  let answer = await vaults.open(desk.personKey, pin);
  if (!answer.ok && answer.failure.code === 'share-missing') {
    const renewed = await renewLease(context, desk);
    if (!renewed.ok) return renewed;
    answer = await vaults.open(desk.personKey, pin);
  }
  desk.facts = (await vaults.facts(desk.personKey)) ?? desk.facts;
  if (!answer.ok) {
    if (pin !== null) noteWrongPin(context, desk, answer.failure.code, hadPin);
    context.announce();
    const { code, message } = answer.failure;
    return refuse(code === 'share-missing' ? 'lease-expired' : code, message);
  }
  desk.vault = answer.value;
  if (desk.record.wipeOrdered) {
    await wipeDesk(context, desk, answer.value);
    return refuse('sign-in-needed', 'The client had the cases on this computer removed. Sign in to begin anew.');
  }
  context.watch.start(true);
  options.log.info('unlocked');
  context.announce();
  return ok(unlockedOf(desk.record, desk.vault));
}

/** The lease is over: the server must say that this person may go on. */
async function renewLease(context: SessionContext, desk: Desk): Promise<Result<void, UnlockCode>> {
  const { deviceId } = desk.record;
  const answer = await askLease(context.options, { deviceId, credentials: desk.keeper });
  if (answer.ok) {
    await takeLease(context, desk, answer.value);
    return ok(undefined);
  }
  if (answer.failure.code === 'signed-out' || answer.failure.code === 'forbidden')
    return refuse('sign-in-needed', 'Your time to work without contact is over, and the server wants you to sign in.');
  return refuse(
    'lease-expired',
    `Your time to work without contact is over. Connect to the client’s network and try again. ${answer.failure.message}`,
  );
}
