import type { Node, Test, Tests } from '../syntax/node.ts';

/** The values that a column's simple tests tell apart. */
export interface Landmarks {
  readonly numbers: Set<number>;
  readonly strings: Set<string>;
}

/**
 * Whether tests look only at the value and at literals: `-`, `"a", "b"`, `< 5`, `[1..5]`, `not(…)`. Such tests answer
 * the same for all values between two landmarks, which are collected.
 */
export function collectLandmarks({ numbers, strings }: Landmarks, tests: Tests): boolean {
  const collect = (node: Node): boolean => {
    const value = literalOf(node);
    if (typeof value === 'number') numbers.add(value);
    else if (typeof value === 'string') strings.add(value);
    else if (typeof value === 'boolean' || value === null) return true;
    else if (node.kind === 'list') return node.items.every(collect);
    else if (node.kind === 'range') return [node.low, node.high].every(end => isNumeric(end) && collect(end));
    else return false;
    return true;
  };
  const isSimple = (test: Test): boolean => {
    if (test.kind === 'expression') return !test.usesInput && collect(test.expression);
    // Text has an order too, and then other texts than the landmarks differ among themselves.
    const isEquality = test.operator === '=' || test.operator === '!=';
    return (isEquality || isNumeric(test.end)) && collect(test.end);
  };
  return tests.kind === 'anything' || tests.tests.every(isSimple);
}

/** The value of a literal, also of a negative one; undefined for what is none. */
export function literalOf(node: Node): unknown {
  if (node.kind === 'literal') return node.value;
  if (node.kind !== 'negation') return undefined;
  const value = literalOf(node.operand);
  return typeof value === 'number' ? -value : undefined;
}

function isNumeric(node: Node): boolean {
  return typeof literalOf(node) === 'number';
}
