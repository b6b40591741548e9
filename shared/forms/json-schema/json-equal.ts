import { isJsonObject } from '../answers.ts';

/** Equal as JSON values: the order of an object's members says nothing, 1 and 1.0 are one number. */
export function isJsonEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isJsonEqual(item, b[index]));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every(name => Object.hasOwn(b, name) && isJsonEqual(a[name], b[name]));
}

/** Whether no two items are equal. Scalars by a set: a list of thousands is compared once, not each with each. */
export function areUnique(items: readonly unknown[]): boolean {
  const scalars = new Set<unknown>();
  const others: unknown[] = [];
  for (const item of items) {
    if (typeof item !== 'object' || item === null) {
      if (scalars.has(item)) return false;
      scalars.add(item);
    } else if (others.some(other => isJsonEqual(other, item))) return false;
    else others.push(item);
  }
  return true;
}
