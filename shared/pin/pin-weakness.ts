const SHORTEST = 6;
/** What is tried first by whoever finds a laptop, beyond what the rules below already catch. */
const COMMON = ['password', 'passwort', 'qwerty', 'qwertz', 'azerty', 'letmein', 'welcome', 'meridian', 'secret'];
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'yxcvbnm', 'azertyuiop'];

/** Which rule a PIN breaks. */
export type PinWeakness = 'short' | 'sign' | 'few-signs' | 'repeats' | 'run' | 'common' | 'name';

/** Why a PIN would be guessed within the tries that somebody has; null when it would not. The one rule of both sides. */
export function pinWeakness(pin: string, personName: string): PinWeakness | null {
  const text = pin.normalize('NFKC').toLowerCase();
  const signs = Array.from(text);
  if (signs.length < SHORTEST) return 'short';
  if (!/^[\p{L}\p{N}]+$/u.test(text)) return 'sign';
  if (new Set(signs).size < 3) return 'few-signs';
  if (isPeriodic(text)) return 'repeats';
  if (isRun(signs) || ROWS.some(row => row.includes(text) || reversed(row).includes(text))) return 'run';
  if (COMMON.some(word => text.includes(word))) return 'common';
  if (partsOf(personName).some(part => text.includes(part))) return 'name';
  return null;
}

/** `121212`, `abcabc`: a part of at most half the length, over and over. */
function isPeriodic(text: string): boolean {
  for (let size = 1; size <= text.length / 2; size++) {
    const part = text.slice(0, size);
    if (part.repeat(Math.ceil(text.length / size)).startsWith(text)) return true;
  }
  return false;
}

/** `123456`, `fedcba`, `24680x` is none: every sign follows the one before by the same small step. */
function isRun(signs: readonly string[]): boolean {
  const codes = signs.map(sign => sign.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  const [step] = steps;
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 2;
}

function reversed(text: string): string {
  return Array.from(text).toReversed().join('');
}

function partsOf(name: string): string[] {
  const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const parts = name.split(/[^\p{L}\p{M}\p{N}]+/u).filter(part => Array.from(part).length >= 3);
  return [...new Set(parts.flatMap(part => [part.toLowerCase(), plain(part)]))];
}
