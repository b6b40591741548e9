import type { OpenCode } from '../vault/vault.ts';
import type { SessionContext } from './context.ts';
import type { Desk } from './desk.ts';

/** For the audit trail: a PIN that was wrong, and that it was the last try. `desk` is as it is after the try. */
export function noteWrongPin({ options }: SessionContext, desk: Desk, code: OpenCode, hadPin: boolean): void {
  const isSpent = code === 'sign-in-needed' && hadPin && !desk.facts.hasPin;
  if (code !== 'wrong-pin' && !isSpent) return;
  options.note?.({ type: 'session.wrong-pin', count: desk.facts.triesLeft ?? 0 });
  if (isSpent) options.note?.({ type: 'session.pin-destroyed' });
}
