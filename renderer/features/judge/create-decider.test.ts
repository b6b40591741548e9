import { expect, test } from 'vitest';
import type { DecisionEvaluation } from '../../../shared/rules/compile-decision.ts';
import { createDecider } from './create-decider.ts';
import type { Decided } from './rules/rules-desk.ts';

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
  const { decide } = createDecider(compiled, '<text>smoker</text>', { product: 'term' });
  const first = decide({ smoker: true, notes: 'a' });
  expect(decide({ smoker: true, notes: 'ab' })).toBe(first);
  expect(decide({ smoker: false, notes: 'ab' })).not.toBe(first);
  // XML may write these names otherwise than JSON does.
  void decide({ smoker: false, 'a & b': 1 });
  void decide({ smoker: false, 'a & b': 2 });
  expect(seen).toHaveLength(4);
  expect(seen[0]).toEqual({ smoker: true, notes: 'a', case: { product: 'term' } });
});

test('why there is no answer is read only by a model that asks for it', () => {
  let count = 0;
  const compiled = { evaluate: () => ({ ...nothing, result: count++ }) };
  const why = (code: string) => ({ 'x-missing': { '/income': code } });
  const asking = createDecider(compiled, '<text>is missing("income")</text>', {});
  expect(asking.decide(why('illegible'))).toMatchObject({ result: 0 });
  expect(asking.decide(why('not-stated'))).toMatchObject({ result: 1 });
  const other = createDecider(compiled, '<text>income</text>', {});
  expect(other.decide(why('not-stated'))).toBe(other.decide(why('illegible')));
});

test('what a worker says is known for the answers that it was asked about, and for no others', async () => {
  const { promise, resolve } = Promise.withResolvers<Decided>();
  const { decide, known } = createDecider({ evaluate: () => promise }, 'smoker', {});
  const said = decide({ smoker: true });
  expect(known({ smoker: true })).toBeNull();
  resolve({ ok: true, value: nothing });
  expect(await said).toEqual({ ok: true, value: nothing });
  expect(known({ smoker: true })).toEqual({ ok: true, value: nothing });
  expect(known({ smoker: false })).toBeNull();
  // The second time it is not waited for.
  expect(decide({ smoker: true })).toBe(nothing);
});
