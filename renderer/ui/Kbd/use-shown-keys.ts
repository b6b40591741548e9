import { useSyncExternalStore } from 'react';
import { commandRegistry } from '../commands/command-registry.ts';
import { sameKeys } from '../commands/keys.ts';
import { ownKeys } from '../commands/own-keys.ts';

const subscribe = (listener: () => void) => {
  const stops = [ownKeys.subscribe(listener), commandRegistry.subscribe(listener)];
  return () => {
    for (const stop of stops) stop();
  };
};

/**
 * The keys to print where a program's text says `delivered`: the person's own, when they gave the command others.
 * Undefined: they took them away. Of several commands the last, which is the one that would hear the stroke.
 */
export function useShownKeys(delivered: string): string | undefined {
  return useSyncExternalStore(subscribe, () => shownKeys(delivered));
}

function shownKeys(delivered: string): string | undefined {
  // Most people keep the keys as they are: then nothing is looked up.
  if (Object.keys(ownKeys.get()).length === 0) return delivered;
  const command = commandRegistry
    .all()
    .findLast(({ deliveredKeys }) => deliveredKeys !== undefined && sameKeys(deliveredKeys, delivered));
  return command ? command.keys : delivered;
}
