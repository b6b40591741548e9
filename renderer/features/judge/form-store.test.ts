import { expect, test } from 'vitest';
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
