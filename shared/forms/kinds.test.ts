import { expect, test } from 'vitest';
import { checkAnswer } from './check-answer.ts';
import { checkJudgment } from './check-judgment.ts';
import { compiled, parts } from './testing/compiled.ts';

const day = { type: 'string', format: 'date' };
const model = compiled({
  schema: {
    type: 'object',
    'x-zone': 'Europe/Vienna',
    required: ['premium'],
    properties: {
      limit: { type: 'string', format: 'decimal', maximum: 100, 'x-currency': 'EUR' },
      height: { type: 'number', 'x-unit': 'cm', 'x-units': ['in', 'furlong'] },
      packs: { type: 'integer', 'x-unit': 'pieces', 'x-units': [{ unit: 'box', factor: '12' }] },
      at: { type: 'string', format: 'date-time' },
      there: { type: 'string', format: 'date-time', 'x-zone': 'Nowhere/Land' },
      wait: { type: 'string', format: 'duration' },
      premium: {
        type: 'object',
        'x-kind': 'money',
        required: ['amount', 'currency'],
        properties: { amount: { type: 'number' }, currency: { type: 'string' } },
      },
      cover: { type: 'object', 'x-kind': 'range', properties: { from: day, to: day } },
      plain: { type: 'object', properties: { from: day, to: day } },
      visits: { type: 'array', 'x-layout': 'table', items: { type: 'object', properties: { day } } },
    },
  },
});

const codesAt = (answers: Record<string, unknown>, pointer: string) =>
  checkAnswer(model, answers, pointer).map(({ code, params }) => [code, params['limit']]);

test('each kind is known by its schema', () => {
  const kinds = [...model.fields].map(([key, { kind }]) => `${key} ${kind}`);
  expect(kinds).toEqual([
    '/limit decimal',
    '/height number',
    '/packs integer',
    '/at date-time',
    '/there date-time',
    '/wait duration',
    '/premium money',
    '/cover range',
    '/plain/from date',
    '/plain/to date',
    '/visits repeating-group',
    '/visits/-/day date',
  ]);
  expect(model.fields.get('/visits')?.display).toBe('table');
});

test('units that convert are offered, the answer’s own first; one that nobody knows is not', () => {
  const names = (key: string) => model.fields.get(key)?.units.map(({ name }) => name);
  expect([names('/height'), names('/packs'), names('/wait')]).toEqual([['cm', 'in'], ['pieces', 'box'], []]);
});

test('a zone is said once for the form, and one that does not exist is none', () => {
  expect([model.fields.get('/at')?.zone, model.fields.get('/there')?.zone]).toEqual(['Europe/Vienna', undefined]);
});

test('a decimal is held to its limits and to the decimals of its currency, to the last digit', () => {
  expect(codesAt({ limit: '99.999' }, '/limit')).toEqual([['not-a-multiple', 0.01]]);
  expect(codesAt({ limit: '100.01' }, '/limit')).toEqual([['too-large', 100]]);
  expect(codesAt({ limit: '100.00' }, '/limit')).toEqual([]);
  expect(codesAt({ limit: 'much' }, '/limit')).toEqual([['format', 'decimal']]);
});

test('what is wrong with a part is said at the whole, which is what is asked', () => {
  const problems = (premium: unknown) =>
    checkJudgment(model, parts({ answers: { premium } })).map(({ pointer, code }) => `${pointer} ${code}`);
  expect(problems({ currency: 'EUR' })).toEqual(['/premium missing']);
  expect(problems({ amount: 1.005, currency: 'EUR' })).toEqual(['/premium not-a-multiple']);
  expect(problems({ amount: 100.5, currency: 'JPY' })).toEqual(['/premium not-a-multiple']);
  expect(problems({ amount: 1.005, currency: 'KWD' })).toEqual([]);
});

test('a range that runs backwards is said to, and one that is open is not', () => {
  expect(codesAt({ cover: { from: '2026-02-01', to: '2026-01-31' } }, '/cover')).toEqual([['range-order', undefined]]);
  expect(codesAt({ cover: { from: '2026-02-01' } }, '/cover')).toEqual([]);
});
