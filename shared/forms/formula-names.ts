import { escapeToken } from './answers.ts';
import type { FormModel } from './form-model.ts';

/** The names that the form knows in each object, by the object's template pointer. */
export type MemberNames = ReadonlyMap<string, ReadonlySet<string>>;

/** What a formula names: a member of one of the objects around it, and how far it follows from there. */
export interface Named {
  /** Template pointer of the object that the first name is a member of. */
  readonly level: string;
  /** Absolute template pointer of the last name. */
  readonly pointer: string;
}

export function memberNames(model: Pick<FormModel, 'fields'>): MemberNames {
  const names = new Map<string, Set<string>>();
  for (const key of model.fields.keys()) {
    const tokens = key.split('/').slice(1);
    tokens.forEach((token, place) => {
      if (token === '-') return;
      const level = tokens
        .slice(0, place)
        .map(before => `/${before}`)
        .join('');
      names.set(level, (names.get(level) ?? new Set()).add(token.replaceAll('~1', '/').replaceAll('~0', '~')));
    });
  }
  return names;
}

/** `/drivers/-/car/age` stands in `/drivers/-/car`, in `/drivers/-` and in the root. */
export function levelsOf(key: string): readonly string[] {
  const tokens = key.split('/');
  return (
    tokens
      .map((token, place) => ({ token, level: tokens.slice(0, place).join('/') }))
      .slice(1)
      // A list itself has no members; its items have.
      .filter(({ token }) => token !== '-')
      .map(({ level }) => level)
      .toReversed()
  );
}

/** Something named in the text of a formula. */
export interface NamedSpan extends Named {
  readonly from: number;
  readonly to: number;
}

/** What a formula names, as far as it can be seen from its text: too much rather than too little. */
export function namedIn(formula: string, levels: readonly string[], names: MemberNames): readonly Named[] {
  const found = new Map<string, Named>();
  for (const { level, pointer } of namedSpans(formula, levels, names))
    found.set(`${level} ${pointer}`, { level, pointer });
  return [...found.values()];
}

/** The same, with the places in the text, in their order. */
export function namedSpans(formula: string, levels: readonly string[], names: MemberNames): readonly NamedSpan[] {
  const text = formula.replaceAll(/"(?:[^"\\]|\\.)*"/g, quoted => '"'.padEnd(quoted.length - 1) + '"');
  const all = new Set(levels.flatMap(level => [...(names.get(level) ?? [])]));
  if (all.size === 0) return [];
  // Not the member of something else (`a.name`), but the end of a range (`[1..name]`).
  const start = new RegExp(String.raw`(?<![\p{L}\p{N}_])(?<!(?<!\.)\.\s*)${namePattern(all)}(?![\p{L}\p{N}_])`, 'gu');
  return [...text.matchAll(start)].flatMap(match => {
    const level = levels.find(one => names.get(one)?.has(match[0]));
    if (level === undefined) return [];
    const reached = follow(text, match.index + match[0].length, pointerTo(level, match[0]), names);
    return [{ level, from: match.index, ...reached }];
  });
}

function namePattern(names: Iterable<string>): string {
  const escaped = [...names]
    .toSorted((a, b) => b.length - a.length)
    .map(name => name.replaceAll(/[^\p{L}\p{N}_ ]/gu, String.raw`\$&`));
  return `(?:${escaped.join('|')})`;
}

function pointerTo(level: string, name: string): string {
  return `${level}/${escapeToken(name)}`;
}

/** Goes on through `.member.member`; a list is read through its items. */
function follow(text: string, from: number, at: string, names: MemberNames): { pointer: string; to: number } {
  for (const level of [at, `${at}/-`]) {
    const members = names.get(level);
    if (!members) continue;
    const next = new RegExp(String.raw`\s*\.\s*(${namePattern(members)})(?![\p{L}\p{N}_])`, 'uy');
    next.lastIndex = from;
    const name = next.exec(text)?.[1];
    if (name !== undefined) return follow(text, next.lastIndex, pointerTo(level, name), names);
  }
  return { pointer: at, to: from };
}
