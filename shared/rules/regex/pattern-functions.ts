import type { Run } from '../evaluate/run.ts';
import { compilePattern, type Program } from './compile-pattern.ts';
import { find, type Match } from './find.ts';
import { parsePattern } from './parse-pattern.ts';
import { type Flags, NotPattern } from './pattern.ts';

interface Compiled {
  readonly program: Program;
  readonly flags: Flags;
  readonly groups: number;
}

/** `matches`: whether the pattern is somewhere in the input. Null with a problem for what is no pattern. */
export function matches(run: Run, input: string, pattern: string, flags: string): boolean | null {
  const compiled = compile(run, pattern, flags);
  return compiled && find(compiled.program, codePoints(run, input), 0, compiled.flags, run) !== null;
}

/** `replace`: `$1` in the replacement is the first group, `$0` all that was found. */
export function replace(run: Run, input: string, pattern: string, replacement: string, flags: string): string | null {
  const compiled = compile(run, pattern, flags);
  const parts = compiled && (flags.includes('q') ? [replacement] : readReplacement(replacement, compiled.groups));
  if (!compiled) return null;
  if (!parts) return run.problem('The replacement has a "$" or "\\" that means nothing.');
  const codes = codePoints(run, input);
  const found = findAll(run, compiled, codes);
  if (!found) return null;
  let text = '';
  let at = 0;
  for (const match of found) {
    text += textOf(codes, at, match[0]);
    for (const part of parts) {
      text += typeof part === 'string' ? part : textOf(codes, match[part * 2] ?? 0, match[part * 2 + 1] ?? 0);
      run.step(1 + (text.length >> 12));
    }
    at = match[1] ?? at;
  }
  return text + textOf(codes, at, codes.length);
}

/** `split`: what stands between the places where the pattern is. */
export function split(run: Run, input: string, pattern: string, flags: string): string[] | null {
  const compiled = compile(run, pattern, flags);
  const codes = codePoints(run, input);
  const found = compiled && findAll(run, compiled, codes);
  if (!found) return null;
  const begins = [0, ...found.map(match => match[1] ?? 0)];
  const ends = [...found.map(match => match[0] ?? 0), codes.length];
  return begins.map((begin, index) => textOf(codes, begin, ends[index]));
}

/** All matches, one behind the other. A pattern that matches nothing at all would do so everywhere: it is refused. */
function findAll(run: Run, { program, flags }: Compiled, codes: readonly number[]): Match[] | null {
  if (find(program, [], 0, flags, run)) return run.problem('The pattern matches an empty text.');
  const found: Match[] = [];
  for (let at = 0; at <= codes.length; ) {
    const match = find(program, codes, at, flags, run);
    if (!match) break;
    found.push(match);
    at = Math.max(match[1] ?? at, at + 1);
  }
  return found;
}

const MOST_KEPT = 200;
const kept = new Map<string, Compiled | string>();

function compile(run: Run, pattern: string, flags: string): Compiled | null {
  const key = `${flags}/${pattern}`;
  const compiled = kept.get(key) ?? compileNow(pattern, flags);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, compiled);
  return typeof compiled === 'string' ? run.problem(compiled) : compiled;
}

/** Flags of XPath: `s`, `m`, `i`, `x` (white space of the pattern is for reading), `q` (the pattern is plain text). */
function compileNow(pattern: string, letters: string): Compiled | string {
  if (/[^smixq]/.test(letters)) return `"${letters}" are no flags of a pattern.`;
  const flags = {
    dotAll: letters.includes('s'),
    multiline: letters.includes('m'),
    ignoreCase: letters.includes('i'),
  };
  const isPlain = letters.includes('q');
  const spaced = !isPlain && letters.includes('x') ? withoutSpace(pattern) : pattern;
  const text = isPlain ? spaced.replace(/[\\|.^?*+{}()[\]$-]/g, String.raw`\$&`) : spaced;
  try {
    const parsed = parsePattern(text, flags);
    return { program: compilePattern(parsed.pattern, parsed.groups), flags, groups: parsed.groups };
  } catch (error) {
    if (!(error instanceof NotPattern)) throw error;
    return error.message;
  }
}

/** White space outside of sets. */
function withoutSpace(pattern: string): string {
  let depth = 0;
  let isEscaped = false;
  let text = '';
  for (const character of pattern) {
    if (!isEscaped && character === '[') depth++;
    if (!isEscaped && character === ']') depth--;
    if (depth === 0 && /[ \t\n\r]/.test(character)) continue;
    isEscaped = character === '\\' && !isEscaped;
    text += character;
  }
  return text;
}

/** Texts, and numbers of groups; null when it is no replacement of XPath. */
function readReplacement(replacement: string, groups: number): (string | number)[] | null {
  const parts: (string | number)[] = [];
  for (const [part] of replacement.matchAll(/\\[\\$]|\$\d+|[\\$]|[^\\$]+/g)) {
    if (part === '\\' || part === '$') return null;
    if (part.startsWith('\\')) parts.push(part.slice(1));
    else if (part.startsWith('$')) {
      // As many digits as there are groups for; what is left of them is text.
      let digits = part.slice(1);
      while (digits.length > 1 && Number(digits) > groups) digits = digits.slice(0, -1);
      if (Number(digits) <= groups) parts.push(Number(digits));
      parts.push(part.slice(1 + digits.length));
    } else parts.push(part);
  }
  return parts;
}

function codePoints(run: Run, text: string): number[] {
  run.step(text.length >> 4);
  return Array.from(text, character => character.codePointAt(0) ?? 0);
}

function textOf(codes: readonly number[], from: number | undefined, to: number | undefined): string {
  let text = '';
  for (let at = from ?? 0; at < (to ?? 0); at++) text += String.fromCodePoint(codes[at] as number);
  return text;
}
