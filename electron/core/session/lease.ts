import type { WireLease } from '../api/wire/check-in.ts';
import { errorWords } from '../log/loggable.ts';
import { type SessionContext, shareOf } from './context.ts';
import type { Desk } from './desk.ts';
import { renewKeys } from './renew-keys.ts';
import { wipeDesk } from './wipe-desk.ts';

/**
 * What a check-in brought: the time, how long the store stays readable, the server's share, or the order to wipe. An
 * order that meets a locked desk waits for the key: without it, what is unsent could not be sealed for the client.
 */
export async function takeLease(context: SessionContext, desk: Desk, lease: WireLease): Promise<void> {
  const { time, log } = context.options;
  time.heard(lease.serverTime);
  await time.keep();
  const wipeOrdered = lease.order === 'wipe';
  await context.keep(desk, { leaseExpiresAt: lease.leaseExpiresAt, wipeOrdered });
  try {
    await keepShare(context, desk, shareOf(lease));
  } catch (error) {
    // The share before still opens the vault, and the next check-in brings this one again.
    log.error('share-not-kept', errorWords(error));
  }
  if (wipeOrdered && desk.vault) await wipeDesk(context, desk, desk.vault);
}

async function keepShare(context: SessionContext, desk: Desk, share: Buffer | null): Promise<void> {
  const { vaults } = context.options;
  const { personKey, vault } = desk;
  if (!vault) {
    if (share) await vaults.restoreShare(personKey, share);
    return;
  }
  if (!(await vaults.isNewShare(personKey, share))) return;
  const { pinIsLost } = await renewKeys(context, desk, vault, { because: 'share', share });
  if (!pinIsLost) return;
  await context.keep(desk, { pinIsLost });
  context.announce();
}
