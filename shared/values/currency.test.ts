import { expect, test } from 'vitest';
import { currencyCodes, currencyDigits } from './currency.ts';

test('currencies have the decimals of ISO 4217', () => {
  expect(['EUR', 'JPY', 'KWD', 'euro'].map(currencyDigits)).toEqual([2, 0, 3, null]);
  expect(currencyCodes()).toContain('CHF');
});
