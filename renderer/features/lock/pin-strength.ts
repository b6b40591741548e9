/** Shorter ones are refused, as `shared/pin` says. */
const SHORTEST_PIN = 6;

/** How hard a PIN looks to guess while it is typed; null as long as it is too short. */
export function pinStrength(pin: string): 'weak' | 'fair' | 'strong' | null {
  const signs = Array.from(pin);
  if (signs.length < SHORTEST_PIN) return null;
  const different = new Set(signs).size;
  if (different < 4) return 'weak';
  const isMixed = /\p{L}/u.test(pin) && /\p{N}/u.test(pin);
  return different >= 6 && (signs.length >= 10 || (isMixed && signs.length >= 8)) ? 'strong' : 'fair';
}
