import { characterAt, isNamePart, isSpace } from './characters.ts';

/**
 * Names that an expression may use although they are several words, or have signs in them: `net pay`, `Q-7`. Where an
 * expression could be read in two ways, the longest known name is meant (DMN 1.5 §10.3.1.4).
 */
export class KnownNames {
  /** By the first part; the rest as parts, longest first. */
  readonly #byFirst = new Map<string, { name: string; rest: readonly string[] }[]>();
  readonly #parent: KnownNames | null;

  constructor(names: Iterable<string> = [], parent: KnownNames | null = null) {
    this.#parent = parent;
    for (const name of names) this.add(name);
  }

  add(name: string): void {
    const [first, ...rest] = partsOf(name);
    if (first === undefined || rest.length === 0) return;
    const known = this.#byFirst.get(first) ?? [];
    if (known.some(one => one.name === name)) return;
    known.push({ name, rest });
    known.sort((a, b) => b.rest.length - a.rest.length);
    this.#byFirst.set(first, known);
  }

  /** The longest known name whose first part ends at `from`, and where the name ends; null when there is none. */
  match(first: string, text: string, from: number): { name: string; end: number } | null {
    let longest: { name: string; end: number } | null = null;
    for (const { name, rest } of this.#byFirst.get(first) ?? []) {
      const end = endOf(rest, text, from);
      if (end === null) continue;
      longest = { name, end };
      break;
    }
    const outer = this.#parent?.match(first, text, from) ?? null;
    return outer && (!longest || outer.end > longest.end) ? outer : longest;
  }
}

/** A name as the scope knows it: single spaces, none around signs. */
export function normalName(name: string): string {
  return name.trim().replace(/\s+/gu, ' ');
}

function endOf(parts: readonly string[], text: string, from: number): number | null {
  let at = from;
  for (const part of parts) {
    at = skipSpace(text, at);
    const found = partAt(text, at);
    if (found !== part) return null;
    at += found.length;
  }
  return at;
}

function partsOf(name: string): string[] {
  const parts: string[] = [];
  for (let at = skipSpace(name, 0); at < name.length; at = skipSpace(name, at)) {
    const part = partAt(name, at);
    parts.push(part);
    at += part.length;
  }
  return parts;
}

/** A run of name characters, or one other character. */
function partAt(text: string, from: number): string {
  let at = from;
  for (let character = characterAt(text, at); isNamePart(character); character = characterAt(text, at)) {
    at += character.length;
  }
  return at > from ? text.slice(from, at) : characterAt(text, from);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charAt(at))) at++;
  return at;
}
