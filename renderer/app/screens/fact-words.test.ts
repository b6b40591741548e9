import { expect, test } from 'vitest';
import { factLabel, factValue } from './fact-words.ts';

test.each([
  ['sumAssured', 'Sum assured'],
  ['date_of_birth', 'Date of birth'],
  ['broker-reference', 'Broker reference'],
])('the property %s is shown as "%s"', (name, label) => {
  expect(factLabel(name)).toBe(label);
});

test.each([
  [null, 'Not stated'],
  ['', 'Not stated'],
  [false, 'No'],
  [250_000, '250,000'],
  [['life', 'disability'], 'life, disability'],
  [{ line: 'life', sumAssured: 10 }, 'Line: life; Sum assured: 10'],
])('the fact %j is shown as "%s"', (value, said) => {
  expect(factValue(value)).toBe(said);
});
