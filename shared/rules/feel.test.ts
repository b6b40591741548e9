import { expect, test } from 'vitest';
import { evaluateFeel, testCell } from './feel.ts';
import { limits } from './limits.ts';

test.each<[string, Record<string, unknown>, unknown]>([
  ['decimal(weightKg / (heightCm / 100) ** 2, 1)', { weightKg: 92, heightCm: 178 }, 29],
  ['decimal(weightKg / (heightCm / 100) ** 2, 1)', { weightKg: 92, heightCm: null }, null],
  ['sum(impairments.debits)', { impairments: [{ debits: 50 }, { debits: 25 }] }, 75],
  ['if a = null then 0 else a', { a: null }, 0],
  ['date("2026-02-28") + duration("P1D")', {}, '2026-03-01'],
  ['{ when: date("2026-02-28"), n: 1 }', {}, { when: '2026-02-28', n: 1 }],
  ['decision.result = "decline" or answers.late', { decision: { result: 'rated' }, answers: { late: true } }, true],
  ['"a(b[c{" + "d"', {}, 'a(b[c{d'],
])('%s', (expression, scope, value) => {
  expect(evaluateFeel(expression, scope)).toMatchObject({ ok: true, value: { value } });
});

test('what cannot be computed is null with a warning, and not a refusal', () => {
  const result = evaluateFeel('missing + 1', {});
  expect(result).toMatchObject({ ok: true, value: { value: null } });
  expect(result.ok && result.value.warnings.length).toBeGreaterThan(0);
});

test.each([
  ['1 +', 'not-feel'],
  [`"${'x'.repeat(limits.expressionLength)}"`, 'too-long'],
  [`${'('.repeat(100)}1${')'.repeat(100)}`, 'too-deep'],
  [`${'if true then '.repeat(100)} 1`, 'too-deep'],
])('%.20s… is refused as %s', (expression, code) => {
  expect(evaluateFeel(expression, {})).toMatchObject({ ok: false, failure: { code } });
});

test.each<[string, unknown, boolean]>([
  ['-', null, true],
  ['', 'x', true],
  ['not("yes")', null, true],
  ['not("yes")', 'yes', false],
  [']25..300]', 25, false],
  ['< 17, >= 35', 35, true],
  ['< 17, >= 35', null, false],
])('the cell %s over %j is %j', (cell, value, expected) => {
  const result = testCell(cell, value, {});
  expect(result.ok && result.value.value === true).toBe(expected);
});
