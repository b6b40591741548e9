/** Answers to a form: a JSON object. A blank answer is an absent member, never an empty string. */
export type Answers = Readonly<Record<string, unknown>>;

// A pointer comes from a client's form or from a stored draft; with these it could reach Object.prototype.
const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor']);

/** True for a member name that no form may use. */
export function isForbiddenName(name: string): boolean {
  return FORBIDDEN.has(name);
}

/** The tokens of an RFC 6901 pointer. Throws for a malformed pointer or a forbidden name: both are bugs of the caller. */
export function parsePointer(pointer: string): readonly string[] {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) throw new Error(`Not a JSON pointer: ${pointer}`);
  return pointer
    .slice(1)
    .split('/')
    .map(token => {
      if (/~(?![01])/.test(token)) throw new Error(`Not a JSON pointer: ${pointer}`);
      const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
      if (isForbiddenName(name)) throw new Error(`A pointer may not name ${name}`);
      return name;
    });
}

export function escapeToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

export function formatPointer(tokens: readonly (string | number)[]): string {
  return tokens.map(token => `/${escapeToken(String(token))}`).join('');
}

/** The pointer without its last token; the root's parent is the root. */
export function parentPointer(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}

export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Nothing was answered: absent, null, blank text, an empty list or an object of nothing else. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  if (isJsonObject(value)) return Object.values(value).every(isBlank);
  return false;
}

/** The same answer; no answer and null are the same too. */
export function isSameAnswer(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** An array position: digits without a leading zero. */
function indexOf(token: string): number | null {
  return /^(0|[1-9]\d{0,8})$/.test(token) ? Number(token) : null;
}

function step(container: unknown, token: string): unknown {
  if (Array.isArray(container)) {
    const index = indexOf(token);
    return index === null ? undefined : (container as unknown[])[index];
  }
  return isJsonObject(container) && Object.hasOwn(container, token) ? container[token] : undefined;
}

/** The value that a pointer names, or undefined. */
export function getAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const token of parsePointer(pointer)) value = step(value, token);
  return value;
}

/** Replaces the value at the end of a path in a copy; containers that are missing on the way become objects. */
function update(container: unknown, tokens: readonly string[], change: (old: unknown) => unknown): unknown {
  const [token, ...rest] = tokens;
  if (token === undefined) return change(container);
  const next = update(step(container, token), rest, change);
  if (Array.isArray(container)) {
    const index = indexOf(token);
    if (index === null || index > container.length)
      throw new Error(`No item ${token} in a list of ${container.length}`);
    const items = [...(container as unknown[])];
    items[index] = next;
    return items;
  }
  const copy: Record<string, unknown> = isJsonObject(container) ? { ...container } : {};
  if (next === undefined) delete copy[token];
  else copy[token] = next;
  return copy;
}

/** A copy with the value set; undefined takes the member away. Whatever was not on the way is shared with the original. */
export function setAt(answers: Answers, pointer: string, value: unknown): Answers {
  return update(answers, parsePointer(pointer), () => value) as Answers;
}

function updateItems(answers: Answers, listPointer: string, change: (items: unknown[]) => unknown[]): Answers {
  return update(answers, parsePointer(listPointer), old =>
    change(Array.isArray(old) ? [...(old as unknown[])] : []),
  ) as Answers;
}

/** A copy with a new item at a position of a list; a list that is not there yet is made. */
export function insertAt(answers: Answers, listPointer: string, index: number, item: unknown): Answers {
  return updateItems(answers, listPointer, items => items.toSpliced(index, 0, item));
}

/** A copy without one item of a list. */
export function removeAt(answers: Answers, listPointer: string, index: number): Answers {
  return updateItems(answers, listPointer, items => items.toSpliced(index, 1));
}

/** A copy with one item of a list moved. */
export function moveAt(answers: Answers, listPointer: string, from: number, to: number): Answers {
  return updateItems(answers, listPointer, items => {
    const [item] = items.splice(from, 1);
    return items.toSpliced(to, 0, item);
  });
}
