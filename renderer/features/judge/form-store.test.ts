import { expect, test } from 'vitest';
import { calculate } from '../../../shared/forms/calculate.ts';
import { compiled, parts } from '../../../shared/forms/testing/compiled.ts';
import { healthForm } from '../../../shared/forms/testing/health-form.ts';
import { createFormStore } from './form-store.ts';

function heard(store: ReturnType<typeof createFormStore>, topics: readonly string[]): string[] {
  const told: string[] = [];
  for (const topic of topics) store.on(topic, () => told.push(topic));
  return told;
}

test('a keystroke wakes its own question and nothing else', () => {
  const store = createFormStore(compiled(healthForm), parts({ answers: { notes: 'a' } }));
  const told = heard(store, ['answer /notes', 'answer /age', 'progress', 'rule 0', 'blank /notes', 'problems']);
  store.set('/notes', 'ab');
  expect(told).toEqual(['answer /notes']);
});

test('an answer that comes or goes is counted, and a rule that reads it is told', () => {
  const store = createFormStore(compiled(healthForm), parts());
  const [section] = store.model.sections;
  if (!section) throw new Error('no section');
  expect(store.progress(section)).toEqual({ answered: 0, asked: 4 });
  expect(store.isVisible([0], '/perDay')).toBe(false);
  const told = heard(store, ['progress', 'rule 0', 'blank /smoker']);
  store.set('/smoker', true);
  expect(new Set(told)).toEqual(new Set(['progress', 'rule 0', 'blank /smoker']));
  expect(store.progress(section)).toEqual({ answered: 1, asked: 5 });
});

const sumForm = {
  schema: {
    type: 'object',
    properties: {
      a: { type: 'number', title: 'A', maximum: 100 },
      b: { type: 'number', title: 'B' },
      note: { type: 'string' },
      sum: { type: 'number', title: 'Sum', 'x-calculated': 'a + b' },
    },
  },
};

test('what is computed follows its inputs, is no question, and makes no draft', () => {
  const store = createFormStore(compiled(sumForm), parts({ answers: { a: 1, b: 2 } }));
  store.startCalculating(calculate);
  const told = heard(store, ['answer /sum', 'calculated', 'changed', 'due']);
  store.calculateNow();
  // 1 + 2 = 3, by hand.
  expect(store.get('/sum')).toBe(3);
  expect(told).toEqual(['answer /sum', 'calculated']);
  expect(store.progress(null)).toEqual({ answered: 2, asked: 3 });
  told.length = 0;
  store.set('/note', 'a');
  expect(told).toEqual(['changed']);
  store.set('/b', undefined);
  expect(told).toEqual(['changed', 'due', 'changed']);
  store.calculateNow();
  expect(store.get('/sum')).toBeUndefined();
  expect(store.calculationProblem('/sum')).toBe('waiting');
  expect(store.parts().answers).toEqual({ a: 1, note: 'a' });
});

test('a wrong answer is said when it is left, a missing one is not', () => {
  const store = createFormStore(compiled(sumForm), parts());
  store.left('/a');
  expect(store.problemsAt('/a')).toEqual([]);
  store.set('/a', 101);
  expect(store.problemsAt('/a')).toEqual([]);
  store.left('/a');
  expect(store.problemsAt('/a')).toMatchObject([{ code: 'too-large', params: { limit: 100 } }]);
  store.set('/a', 'about 90');
  store.left('/a');
  expect(store.problemsAt('/a')).toMatchObject([{ code: 'wrong-type' }]);
  store.set('/a', 90);
  store.left('/a');
  expect(store.problemsAt('/a')).toEqual([]);
});

test('a problem goes when its answer is changed', () => {
  const store = createFormStore(compiled(healthForm), parts());
  store.showProblems([{ pointer: '/age', code: 'missing', params: {} }]);
  expect(store.problemsAt('/age')).toHaveLength(1);
  store.set('/age', 30);
  expect(store.problemsAt('/age')).toHaveLength(0);
});

test('a thousand keystrokes in a form of 300 questions take less than a millisecond each', () => {
  const properties = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`q${i}`, { type: 'string' }]));
  const answers = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`q${i}`, 'x']));
  const store = createFormStore(compiled({ schema: { type: 'object', properties } }), parts({ answers }));
  const start = performance.now();
  for (let i = 0; i < 1000; i++) store.set('/q150', `typed ${i}`);
  const each = (performance.now() - start) / 1000;
  console.info(`form store: ${each.toFixed(4)} ms a key`);
  expect(each).toBeLessThan(1);
});
