import type { CharacterTest, Pattern } from './pattern.ts';

/** Thrown and caught inside of this file. */
class NotLinear extends Error {}

const MOST_DEPTH = 50;
const UNICODE_ESCAPE =
  /\\u(?:\{[0-9a-fA-F]+\}|[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|[0-9a-fA-F]{4})/y;
const OTHER_ESCAPE = /\\(?:x[0-9a-fA-F]{2}|c[a-zA-Z]|[pP]\{[^}]*\}|[^])/y;

/**
 * Reads a regular expression of JavaScript (flag `u`) that the engine has read already. Null for one that looks around
 * itself, refers to its own groups or asks for the edges of words: those cannot be matched without going back.
 */
export function parseEcmaScript(source: string): Pattern | null {
  const reader = new Reader(source);
  try {
    return reader.choice(0);
  } catch (error) {
    if (!(error instanceof NotLinear)) throw error;
    return null;
  }
}

class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  choice(depth: number): Pattern {
    if (depth > MOST_DEPTH) throw new NotLinear();
    const parts = [this.#sequence(depth)];
    while (this.#take('|')) parts.push(this.#sequence(depth));
    return { kind: 'choice', parts };
  }

  #sequence(depth: number): Pattern {
    const parts: Pattern[] = [];
    while (this.#at < this.#source.length && !'|)'.includes(this.#peek())) {
      parts.push(this.#repeated(this.#atom(depth)));
    }
    return { kind: 'sequence', parts };
  }

  #atom(depth: number): Pattern {
    if (this.#take('^')) return { kind: 'start' };
    if (this.#take('$')) return { kind: 'end' };
    if (this.#take('(')) return this.#group(depth);
    const begin = this.#at;
    if (this.#peek() === '[') this.#set();
    else if (this.#peek() === '\\') this.#escape();
    else this.#at += String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0).length;
    return { kind: 'character', matches: ofOneCharacter(this.#source.slice(begin, this.#at)) };
  }

  #group(depth: number): Pattern {
    if (this.#take('?')) {
      if (this.#take('<')) {
        if (this.#peek() === '=' || this.#peek() === '!') throw new NotLinear();
        this.#at = this.#source.indexOf('>', this.#at) + 1;
      } else if (!this.#take(':')) throw new NotLinear();
    }
    const part = this.choice(depth + 1);
    this.#at++;
    return part;
  }

  #escape(): void {
    const next = this.#source.charAt(this.#at + 1);
    if ('123456789kbB'.includes(next)) throw new NotLinear();
    const escape = next === 'u' ? UNICODE_ESCAPE : OTHER_ESCAPE;
    escape.lastIndex = this.#at;
    if (!escape.test(this.#source)) throw new NotLinear();
    this.#at = escape.lastIndex;
  }

  #set(): void {
    for (this.#at++; this.#peek() !== ']'; this.#at++) if (this.#peek() === '\\') this.#at++;
    this.#at++;
  }

  #repeated(part: Pattern): Pattern {
    const bounds = /(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/y;
    bounds.lastIndex = this.#at;
    const match = bounds.exec(this.#source);
    if (!match) return part;
    this.#at = bounds.lastIndex;
    const [, sign, least = '0', comma, most = '', lazy] = match;
    const isLazy = lazy !== '';
    if (sign === '?') return { kind: 'repeat', part, least: 0, most: 1, isLazy };
    if (sign !== undefined) {
      return { kind: 'repeat', part, least: sign === '+' ? 1 : 0, most: Number.POSITIVE_INFINITY, isLazy };
    }
    const end = comma === '' ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most);
    return { kind: 'repeat', part, least: Number(least), most: end, isLazy };
  }

  #peek(): string {
    return this.#source.charAt(this.#at);
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at++;
    return true;
  }
}

/** A part of the expression that is one character wide: the engine itself says which. */
function ofOneCharacter(source: string): CharacterTest {
  const expression = new RegExp(`^(?:${source})$`, 'u');
  return codePoint => expression.test(String.fromCodePoint(codePoint));
}
