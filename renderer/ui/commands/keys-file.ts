import { parseKeys } from './keys.ts';
import type { OwnKeys } from './own-keys.ts';

const FORMAT = 'meridian-keys/1';
const MOST = 1000;

/** A person's own keys as a file for a colleague: `{ "format": "meridian-keys/1", "keys": { "queue.next": "Alt+N" } }`. */
export function writeKeysFile(own: OwnKeys): string {
  const sorted = Object.fromEntries(Object.entries(own).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ format: FORMAT, keys: sorted }, null, 2)}\n`;
}

/** Null: this is no such file. Commands that this version does not know are kept; keys that nobody can press are not. */
export function readKeysFile(text: string): OwnKeys | null {
  try {
    const file: unknown = JSON.parse(text);
    if (!isObject(file) || file['format'] !== FORMAT || !isObject(file['keys'])) return null;
    const entries = Object.entries(file['keys']);
    return entries.length <= MOST ? Object.fromEntries(entries.filter(isOwn)) : null;
  } catch {
    // Not JSON.
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOwn(entry: [string, unknown]): entry is [string, string | null] {
  const [id, keys] = entry;
  if (!/^[\w.-]{1,100}$/.test(id)) return false;
  return keys === null || (typeof keys === 'string' && keys.length <= 40 && parseKeys(keys).key !== '');
}
