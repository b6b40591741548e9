import type { Unlocked } from '../../../shared/rpc/contract.ts';
import { aPerson, anUnlocked } from '../../testing/builders.ts';

/** What the main process hands over for a person, with a key that opens nothing. */
export function unlockedFor(id: string, name: string): Unlocked {
  return anUnlocked({ me: aPerson({ id, name }) });
}
