/** A shortcut taken apart. `key` is what `KeyboardEvent.key` says, in lower case. */
export interface Chord {
  readonly mod: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly key: string;
}

/** What a chord is compared with: the parts of a `KeyboardEvent` that matter. */
export interface KeyStroke {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  getModifierState?(modifier: string): boolean;
}

export function isMac(): boolean {
  return navigator.platform.startsWith('Mac');
}

/** Every key that is typed is compared with all of them. */
const parsed = new Map<string, Chord>();

/** Reads `Mod+Enter`, `Alt+E`, `Shift+F6`, `j`, `?`, `Mod++`. */
export function parseKeys(keys: string): Chord {
  const chord = parsed.get(keys) ?? parse(keys);
  parsed.set(keys, chord);
  return chord;
}

function parse(keys: string): Chord {
  const parts = keys.endsWith('+') ? [...keys.slice(0, -1).split('+').filter(Boolean), '+'] : keys.split('+');
  const key = parts.at(-1) ?? '';
  const has = (name: string) => parts.slice(0, -1).includes(name);
  return { mod: has('Mod'), ctrl: has('Ctrl'), alt: has('Alt'), shift: has('Shift'), key: key.toLowerCase() };
}

/** True for a key that a person could mean to type: it is ignored while a field has the focus. */
export function isTypingKey(keys: string): boolean {
  const chord = parseKeys(keys);
  return !chord.mod && !chord.ctrl && !chord.alt && !/^f\d+$/.test(chord.key) && chord.key !== 'escape';
}

/** Two shortcuts that one stroke would set off. */
export function sameKeys(a: string, b: string): boolean {
  return normalKeys(a) === normalKeys(b);
}

/** One spelling for each shortcut, to find clashes with. */
export function normalKeys(keys: string): string {
  const { mod, ctrl, alt, shift, key } = parseKeys(keys);
  return [mod && 'mod', ctrl && 'ctrl', alt && 'alt', shift && 'shift', key].filter(Boolean).join('+');
}

export function matchesKeys(stroke: KeyStroke, keys: string, mac: boolean): boolean {
  const chord = parseKeys(keys);
  // On many layouts `[` or `@` is typed with AltGr, which Windows reports as Ctrl and Alt: the sign is what counts.
  if (isSign(chord.key) && stroke.getModifierState?.('AltGraph') === true) return stroke.key === normalKeys(keys);
  const wantsCtrl = chord.ctrl || (chord.mod && !mac);
  const wantsMeta = chord.mod && mac;
  if (stroke.ctrlKey !== wantsCtrl || stroke.metaKey !== wantsMeta || stroke.altKey !== chord.alt) return false;
  if (!sameKey(stroke, chord)) return false;
  // A sign such as `?` or `+` needs shift on one layout and not on another: the sign is what counts.
  return isSign(chord.key) || stroke.shiftKey === chord.shift;
}

function sameKey(stroke: KeyStroke, chord: Chord): boolean {
  if (stroke.key.toLowerCase() === chord.key) return true;
  // With Alt, macOS and some layouts report the special character that the key would type. A Greek or Russian layout
  // has no Latin letter on it: there the key counts that has it on others.
  const isElsewhere = chord.alt || isForeign(stroke.key);
  return isElsewhere && /^[a-z0-9]$/.test(chord.key) && stroke.code === physicalCode(chord.key);
}

/** A letter that is not on a Latin keyboard. */
export function isForeign(key: string): boolean {
  return key.length === 1 && key > '\u007F';
}

function physicalCode(key: string): string {
  return /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`;
}

/** A sign such as `?`, which stands elsewhere on each layout. */
export function isSign(key: string): boolean {
  return key.length === 1 && !/[a-z0-9]/.test(key);
}

const NAMES: Readonly<Record<string, string>> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  enter: 'Enter',
  escape: 'Esc',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  ' ': 'Space',
};

/** The caps to show, in order: `['Ctrl', 'K']`, on a Mac `['⌘', 'K']`. */
export function displayKeys(keys: string, mac = isMac()): readonly string[] {
  const { mod, ctrl, alt, shift, key } = parseKeys(keys);
  const cap = NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key.charAt(0).toUpperCase() + key.slice(1));
  return [
    mod && (mac ? '⌘' : 'Ctrl'),
    ctrl && (mac ? '⌃' : 'Ctrl'),
    alt && (mac ? '⌥' : 'Alt'),
    shift && (mac ? '⇧' : 'Shift'),
    cap,
  ].filter(part => part !== false);
}
