/** Characters of names (DMN 1.5 §10.3.1.2, rules 28 to 31). */
const NAME_START =
  /[?A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}]/u;
const NAME_PART = /[\u0300-\u036F0-9\u00B7\u203F\u2040]/u;
/** What may stand between the parts of a name that the scope knows (rule 30). */
const NAME_SYMBOL = /[./'+*–’-]/;
/** Rule 61: white space of any kind, and the ends of lines. */
const SPACE = /[\s\u0085\u180E\u200B\uFEFF]/u;

export function isNameStart(character: string): boolean {
  return character !== '' && NAME_START.test(character) && !SPACE.test(character);
}

export function isNamePart(character: string): boolean {
  return isNameStart(character) || (character !== '' && NAME_PART.test(character));
}

export function isNameSymbol(character: string): boolean {
  return character !== '' && NAME_SYMBOL.test(character);
}

export function isSpace(character: string): boolean {
  return character !== '' && SPACE.test(character);
}

/** The whole character at a place of a text, be it one code unit or two; nothing at the end. */
export function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}
