import * as z from 'zod';
import { unreachable } from '../unreachable.ts';

/** DMN 1.3 §8.2.8. Collect comes plain or with an aggregation. */
export const HitPolicy = z.enum([
  'UNIQUE',
  'ANY',
  'PRIORITY',
  'FIRST',
  'RULE ORDER',
  'OUTPUT ORDER',
  'COLLECT',
  'COLLECT SUM',
  'COLLECT COUNT',
  'COLLECT MIN',
  'COLLECT MAX',
]);
export type HitPolicy = z.infer<typeof HitPolicy>;

/** A rule that matched: where it is in the table and what it gives, a value for each output column. */
export interface Hit {
  readonly index: number;
  readonly outputs: readonly unknown[];
}

export interface HitOutcome {
  /** The hits that make the result, in the order that the policy wants. */
  readonly hits: readonly Hit[];
  /** One hit's outputs, a list of them, or a number. */
  readonly shape: 'single' | 'list' | { readonly aggregate: unknown };
  readonly warnings: readonly string[];
}

/**
 * What the hits of a table amount to under its policy.
 *
 * @param rankOf place of an output value in its column's list of values (0 is the highest), for the priority policies
 * @param equal whether two output values are the same to FEEL
 */
export function applyHitPolicy(
  policy: HitPolicy,
  hits: readonly Hit[],
  rankOf: (column: number, value: unknown) => number,
  equal: (a: unknown, b: unknown) => boolean,
): HitOutcome {
  switch (policy) {
    case 'UNIQUE':
      if (hits.length <= 1) return { hits, shape: 'single', warnings: [] };
      return nothing(`Rules ${rowsOf(hits)} match, and the table allows one (UNIQUE).`);
    case 'ANY': {
      const first = hits.slice(0, 1);
      const same = hits.every(hit => hit.outputs.every((value, column) => equal(value, first[0]?.outputs[column])));
      if (same) return { hits: first, shape: 'single', warnings: [] };
      return nothing(`Rules ${rowsOf(hits)} match with different outputs, and the table wants them equal (ANY).`);
    }
    case 'FIRST':
      return { hits: hits.slice(0, 1), shape: 'single', warnings: [] };
    case 'PRIORITY':
      return { hits: byPriority(hits, rankOf).slice(0, 1), shape: 'single', warnings: [] };
    case 'RULE ORDER':
    case 'COLLECT':
      return { hits, shape: 'list', warnings: [] };
    case 'OUTPUT ORDER':
      return { hits: byPriority(hits, rankOf), shape: 'list', warnings: [] };
    case 'COLLECT SUM':
    case 'COLLECT COUNT':
    case 'COLLECT MIN':
    case 'COLLECT MAX':
      return aggregate(policy, hits);
    default:
      return unreachable(policy);
  }
}

function aggregate(
  policy: 'COLLECT SUM' | 'COLLECT COUNT' | 'COLLECT MIN' | 'COLLECT MAX',
  hits: readonly Hit[],
): HitOutcome {
  if (policy === 'COLLECT COUNT') return { hits, shape: { aggregate: hits.length }, warnings: [] };
  const values = hits.map(hit => hit.outputs[0]);
  const numbers = values.filter(value => typeof value === 'number');
  if (numbers.length !== values.length) return nothing(`${policy} needs numbers.`);
  if (numbers.length === 0) return { hits, shape: { aggregate: null }, warnings: [] };
  const reduced = {
    'COLLECT SUM': (a: number, b: number) => a + b,
    'COLLECT MIN': (a: number, b: number) => Math.min(a, b),
    'COLLECT MAX': (a: number, b: number) => Math.max(a, b),
  }[policy];
  return { hits, shape: { aggregate: numbers.reduce(reduced) }, warnings: [] };
}

/** Earlier output columns weigh more; equal ranks keep the order of the rules. */
function byPriority(hits: readonly Hit[], rankOf: (column: number, value: unknown) => number): Hit[] {
  return hits.toSorted((a, b) => {
    for (const column of a.outputs.keys()) {
      const difference = rankOf(column, a.outputs[column]) - rankOf(column, b.outputs[column]);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

function nothing(warning: string): HitOutcome {
  return { hits: [], shape: 'single', warnings: [warning] };
}

function rowsOf(hits: readonly Hit[]): string {
  return hits.map(hit => hit.index + 1).join(', ');
}
