import { expect, test } from 'vitest';
import { compiledDecision } from './compiled-decisions.ts';

const model = { dmn: 'not a model', decision: 'premium', override: 'free' } as const;

test('a model is compiled once, however many cases have it', async () => {
  const first = compiledDecision(model);
  // Another case brings its own copy of the process.
  expect(compiledDecision({ ...model })).toBe(first);
  expect(await first).toMatchObject({ ok: false });
});

test('another decision of the same model, and another model, are compiled for themselves', () => {
  const first = compiledDecision(model);
  expect(compiledDecision({ ...model, decision: 'refer' })).not.toBe(first);
  expect(compiledDecision({ ...model, dmn: 'another' })).not.toBe(first);
});
