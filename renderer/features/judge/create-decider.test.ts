import { expect, test } from 'vitest';
import type { DecisionEvaluation } from '../../../shared/rules/compile-decision.ts';
import { createDecider } from './create-decider.ts';

const nothing: DecisionEvaluation = {
  decision: 'outcome',
  result: null,
  matchedRules: [],
  inputs: [],
  nearMisses: [],
  warnings: [],
  requires: [],
  required: [],
};

test('the model is run again when an answer that it names has changed, and for no other key', () => {
  const seen: unknown[] = [];
  const compiled = {
    evaluate: (context: unknown) => {
      seen.push(context);
      return { ...nothing };
    },
  };
  const decide = createDecider(compiled, '<text>smoker</text>', { product: 'term' });
  const first = decide({ smoker: true, notes: 'a' });
  expect(decide({ smoker: true, notes: 'ab' })).toBe(first);
  expect(decide({ smoker: false, notes: 'ab' })).not.toBe(first);
  // XML may write these names otherwise than JSON does.
  decide({ smoker: false, 'a & b': 1 });
  decide({ smoker: false, 'a & b': 2 });
  expect(seen).toHaveLength(4);
  expect(seen[0]).toEqual({ smoker: true, notes: 'a', case: { product: 'term' } });
});
