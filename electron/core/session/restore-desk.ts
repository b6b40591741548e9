import { errorWords } from '../log/loggable.ts';
import { isLeaseOver, type SessionContext } from './context.ts';
import { createDesk } from './create-desk.ts';
import { endLease } from './lock-desk.ts';
import { wipeDesk } from './wipe-desk.ts';

/** Finds the desk of whoever was last at work. It opens by itself only where neither a PIN nor the lease forbids it. */
export async function restoreDesk(context: SessionContext): Promise<void> {
  const { options } = context;
  const { apiUrl, log, policy, records, vaults, wipes } = options;
  try {
    await wipes.finish();
    await context.readNotice();
    const record = await records.active();
    if (!record || record.apiUrl !== apiUrl) return;
    const desk = createDesk(context, record, null);
    const facts = await vaults.facts(desk.personKey);
    if (!facts) return log.warn('vault-missing');
    desk.facts = facts;
    context.desk = desk;
    context.watch.start(false);
    if (isLeaseOver(record, options)) {
      return await endLease(context, desk);
    }
    if (facts.hasPin || (policy.requirePin === true && !record.wipeOrdered)) return;
    const opened = await vaults.open(desk.personKey, null);
    if (!opened.ok) {
      if (opened.failure.code === 'share-missing') desk.reason = 'lease-expired';
      return;
    }
    desk.vault = opened.value;
    if (record.wipeOrdered) return await wipeDesk(context, desk, desk.vault);
    context.watch.start(true);
  } catch (error) {
    // The machine's secret store is locked or broken: the person signs in, and is told then if it stays so.
    log.error('session-not-restored', errorWords(error));
  }
}
