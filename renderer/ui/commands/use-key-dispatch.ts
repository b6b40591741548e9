import { useEffect } from 'react';
import { commandRegistry } from './command-registry.ts';
import { listenForKeys } from './dispatch-keys.ts';

/** Hears the window's keys while mounted. Once in a window. */
export function useKeyDispatch(): void {
  // The window's key events are outside React.
  useEffect(() => listenForKeys(window, commandRegistry.all), []);
}
