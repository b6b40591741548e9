import { auditWord } from '../audit/audit-event.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { SessionContext } from './context.ts';
import type { Desk } from './desk.ts';

/**
 * Puts new secrets around a person's key, and says what of that somebody must hear: another key store guards them now,
 * or the PIN could not be carried over, because what it had sealed does not open any more. The record in memory is
 * changed; whoever calls keeps it.
 */
export async function renewKeys(
  { options }: SessionContext,
  desk: Desk,
  vault: OpenVault,
  { because, ...change }: { because: 'pin' | 'share' | 'sign-in'; pin?: string; share?: Buffer | null },
): Promise<{ pinIsLost: boolean }> {
  const { log, note, vaults } = options;
  const { pinIsLost, moved } = await vaults.renew(vault, change);
  note?.({ type: 'keys.rotated', detail: because });
  if (moved) note?.({ type: 'keys.backend-changed', detail: auditWord(`${moved.from}:${moved.to}`) });
  if (pinIsLost) {
    log.warn('pin-lost');
    note?.({ type: 'session.pin-destroyed', detail: 'unreadable' });
  }
  if (pinIsLost || change.pin !== undefined) desk.record = { ...desk.record, pinIsLost };
  desk.facts = (await vaults.facts(desk.personKey)) ?? desk.facts;
  return { pinIsLost };
}
