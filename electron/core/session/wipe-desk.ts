import { errorWords } from '../log/loggable.ts';
import { closeVault, type OpenVault } from '../vault/open-vault.ts';
import { askLease, type SessionContext } from './context.ts';
import type { Desk } from './desk.ts';

/**
 * Carries out the client's order against the person at this desk. Once the order is written down nothing is opened
 * any more before the rest is done, whatever is killed in between.
 */
export async function wipeDesk(context: SessionContext, desk: Desk, vault: OpenVault): Promise<void> {
  const { options } = context;
  const { personKey, record } = desk;
  options.log.warn('wipe-ordered');
  options.note?.({ type: 'wipe.ordered' });
  await options.wipes.begin({
    personKey,
    storeName: vault.storeName,
    personId: record.me.id,
    deviceId: record.deviceId,
    at: new Date(options.time.now()).toISOString(),
    journalKey: options.journalKeyOf(vault.masterKey).toString('base64'),
    recoveryKey: record.recoveryKey,
    rescued: null,
    keyIsGone: false,
  });
  // What was typed is in the journal then, and is sealed with the rest.
  await options.beforeLock();
  context.watch.stop();
  context.desk = null;
  desk.isWiped = true;
  context.announce();
  closeVault(vault);
  desk.vault = null;
  try {
    await options.wipes.finish();
  } catch (error) {
    // It is written down: the next start does the rest before anything is opened.
    options.log.error('wipe-not-finished', errorWords(error));
  }
  await context.readNotice();
  context.announce();
  await reportWipe(context, desk);
  desk.keeper.forget();
}

/** The server's order stands until it hears this. What fails now is said at the person's next sign-in. */
async function reportWipe({ options }: SessionContext, { personKey, record, keeper }: Desk): Promise<void> {
  try {
    // The key is still there: nothing to report yet.
    if ((await options.wipes.unreported(personKey)) === null) return;
    const answer = await askLease(options, { deviceId: record.deviceId, credentials: keeper }, true);
    if (answer.ok) await options.wipes.reported(personKey);
  } catch (error) {
    options.log.error('wipe-not-reported', errorWords(error));
  }
}
