import type { Place } from './place.ts';
import { conjuncts, type Operator, type XPath } from './xpath.ts';

type Json = Record<string, unknown>;

const LIMIT: Readonly<Partial<Record<Operator, string>>> = {
  '<': 'exclusiveMaximum',
  '<=': 'maximum',
  '>': 'exclusiveMinimum',
  '>=': 'minimum',
};
const LENGTH: Readonly<Partial<Record<Operator, readonly [keyword: string, add: number]>>> = {
  '<': ['maxLength', -1],
  '<=': ['maxLength', 0],
  '>': ['minLength', 1],
  '>=': ['minLength', 0],
};

/** The keywords of JSON Schema that say the same as a constraint on its own question; null when there are none. */
export function constraintKeywords(tree: XPath, { kind }: Place): Json | null {
  const keywords: Json = {};
  for (const part of conjuncts(tree)) {
    const found = part.kind === 'call' ? patternOf(part) : part.kind === 'binary' ? limitOf(part, kind) : null;
    // Two limits of one kind: the later one would hide the earlier.
    if (!found || Object.keys(found).some(name => Object.hasOwn(keywords, name))) return null;
    Object.assign(keywords, found);
  }
  return keywords;
}

function patternOf({ name, args }: XPath & { kind: 'call' }): Json | null {
  const [subject, pattern] = args;
  if (name !== 'regex' || subject?.kind !== 'self' || pattern?.kind !== 'text') return null;
  try {
    void new RegExp(pattern.value, 'u');
  } catch {
    // SyntaxError: a pattern of another dialect.
    return null;
  }
  return { pattern: pattern.value };
}

function limitOf({ operator, left, right }: XPath & { kind: 'binary' }, kind: Place['kind']): Json | null {
  if (right.kind !== 'number') return null;
  const value = Number(right.value);
  if (left.kind === 'call' && left.name === 'string-length' && left.args[0]?.kind === 'self') {
    const length = LENGTH[operator];
    return length && Number.isInteger(value) ? { [length[0]]: value + length[1] } : null;
  }
  const limit = LIMIT[operator];
  const isNumber = kind === 'integer' || kind === 'decimal';
  return left.kind === 'self' && limit !== undefined && isNumber ? { [limit]: value } : null;
}
