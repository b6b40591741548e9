import { isInReach, type FindPlace, type Place } from './place.ts';
import type { SurveyKind } from './survey.ts';
import type { Operator, XPath } from './xpath.ts';

/** What a formula stands at. */
export interface FormulaPlace {
  /** The question that it belongs to. */
  readonly self: Place;
  readonly find: FindPlace;
}

/** Thrown inside this file when something has no counterpart; `toFeel` makes it a value. */
class Untranslatable extends Error {}

const SAME: Readonly<Record<string, string>> = {
  today: 'today',
  now: 'now',
  abs: 'abs',
  sqrt: 'sqrt',
  contains: 'contains',
  'starts-with': 'starts with',
  'ends-with': 'ends with',
  'string-length': 'string length',
  regex: 'matches',
  string: 'string',
  number: 'number',
  min: 'min',
  max: 'max',
  sum: 'sum',
  'count-selected': 'count',
  'count-non-empty': 'count',
  date: 'date',
  not: 'not',
};

/**
 * Writes an XLSForm expression as FEEL (DMN 1.5, 10.3). An answer that is blank is null in FEEL, so a comparison with an
 * empty text becomes one with null.
 *
 * @returns the expression, or why there is none as a clause
 */
export function toFeel(tree: XPath, place: FormulaPlace): { feel: string } | { reason: string } {
  try {
    return { feel: write(tree, place) };
  } catch (error) {
    if (error instanceof Untranslatable) return { reason: error.message };
    throw error;
  }
}

function write(tree: XPath, place: FormulaPlace): string {
  switch (tree.kind) {
    case 'number':
      return tree.value;
    case 'text':
      return JSON.stringify(tree.value);
    case 'self':
      return typed(place.self.property, place.self.kind);
    case 'answer':
      return named(tree.name, place);
    case 'binary':
      return operation(tree.operator, tree.left, tree.right, place);
    default:
      return call(tree.name, tree.args, place);
  }
}

function found(name: string, { find }: FormulaPlace): Place {
  const place = find(name);
  if (!place) throw new Untranslatable(`there is no question "${name}"`);
  return place;
}

const TYPED: Readonly<Partial<Record<SurveyKind, string>>> = {
  date: 'date',
  time: 'time',
  'date-time': 'date and time',
};

/** An answer is text where JSON has no better; a formula that compares days must read a day. */
function typed(name: string, kind: SurveyKind): string {
  const type = TYPED[kind];
  return type === undefined ? name : `${type}(${name})`;
}

/** A question inside of a list is, from outside, the list of its answers. */
function named(name: string, at: FormulaPlace): string {
  const to = found(name, at);
  if (isInReach(at.self.lists, to.lists)) return typed(to.property, to.kind);
  const shared = to.lists.findIndex((list, index) => list !== at.self.lists[index]);
  if (to.lists.length - shared > 1) throw new Untranslatable(`"${name}" stands in a list of lists`);
  return `${to.lists.at(-1) ?? ''}.${to.property}`;
}

function operation(operator: Operator, left: XPath, right: XPath, place: FormulaPlace): string {
  if (operator === 'mod') return `modulo(${write(left, place)}, ${write(right, place)})`;
  const isComparison = /^[=!<>]/.test(operator);
  const side = (one: XPath, other: XPath): string => {
    const isLiteral = one.kind === 'text' || one.kind === 'number';
    return isComparison && isLiteral ? literalFor(one.value, one.kind, other, place) : grouped(one, place);
  };
  return `${side(left, right)} ${operator === 'div' ? '/' : operator} ${side(right, left)}`;
}

/** A choice is text also where the survey compares it with a number; an acknowledgement is true. */
export function literalFor(value: string, kind: 'text' | 'number', other: XPath, place: FormulaPlace): string {
  const asked = other.kind === 'self' ? place.self : other.kind === 'answer' ? place.find(other.name) : undefined;
  if (value === '') return 'null';
  if (asked?.kind === 'yes') return 'true';
  if (asked?.kind === 'one') return JSON.stringify(value);
  if (asked?.kind === 'many') throw new Untranslatable('several choices are compared with one text');
  if (asked?.kind === 'date') return `date(${JSON.stringify(value)})`;
  if (kind === 'text' && (asked?.kind === 'integer' || asked?.kind === 'decimal') && value.trim() !== '') {
    if (Number.isFinite(Number(value))) return String(Number(value));
  }
  return kind === 'number' ? value : JSON.stringify(value);
}

function grouped(tree: XPath, place: FormulaPlace): string {
  const text = write(tree, place);
  return tree.kind === 'binary' ? `(${text})` : text;
}

function call(name: string, args: readonly XPath[], place: FormulaPlace): string {
  const [first, second, third] = args;
  const all = (): string => args.map(arg => write(arg, place)).join(', ');
  const at = (tree: XPath | undefined): string => {
    if (!tree) throw new Untranslatable(`${name}() lacks an argument`);
    return write(tree, place);
  };
  switch (name) {
    case 'true':
    case 'false':
      return name;
    case 'selected': {
      const asked = first?.kind === 'answer' ? found(first.name, place) : place.self;
      if (asked.kind === 'one') return `${at(first)} = ${at(second)}`;
      return `list contains(${at(first)}, ${at(second)})`;
    }
    case 'if':
      return `(if ${at(first)} then ${at(second)} else ${at(third)})`;
    case 'coalesce':
      return `(if ${at(first)} != null then ${at(first)} else ${at(second)})`;
    case 'concat':
      return `string join([${args.map(arg => `string(${write(arg, place)})`).join(', ')}], "")`;
    case 'int':
      return `(if ${at(first)} >= 0 then floor(${at(first)}) else ceiling(${at(first)}))`;
    case 'round':
      return `round half up(${at(first)}, ${second ? at(second) : '0'})`;
    case 'pow':
      return `(${at(first)}) ** (${at(second)})`;
    case 'count':
      if (first?.kind !== 'answer') throw new Untranslatable('count() counts the items of a list by its name');
      return `count(${found(first.name, place).isList ? found(first.name, place).property : named(first.name, place)})`;
    case 'substr':
      return third
        ? `substring(${at(first)}, ${at(second)} + 1, ${at(third)} - ${at(second)})`
        : `substring(${at(first)}, ${at(second)} + 1)`;
    default:
  }
  const same = Object.hasOwn(SAME, name) ? SAME[name] : undefined;
  if (same === undefined) throw new Untranslatable(`${name}() has no counterpart`);
  return `${same}(${all()})`;
}
