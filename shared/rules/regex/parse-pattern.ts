import { limits } from '../limits.ts';
import { multipleEscape, property, singleEscape, withoutCase } from './character-class.ts';
import { type CharacterTest, type Flags, NotPattern, type Pattern } from './pattern.ts';

const MOST_DEPTH = 50;
const MOST_REPEATS = 1_000;

/** Reads a pattern. What XPath does not have (looking ahead, possessive quantifiers) is refused. */
export function parsePattern(text: string, flags: Flags): { pattern: Pattern; groups: number } {
  if (text.length > limits.patternLength) {
    throw new NotPattern(`The pattern is longer than ${limits.patternLength} characters.`);
  }
  const reader = new PatternReader(Array.from(text), flags);
  const pattern = reader.choice(0);
  if (reader.peek() !== '') throw new NotPattern('The pattern has a ")" too many.');
  return { pattern, groups: reader.groups };
}

class PatternReader {
  groups = 0;
  readonly #characters: readonly string[];
  readonly #flags: Flags;
  readonly #closed = new Set<number>();
  #at = 0;

  constructor(characters: readonly string[], flags: Flags) {
    this.#characters = characters;
    this.#flags = flags;
  }

  peek(): string {
    return this.#characters[this.#at] ?? '';
  }

  choice(depth: number): Pattern {
    if (depth > MOST_DEPTH) throw new NotPattern(`The pattern is nested deeper than ${MOST_DEPTH} levels.`);
    const parts = [this.#sequence(depth)];
    while (this.#take('|')) parts.push(this.#sequence(depth));
    return { kind: 'choice', parts };
  }

  #sequence(depth: number): Pattern {
    const parts: Pattern[] = [];
    while (!['', '|', ')'].includes(this.peek())) parts.push(this.#repeated(this.#atom(depth)));
    return { kind: 'sequence', parts };
  }

  #atom(depth: number): Pattern {
    const character = this.#next();
    switch (character) {
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '.':
        return { kind: 'character', matches: this.#flags.dotAll ? () => true : code => code !== 0x0a && code !== 0x0d };
      case '(':
        return this.#group(depth);
      case '[':
        return { kind: 'character', matches: this.#set(depth) };
      case '\\':
        return this.#escape();
    }
    if ('?*+{}]'.includes(character)) throw new NotPattern(`"${character}" stands at a wrong place of the pattern.`);
    return { kind: 'character', matches: this.#cased(isOne(character)) };
  }

  #group(depth: number): Pattern {
    if (this.#take('?')) {
      if (!this.#take(':')) throw new NotPattern('The pattern has a kind of group that XPath does not have.');
      const part = this.choice(depth + 1);
      this.#expect(')');
      return part;
    }
    const number = ++this.groups;
    const part = this.choice(depth + 1);
    this.#expect(')');
    this.#closed.add(number);
    return { kind: 'group', part, number };
  }

  #escape(): Pattern {
    if (!/[1-9]/.test(this.peek())) return { kind: 'character', matches: this.#cased(this.#escapedSet()) };
    let number = Number(this.#next());
    // As many digits as there are groups for.
    while (/\d/.test(this.peek()) && number * 10 + Number(this.peek()) <= this.groups) {
      number = number * 10 + Number(this.#next());
    }
    if (!this.#closed.has(number)) throw new NotPattern(`The pattern has no group ${number} there.`);
    return { kind: 'reference', number };
  }

  #escapedSet(): CharacterTest {
    const letter = this.#next();
    const single = singleEscape(letter);
    if (single !== null) return isOne(single);
    const multiple = multipleEscape(letter);
    if (multiple) return multiple;
    if (letter !== 'p' && letter !== 'P') throw new NotPattern(`"\\${letter}" is no escape.`);
    this.#expect('{');
    let name = '';
    while (!this.#take('}')) name += this.#next();
    const test = property(name);
    return letter === 'p' ? test : code => !test(code);
  }

  /** `[a-z]`, `[^a]`, `[a-z-[aeiou]]`. */
  #set(depth: number): CharacterTest {
    if (depth > MOST_DEPTH) throw new NotPattern(`The pattern is nested deeper than ${MOST_DEPTH} levels.`);
    const isNegated = this.#take('^');
    const tests: CharacterTest[] = [];
    let without: CharacterTest | null = null;
    while (!this.#take(']')) {
      if (without) throw new NotPattern('Something follows what a set is without.');
      if (tests.length > 0 && this.peek() === '-' && this.#characters[this.#at + 1] === '[') {
        this.#at += 2;
        without = this.#set(depth + 1);
      } else tests.push(this.#cased(this.#setItem()));
    }
    if (tests.length === 0) throw new NotPattern('The pattern has an empty set.');
    const excluded = without;
    const isIn: CharacterTest = code => tests.some(test => test(code)) !== isNegated;
    return excluded ? code => isIn(code) && !excluded(code) : isIn;
  }

  #setItem(): CharacterTest {
    const first = this.#setCharacter();
    if (typeof first !== 'string') return first;
    const next = this.#characters[this.#at + 1] ?? '';
    if (this.peek() !== '-' || next === ']' || next === '[' || next === '') return isOne(first);
    this.#at++;
    const last = this.#setCharacter();
    if (typeof last !== 'string') throw new NotPattern('A range of the pattern has no end.');
    const [low, high] = [first.codePointAt(0) ?? 0, last.codePointAt(0) ?? 0];
    if (low > high) throw new NotPattern('A range of the pattern is the wrong way round.');
    return code => code >= low && code <= high;
  }

  #setCharacter(): string | CharacterTest {
    const character = this.#next();
    if (character === '[') throw new NotPattern('The pattern has a "[" inside of a set.');
    if (character !== '\\') return character;
    const single = singleEscape(this.peek());
    if (single === null) return this.#escapedSet();
    this.#at++;
    return single;
  }

  #repeated(part: Pattern): Pattern {
    const bounds = this.#bounds();
    if (!bounds) return part;
    const repeat: Pattern = { kind: 'repeat', part, ...bounds, isLazy: this.#take('?') };
    if (['?', '*', '+', '{'].includes(this.peek())) throw new NotPattern('The pattern repeats a repetition.');
    return repeat;
  }

  #bounds(): { least: number; most: number } | null {
    if (this.#take('?')) return { least: 0, most: 1 };
    if (this.#take('*')) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.#take('+')) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (!this.#take('{')) return null;
    let text = '';
    while (!this.#take('}')) text += this.#next();
    const match = /^(\d+)(?:(,)(\d*))?$/.exec(text);
    if (!match) throw new NotPattern(`"{${text}}" is no quantity.`);
    const least = Number(match[1]);
    const most = match[2] === undefined ? least : match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3]);
    if (least > most || least > MOST_REPEATS || (Number.isFinite(most) && most > MOST_REPEATS)) {
      throw new NotPattern(`"{${text}}" is no quantity, or more than ${MOST_REPEATS}.`);
    }
    return { least, most };
  }

  #cased(test: CharacterTest): CharacterTest {
    return this.#flags.ignoreCase ? withoutCase(test) : test;
  }

  #next(): string {
    const character = this.peek();
    if (character === '') throw new NotPattern('The pattern ends too soon.');
    this.#at++;
    return character;
  }

  #take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.#at++;
    return true;
  }

  #expect(character: string): void {
    if (!this.#take(character)) throw new NotPattern(`The pattern lacks a "${character}".`);
  }
}

function isOne(character: string): CharacterTest {
  const wanted = character.codePointAt(0);
  return code => code === wanted;
}
