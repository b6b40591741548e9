import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { Command } from './command.ts';
import { commandRegistry } from './command-registry.ts';

/** Offers a command while the component is mounted. */
export function useCommand(command: Command): void {
  const latest = useRef(command);
  // A layout effect, so that a key pressed right after a render runs what was rendered.
  useLayoutEffect(() => {
    const before = latest.current;
    latest.current = command;
    if (faceOf(before) !== faceOf(command)) commandRegistry.changed();
  });
  // The registry is outside React. It knows the command as soon as what offers it can be seen.
  useLayoutEffect(() => commandRegistry.add(() => latest.current), []);
}

/** What the palette and the sheet show of a command; its function may change at every render without anyone looking. */
function faceOf({ id, title, group, keys }: Command): string {
  return JSON.stringify([id, title, group, keys]);
}

/** The commands of what is on the screen now. */
export function useCommands(): readonly Command[] {
  return useSyncExternalStore(commandRegistry.subscribe, commandRegistry.all);
}
