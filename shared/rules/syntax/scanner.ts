import { characterAt, isNamePart, isNameStart, isNameSymbol, isSpace } from './characters.ts';
import { type KnownNames, normalName } from './known-names.ts';

/** Thrown inside of the parser and caught where parsing began. */
export class NotFeel extends Error {
  readonly code: 'not-feel' | 'too-deep';

  constructor(message: string, code: 'not-feel' | 'too-deep' = 'not-feel') {
    super(message);
    this.code = code;
  }
}

const RESERVED = new Set(
  'and or if then else for return in some every satisfies between instance function external true false null'.split(
    ' ',
  ),
);
const SIGNS = ['**', '!=', '<=', '>=', '..', '->', ...Array.from('=<>+-*/()[]{},:.@')];

/** Walks over the text of an expression: white space, comments, signs, words and literals. */
export class Scanner {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Moves over white space and comments. */
  skip(): void {
    for (;;) {
      while (isSpace(this.text.charAt(this.at))) this.at++;
      if (this.text.startsWith('//', this.at)) {
        const end = this.text.indexOf('\n', this.at);
        this.at = end < 0 ? this.text.length : end;
      } else if (this.text.startsWith('/*', this.at)) {
        const end = this.text.indexOf('*/', this.at + 2);
        if (end < 0) this.fail('a comment has no end');
        this.at = end + 2;
      } else return;
    }
  }

  isAtEnd(): boolean {
    this.skip();
    return this.at >= this.text.length;
  }

  /** The sign that comes next; an empty text when none does. */
  peekSign(): string {
    this.skip();
    return SIGNS.find(sign => this.text.startsWith(sign, this.at)) ?? '';
  }

  takeSign(sign: string): boolean {
    if (this.peekSign() !== sign) return false;
    this.at += sign.length;
    return true;
  }

  expectSign(sign: string): void {
    if (!this.takeSign(sign)) this.fail(`"${sign}" is missing`);
  }

  /** The word that comes next, without taking it; an empty text when none does. */
  peekWord(): string {
    this.skip();
    let end = this.at;
    let character = characterAt(this.text, end);
    if (!isNameStart(character)) return '';
    while (isNamePart(character)) {
      end += character.length;
      character = characterAt(this.text, end);
    }
    return this.text.slice(this.at, end);
  }

  takeWord(word: string): boolean {
    if (this.peekWord() !== word) return false;
    this.at += word.length;
    return true;
  }

  expectWord(word: string): void {
    if (!this.takeWord(word)) this.fail(`"${word}" is missing`);
  }

  /** A name that the scope knows, as long as possible, or a single word; null when there is neither. */
  takeName(known: KnownNames): string | null {
    const word = this.peekWord();
    if (word === '') return null;
    const match = known.match(word, this.text, this.at + word.length);
    if (match) {
      this.at = match.end;
      return match.name;
    }
    if (RESERVED.has(word)) return null;
    this.at += word.length;
    return word;
  }

  /** A new name, of any words and signs, when one of `stops` follows it; null, and nothing taken, when not. */
  takeNewName(stops: string): string | null {
    this.skip();
    let end = this.at;
    if (!isNameStart(characterAt(this.text, end))) return null;
    for (;;) {
      const character = characterAt(this.text, end);
      if (character !== '' && stops.includes(character)) break;
      if (!isNamePart(character) && !isNameSymbol(character) && !isSpace(character)) return null;
      end += character.length;
    }
    const name = normalName(this.text.slice(this.at, end));
    this.at = end;
    return name;
  }

  /** A number's text; null when none comes next. */
  takeNumber(): string | null {
    this.skip();
    const pattern = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (!match) return null;
    this.at += match[0].length;
    return match[0];
  }

  /** What a text in quotes says; null when none comes next. */
  takeString(): string | null {
    this.skip();
    if (this.text.charAt(this.at) !== '"') return null;
    const pattern = /"((?:[^"\\]|\\[^])*)"/y;
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (!match) this.fail('a text has no end');
    this.at += match[0].length;
    return unescape(match[1] ?? '');
  }

  fail(what: string): never {
    const rest = this.text.slice(this.at, this.at + 20).trim();
    throw new NotFeel(`${what} ${rest === '' ? 'at the end' : `before "${rest}"`}.`);
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' };

/** Rule 64. An escape that is none stays as it is written, which regular expressions need. */
function unescape(text: string): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|([^]))/g,
    (whole: string, four?: string, six?: string, one?: string) => {
      const code = Number.parseInt(four ?? six ?? '', 16);
      if (four !== undefined) return String.fromCharCode(code);
      if (six !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      return ESCAPES[one ?? ''] ?? whole;
    },
  );
}
