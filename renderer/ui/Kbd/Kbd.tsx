import { Keycaps, type KeycapsProps } from './Keycaps.tsx';
import { useShownKeys } from './use-shown-keys.ts';

/** A shortcut that the program came with; where the person has given its command other keys, those are shown. */
export function Kbd({ keys, isHint }: KeycapsProps) {
  const shown = useShownKeys(keys);
  return shown === undefined ? null : <Keycaps keys={shown} isHint={isHint} />;
}
