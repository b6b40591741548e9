import { expect, test } from 'vitest';
import { evaluateFeel } from '../../../shared/rules/feel.ts';
import type { Place } from './place.ts';
import type { SurveyKind } from './survey.ts';
import { toFeel } from './to-feel.ts';
import { parseXPath } from './xpath.ts';

const place = (property: string, kind: SurveyKind, lists: readonly string[] = [], isList = false): Place => ({
  property,
  kind,
  lists,
  isList,
});
const PLACES: readonly Place[] = [
  place('age', 'integer'),
  place('sex', 'one'),
  place('goods', 'many'),
  place('agreed', 'yes'),
  place('name', 'text'),
  place('born', 'date'),
  place('members', 'text', [], true),
  place('income', 'integer', ['members']),
  place('toy', 'text', ['members', 'children']),
];
const find = (name: string) => PLACES.find(({ property }) => property === name);
const self = PLACES[0] as Place;

const ANSWERS = {
  age: 40,
  sex: '2',
  goods: ['car', 'radio'],
  agreed: true,
  name: 'Ada',
  born: '1990-05-01',
  members: [{ income: 10 }, { income: 5 }],
};

// Expected values: the functions' descriptions in the XLSForm and XPath 1.0 references.
test.each([
  ['${age} + 2 * 3', 46],
  ['(${age} + 2) * 3', 126],
  ['${age} div 8', 5],
  ['${age} mod 7', 5],
  ['-${age} + 1', -39],
  ['. >= 18 and . <= 65', true],
  ["${sex} = '2'", true],
  ['${sex} = 2', true],
  ["${name} != ''", true],
  ["${name} = '' or ${age} > 30", true],
  ["selected(${goods}, 'radio')", true],
  ["selected(${sex}, '1')", false],
  ['count-selected(${goods})', 2],
  ["${agreed} = 'OK'", true],
  ["if(${age} > 30, 'old', 'young')", 'old'],
  ["concat(${name}, ' is ', ${age})", 'Ada is 40'],
  ['string-length(${name})', 3],
  ['substr(${name}, 1, 3)', 'da'],
  ["regex(${name}, '^[A-Z]')", true],
  ['int(-2.7)', -2],
  ['int(2.7)', 2],
  ['round(2.345, 2)', 2.35],
  ['pow(2, 10)', 1024],
  ['sum(${income})', 15],
  ['max(${income})', 10],
  ['count(${members})', 2],
  ['coalesce(${nobody_knows}, 1)', null],
  ["${born} < '2000-01-01'", true],
  ["'2000-01-01' <= ${born}", false],
  ['${born} <= today()', true],
  ['not(true())', false],
])('%s comes to what it came to in the survey', (source, expected) => {
  const tree = parseXPath(source);
  const written = tree && toFeel(tree, { self, find });
  if (expected === null) {
    expect(written).toEqual({ reason: 'there is no question "nobody_knows"' });
    return;
  }
  const result = evaluateFeel((written as { feel: string }).feel, ANSWERS);
  expect(result).toMatchObject({ ok: true, value: { value: expected } });
});

test.each([
  ["pulldata('fruits', 'name', 'key', ${name})", 'pulldata() has no counterpart'],
  ['sum(${toy})', '"toy" stands in a list of lists'],
  ["${goods} = 'car'", 'several choices are compared with one text'],
])('%s has no counterpart, and it is said why', (source, reason) => {
  const tree = parseXPath(source);
  expect(tree && toFeel(tree, { self, find })).toEqual({ reason });
});

test.each(['../age > 3', '/data/age', '${age', "'open", '1 +', 'age > 3', ')', '', '('.repeat(100)])(
  '%s is not read',
  source => {
    expect(parseXPath(source)).toBeNull();
  },
);
