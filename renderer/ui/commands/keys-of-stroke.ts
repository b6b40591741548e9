import { isForeign, isSign, type KeyStroke } from './keys.ts';

/** What a person's text needs: taking it away would break every field. */
const OF_TEXT = new Set(['a', 'c', 'v', 'x', 'y', 'z']);
/** What moves in lists, fields and dialogs, without Ctrl or Alt. */
const OF_MOVING = /^(enter|escape|tab|backspace|delete|home|end|pageup|pagedown|arrow(up|down|left|right)| )$/;
const NO_KEY = /^(control|shift|alt|altgraph|meta|capslock|numlock|fn|dead|process|unidentified|contextmenu)$/;

/**
 * The spelling of what was pressed, to be compared by `matchesKeys`: `Mod+Shift+K`. Null while only modifiers are held.
 * `taken`: the stroke belongs to the system, to text or to moving about.
 */
export function keysOfStroke(stroke: KeyStroke, mac: boolean): { keys: string; taken: boolean } | null {
  const isAltGr = isSign(stroke.key) && stroke.getModifierState?.('AltGraph') === true;
  const key = isAltGr ? stroke.key : nameOf(stroke);
  if (NO_KEY.test(key)) return null;
  const [ctrl, alt, meta] = isAltGr ? [false, false, false] : [stroke.ctrlKey, stroke.altKey, stroke.metaKey];
  const mod = mac ? meta : ctrl;
  // With a sign, Shift is how the layout types it.
  const shift = stroke.shiftKey && !isSign(key);
  const parts = [mod && 'Mod', mac && ctrl && 'Ctrl', alt && 'Alt', shift && 'Shift', key];
  const isOfText = mod && !alt && OF_TEXT.has(key);
  return {
    keys: parts.filter(part => part !== false).join('+'),
    taken: (meta && !mac) || isOfText || (!mod && !alt && !ctrl && OF_MOVING.test(key)),
  };
}

function nameOf({ key, code, altKey }: KeyStroke): string {
  const [, physical] = /^(?:Key|Digit)([A-Z0-9])$/.exec(code) ?? [];
  return (physical !== undefined && (altKey || isForeign(key)) ? physical : key).toLowerCase();
}
