import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { WireLease } from '../api/wire/check-in.ts';
import { errorWords } from '../log/loggable.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { askLease, isLeaseOver, type SessionContext, shareOf } from './context.ts';
import type { Desk } from './desk.ts';
import { createDesk } from './create-desk.ts';
import { personKeyOf } from './person-record.ts';
import { renewKeys } from './renew-keys.ts';
import type { SignedIn, SignInCode } from './sign-in.ts';
import { wipeDesk } from './wipe-desk.ts';

/** Gives whoever has just signed in their desk: makes or opens their vault, and asks how long it may be read. */
export async function enterDesk(
  context: SessionContext,
  { record: signedIn, tokens }: SignedIn,
): Promise<Result<Desk, SignInCode>> {
  const { options, desk: before } = context;
  const { records, vaults, wipes, log } = options;
  const personKey = personKeyOf(signedIn);
  if (before && before.personKey !== personKey) {
    const names = `${signedIn.me.name} signed in, but this desk is ${before.record.me.name}’s.`;
    return refuse('refused', `${names} Sign out first to change.`);
  }
  // Whatever was ordered destroyed is destroyed before anything is opened or made.
  await wipes.finish();
  const unreported = await wipes.unreported(personKey);
  const deviceId = unreported ?? signedIn.deviceId;
  const desk = createDesk(context, { ...signedIn, deviceId }, tokens);
  const asked = await askLease(options, { deviceId, credentials: desk.keeper }, unreported !== null);
  const lease = asked.ok ? asked.value : null;
  if (lease) {
    options.time.heard(lease.serverTime);
    const wipeOrdered = lease.order === 'wipe';
    desk.record = { ...desk.record, leaseExpiresAt: lease.leaseExpiresAt, wipeOrdered };
    if (unreported !== null) await wipes.reported(personKey);
  } else if (isLeaseOver(desk.record, options)) return noLease(asked.ok ? '' : asked.failure.message);

  const opened = await openVault(context, desk, lease);
  if (!opened.ok) return asked.ok ? opened : noLease(asked.failure.message);
  desk.vault = opened.value.vault;
  if (desk.record.wipeOrdered) {
    if (!opened.value.isNew) {
      await wipeDesk(context, desk, desk.vault);
      return refuse('refused', 'The client had the cases on this computer removed. Sign in again to begin anew.');
    }
    // There was nothing here to remove. The order stands until the server hears so.
    await askLease(options, { deviceId, credentials: desk.keeper }, true);
    desk.record = { ...desk.record, wipeOrdered: false };
  }
  // A renewal that is still on its way for the session before must not write its token over the new one.
  before?.keeper.forget();
  await records.write(desk.record);
  await records.setActive(personKey);
  await wipes.forgetNotice();
  await context.readNotice();
  await options.time.keep();
  desk.facts = (await vaults.facts(personKey)) ?? desk.facts;
  context.desk = desk;
  context.watch.start(true);
  log.info('signed-in');
  return ok(desk);
}

/** A sign-in opens the vault without a PIN, and puts new secrets around the key. */
async function openVault(
  context: SessionContext,
  desk: Desk,
  lease: WireLease | null,
): Promise<Result<{ vault: OpenVault; isNew: boolean }, SignInCode>> {
  const { options, desk: before } = context;
  const { vaults, log } = options;
  const { personKey } = desk;
  const share = lease && shareOf(lease);
  if ((await vaults.facts(personKey)) === null) return ok({ vault: await vaults.make(personKey, share), isNew: true });
  let vault = before?.vault ?? null;
  if (!vault) {
    if (share) await vaults.restoreShare(personKey, share);
    const found = await vaults.recover(personKey, share);
    if (!found.ok) return refuse('refused', found.failure.message);
    vault = found.value;
  }
  try {
    await renewKeys(context, desk, vault, { because: 'sign-in', ...(lease && { share }) });
  } catch (error) {
    // The secrets before are still there, and still open it.
    log.error('vault-not-renewed', errorWords(error));
  }
  return ok({ vault, isNew: false });
}

function noLease(why: string): Result<never, 'offline'> {
  return refuse('offline', `You signed in, but the server did not renew your time to work on this computer. ${why}`);
}
