import { ok, refuse, type Result } from '../../../shared/result.ts';
import { errorWords } from '../log/loggable.ts';
import { closeVault } from '../vault/open-vault.ts';
import { weaknessOf } from '../vault/pin-rules.ts';
import type { SessionContext } from './context.ts';
import { noteWrongPin } from './note-pin.ts';
import { renewKeys } from './renew-keys.ts';

export type PinCode = 'wrong-pin' | 'weak' | 'signed-out' | 'storage';

/** Sets the first PIN, or another one in its place. Wrong tries at the old one count as at the lock screen. */
export async function choosePin(
  context: SessionContext,
  current: string | null,
  next: string,
): Promise<Result<void, PinCode>> {
  const { desk, options } = context;
  if (!desk?.vault) return refuse('signed-out', 'The desk is locked. Unlock it before you change the PIN.');
  const weakness = weaknessOf(next, desk.record.me.name);
  if (weakness !== null) return refuse('weak', weakness);
  const { vaults } = options;
  const { hasPin: hadPin } = desk.facts;
  try {
    if (hadPin) {
      const checked = await vaults.open(desk.personKey, current);
      desk.facts = (await vaults.facts(desk.personKey)) ?? desk.facts;
      if (!checked.ok) {
        noteWrongPin(context, desk, checked.failure.code, hadPin);
        return refuse('wrong-pin', checked.failure.message);
      }
      closeVault(checked.value);
    }
    const wasLost = desk.record.pinIsLost;
    await renewKeys(context, desk, desk.vault, { because: 'pin', pin: next });
    if (wasLost) await context.keep(desk, { pinIsLost: false });
    // The first one is seen in the state of the session.
    if (hadPin) options.note?.({ type: 'session.pin-changed', detail: 'another' });
    options.log.info('pin-set');
    context.announce();
    return ok(undefined);
  } catch (error) {
    options.log.error('pin-not-set', errorWords(error));
    return refuse('storage', 'The PIN could not be kept on this computer; the one before still holds. Try again.');
  }
}
