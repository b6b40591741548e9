import { expect, test } from 'vitest';
import { compiled } from './testing/compiled.ts';
import { waitedFor, workingOf } from './working.ts';

const number = { type: 'number' };
const model = compiled({
  schema: {
    type: 'object',
    properties: {
      weight: number,
      height: number,
      bmi: { ...number, 'x-calculated': 'decimal(weight / (height / 100) ** 2, 1)' },
      rate: number,
      lines: {
        type: 'array',
        items: {
          type: 'object',
          properties: { net: number, gross: { ...number, 'x-calculated': 'net * (1 + rate)' } },
        },
      },
      total: { ...number, 'x-calculated': 'if "net" = "rate" then 0 else sum(lines.gross)' },
    },
  },
});
const said = (key: string, pointer: string, answers: Record<string, unknown>) =>
  workingOf(model, key, pointer, answers)
    .map(part => (part.kind === 'text' ? part.text : JSON.stringify(part.values.map(({ value }) => value ?? '?'))))
    .join('');

test('a formula is read with the answers in it', () => {
  expect(said('/bmi', '/bmi', { weight: 92, height: 178 })).toBe('decimal([92] / ([178] / 100) ** 2, 1)');
});

test('in an item it is the item’s own answer, and over a list that of each item', () => {
  const answers = {
    rate: 0.19,
    lines: [
      { net: 1, gross: 1.19 },
      { net: 2, gross: 2.38 },
    ],
  };
  expect(said('/lines/-/gross', '/lines/1/gross', answers)).toBe('[2] * (1 + [0.19])');
  expect(said('/total', '/total', answers)).toBe('if "net" = "rate" then 0 else sum([1.19,2.38])');
});

test('what is not answered is named, and only that', () => {
  const waits = (key: string, answers: Record<string, unknown>) => waitedFor(workingOf(model, key, key, answers));
  expect(waits('/bmi', { weight: 92 })).toEqual(['/height']);
  expect(waits('/bmi', { weight: 92, height: 178 })).toEqual([]);
  expect(waits('/total', { lines: [{ gross: 1 }, {}] })).toEqual(['/lines/1/gross']);
  expect(waits('/total', {})).toEqual(['/lines/-/gross']);
});
