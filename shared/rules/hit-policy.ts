import { unreachable } from '../unreachable.ts';
import { add } from './number/arithmetic.ts';
import { isNumber } from './number/decimal.ts';
import { compare } from './value/compare.ts';

const POLICIES = [
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
] as const;

/** DMN 1.3 §8.2.8. Collect comes plain or with an aggregation. */
export type HitPolicy = (typeof POLICIES)[number];

/** The policy that a model's text names; undefined for one that DMN does not have. */
export function hitPolicyNamed(text: string): HitPolicy | undefined {
  return POLICIES.find(policy => policy === text);
}

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
  if (values.length === 0) return { hits, shape: { aggregate: null }, warnings: [] };
  const value = values.slice(1).reduce<unknown>((so, next) => COMBINE[policy](so, next), values[0]);
  const isOfNumbers = policy !== 'COLLECT SUM' || values.every(isNumber);
  return value === null || !isOfNumbers ? nothing(`${policy} needs values that go together.`) : aggregated(hits, value);
}

const COMBINE = {
  'COLLECT SUM': (a: unknown, b: unknown) => (isNumber(a) && isNumber(b) ? add(a, b) : null),
  'COLLECT MIN': (a: unknown, b: unknown) => nearer(a, b, -1),
  'COLLECT MAX': (a: unknown, b: unknown) => nearer(a, b, 1),
};

function nearer(a: unknown, b: unknown, sign: 1 | -1): unknown {
  const order = compare(a, b);
  return order === null ? null : order * sign >= 0 ? a : b;
}

function aggregated(hits: readonly Hit[], value: unknown): HitOutcome {
  return { hits, shape: { aggregate: value }, warnings: [] };
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
