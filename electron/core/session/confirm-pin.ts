import { ok, refuse, type Result } from '../../../shared/result.ts';
import { errorWords } from '../log/loggable.ts';
import { closeVault } from '../vault/open-vault.ts';
import type { SessionContext } from './context.ts';
import { noteWrongPin } from './note-pin.ts';

export type ConfirmCode = 'wrong-pin' | 'no-pin' | 'signed-out' | 'storage';

/**
 * Makes sure that the person at the keys is the one who is signed in, before something is signed. Wrong tries count as at
 * the lock screen; nothing is opened or closed by it.
 */
export async function confirmPin(context: SessionContext, pin: string): Promise<Result<void, ConfirmCode>> {
  const { desk, options } = context;
  if (!desk?.vault) return refuse('signed-out', 'The desk is locked. Unlock it before you sign.');
  const { hasPin } = desk.facts;
  if (!hasPin) return refuse('no-pin', 'There is no PIN to sign with yet. Set one first, then sign.');
  try {
    const checked = await options.vaults.open(desk.personKey, pin);
    desk.facts = (await options.vaults.facts(desk.personKey)) ?? desk.facts;
    if (!checked.ok) {
      noteWrongPin(context, desk, checked.failure.code, hasPin);
      return refuse('wrong-pin', checked.failure.message);
    }
    closeVault(checked.value);
    options.note?.({ type: 'session.confirmed', detail: 'pin' });
    return ok(undefined);
  } catch (error) {
    options.log.error('pin-not-checked', errorWords(error));
    return refuse('storage', 'The PIN could not be checked on this computer. Try again.');
  }
}
