import { isInReach, type Place } from './place.ts';
import { type FormulaPlace, literalFor } from './to-feel.ts';
import type { Operator, XPath } from './xpath.ts';

/** A condition of a JSON Forms rule. */
export type Condition =
  | { readonly type: 'AND' | 'OR'; readonly conditions: readonly Condition[] }
  | { readonly scope: string; readonly schema: object; readonly failWhenUndefined?: true };

const MIRRORED: Readonly<Partial<Record<Operator, Operator>>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const LIMIT: Readonly<Partial<Record<Operator, string>>> = {
  '<': 'exclusiveMaximum',
  '<=': 'maximum',
  '>': 'exclusiveMinimum',
  '>=': 'minimum',
};

/**
 * Writes an XLSForm expression as the condition of a JSON Forms rule: comparisons of one answer with one value, joined by
 * and, or and not. In a list such a condition sees only the answers of its own item.
 *
 * @returns null when the expression says more than such a condition can
 */
export function toCondition(tree: XPath, place: FormulaPlace, isTurned = false): Condition | null {
  if (tree.kind === 'call' && tree.name === 'not' && tree.args[0]) {
    return toCondition(tree.args[0], place, !isTurned);
  }
  if (tree.kind === 'binary' && (tree.operator === 'and' || tree.operator === 'or')) {
    const conditions = [tree.left, tree.right].map(part => toCondition(part, place, isTurned));
    const isAnd = (tree.operator === 'and') !== isTurned;
    return conditions.includes(null)
      ? null
      : { type: isAnd ? 'AND' : 'OR', conditions: conditions.filter(one => one !== null) };
  }
  const leaf = tree.kind === 'binary' ? comparison(tree, place) : tree.kind === 'call' ? selection(tree, place) : null;
  if (!leaf) return null;
  const scope = `#/properties/${leaf.asked.property}`;
  // Blank meets what null meets: a comparison that is turned round holds for it, another one does not.
  if (isTurned) return { scope, schema: { anyOf: [{ type: 'null' }, { not: leaf.schema }] } };
  return leaf.holdsForBlank ? { scope, schema: leaf.schema } : { scope, schema: leaf.schema, failWhenUndefined: true };
}

interface Leaf {
  readonly asked: Place;
  readonly schema: object;
  readonly holdsForBlank?: true;
}

function comparison(tree: XPath & { kind: 'binary' }, place: FormulaPlace): Leaf | null {
  const isLiteral = (one: XPath): boolean => one.kind === 'number' || one.kind === 'text';
  const [answer, value, operator] = isLiteral(tree.left)
    ? [tree.right, tree.left, MIRRORED[tree.operator] ?? tree.operator]
    : [tree.left, tree.right, tree.operator];
  if (value.kind !== 'number' && value.kind !== 'text') return null;
  if (answer.kind === 'call') return measured(answer, operator, Number(value.value), place);
  const asked = reached(answer, place);
  if (!asked) return null;
  if (operator === '=' || operator === '!=') {
    if (value.value === '') {
      if (operator === '=') return { asked, schema: { type: 'null' }, holdsForBlank: true };
      return { asked, schema: { not: { type: 'null' } } };
    }
    if (asked.kind === 'many' || asked.kind === 'date') return null;
    const wanted: unknown = JSON.parse(literalFor(value.value, value.kind, answer, place));
    return operator === '='
      ? { asked, schema: { const: wanted } }
      : { asked, schema: { not: { const: wanted } }, holdsForBlank: true };
  }
  const limit = LIMIT[operator];
  const isNumber = asked.kind === 'integer' || asked.kind === 'decimal' || asked.kind === 'calculated';
  if (limit === undefined || !isNumber || !Number.isFinite(Number(value.value))) return null;
  return { asked, schema: { type: 'number', [limit]: Number(value.value) } };
}

/** `string-length(${name}) > 3`, `count-selected(${name}) = 2`. */
function measured(call: XPath & { kind: 'call' }, operator: Operator, than: number, place: FormulaPlace): Leaf | null {
  const asked = call.args[0] && reached(call.args[0], place);
  if (!asked || !Number.isInteger(than)) return null;
  const [least, most] =
    call.name === 'string-length'
      ? ['minLength', 'maxLength']
      : call.name === 'count-selected'
        ? ['minItems', 'maxItems']
        : [];
  if (least === undefined || most === undefined) return null;
  const type = least === 'minLength' ? 'string' : 'array';
  switch (operator) {
    case '>':
      return { asked, schema: { type, [least]: than + 1 } };
    case '>=':
      return { asked, schema: { type, [least]: than } };
    case '<':
      return { asked, schema: { type, [most]: than - 1 } };
    case '<=':
      return { asked, schema: { type, [most]: than } };
    case '=':
      return { asked, schema: { type, [least]: than, [most]: than } };
    default:
      return null;
  }
}

function selection({ name, args }: XPath & { kind: 'call' }, place: FormulaPlace): Leaf | null {
  const [answer, value] = args;
  if (name !== 'selected' || !answer || value?.kind !== 'text') return null;
  const asked = reached(answer, place);
  if (asked?.kind === 'one') return { asked, schema: { const: value.value } };
  return asked?.kind === 'many' ? { asked, schema: { type: 'array', contains: { const: value.value } } } : null;
}

/** The question that is meant, when a rule here can see it: scopes are relative to the item that a rule stands in. */
function reached(tree: XPath, { self, find }: FormulaPlace): Place | null {
  const asked = tree.kind === 'self' ? self : tree.kind === 'answer' ? find(tree.name) : undefined;
  if (!asked || asked.lists.length !== self.lists.length || !isInReach(self.lists, asked.lists)) return null;
  return asked;
}
