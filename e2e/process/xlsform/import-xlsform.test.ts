import { expect, test } from 'vitest';
import { calculate } from '../../../shared/forms/calculate.ts';
import { planCalculations } from '../../../shared/forms/calculation-plan.ts';
import { compileForm } from '../../../shared/forms/compile-form.ts';
import type { FormModel } from '../../../shared/forms/form-model.ts';
import { createFormState } from '../../../shared/forms/form-state.ts';
import { checkProcess } from '../check-process.ts';
import { aSurvey } from '../testing/a-survey.ts';
import { importXlsform } from './import-xlsform.ts';
import type { SheetRows } from './read-columns.ts';

const { process, leftOver } = importXlsform(aSurvey(), 'household');

function compiled(locale?: string): FormModel {
  const form = compileForm(process.form, locale);
  if (!form.ok) throw new Error(form.failure.message);
  return form.value;
}

test('a whole survey becomes a process that the workstation finds nothing wrong with', async () => {
  const { problems } = await checkProcess(process as never);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(process).toMatchObject({ processId: 'household-visit', name: 'Household visit', version: 1 });
});

test('its questions keep their kinds, limits and order, and those of a repeat are asked for each item', () => {
  const kinds = [...compiled().fields.values()].map(({ key, kind }) => `${key} ${kind}`);
  expect(kinds).toEqual([
    '/head_name text',
    '/rents single-choice',
    '/monthly_rent number',
    '/region single-choice',
    '/town single-choice',
    '/assets multiple-choice',
    '/assets_other text',
    '/members repeating-group',
    '/members/-/given_name text',
    '/members/-/age integer',
    '/members/-/school text',
    '/members/-/income integer',
    '/total_income number',
    '/size number',
    '/remarks long-text',
    '/trust number',
    '/seen_on date',
    '/why_far text',
  ]);
  const form = compiled();
  expect(form.fields.get('/members/-/age')?.limits).toMatchObject({ minimum: 0, maximum: 120 });
  expect(form.fields.get('/trust')?.limits).toEqual({ minimum: 0, maximum: 1, multipleOf: 0.25 });
  expect(form.fields.get('/head_name')?.required).toBe(true);
});

test.each([
  [{ rents: 'yes' }, '/monthly_rent', true],
  [{ rents: 'no' }, '/monthly_rent', false],
  [{}, '/monthly_rent', false],
  [{ members: [{ age: 7 }, { age: 30 }] }, '/members/0/school', true],
  [{ members: [{ age: 7 }, { age: 30 }] }, '/members/1/school', false],
  [{ assets: ['radio', 'car'], rents: 'yes' }, '/remarks', true],
  [{ assets: ['car'], rents: 'no' }, '/remarks', false],
  [{ assets: ['car'] }, '/remarks', true],
  [{ assets: ['other'] }, '/assets_other', true],
])('with %j what is asked at %s is shown: %s', (answers, pointer, isShown) => {
  const form = compiled();
  const rules = form.fields.get(pointer.replaceAll(/\/\d+/g, '/-'))?.rules ?? [];
  expect(createFormState(form, answers).isVisible(rules, pointer)).toBe(isShown);
});

test('a note is shown when the answers of its repeat say so', () => {
  const layout = JSON.stringify(process.form.uiSchema);
  const shownBelow18 = {
    scope: '#/properties/age',
    schema: { type: 'number', exclusiveMaximum: 18 },
    failWhenUndefined: true,
  };
  const note = {
    type: 'Label',
    text: 'Ask the guardian.',
    i18n: 'note.minor',
    rule: { effect: 'SHOW', condition: shownBelow18 },
  };
  expect(layout).toContain(JSON.stringify(note));
});

test('calculations read the items of a repeat', () => {
  const form = compiled();
  const found = calculate(form, planCalculations(form), { members: [{ income: 20 }, { income: 12 }] });
  expect(found.map(({ pointer, value }) => [pointer, value])).toEqual([
    ['/total_income', 32],
    ['/size', 2],
  ]);
});

test('a choice that its filter would have hidden is refused by the schema', () => {
  const { validator } = compiled();
  const answers = { head_name: 'Ada', rents: 'yes' };
  expect(validator.isValid({ ...answers, region: 'north', town: 'birch' })).toBe(true);
  expect(validator.isValid({ ...answers, region: 'north', town: 'cedar' })).toBe(false);
});

test('the other language is a translation, choices included', () => {
  const german = compiled('de');
  expect(german.fields.get('/head_name')?.label).toBe('Name des Vorstands');
  expect(german.fields.get('/rents')?.options.map(({ label }) => label)).toEqual(['Ja', 'Nein']);
  expect(compiled().fields.get('/head_name')?.label).toBe('Name of the head');
});

test('conditions that have no keyword become rules with the survey’s own words', () => {
  expect(compiled().checks.rules.map(({ id, expression, each, message }) => [id, expression, each, message])).toEqual([
    ['assets.constraint', 'count(assets) <= 3', '', 'Choose up to three.'],
    ['members.income.required', 'not(age >= 18) or income != null', '/members/-', '"Income" is to be answered here.'],
    ['seen_on.constraint', 'date(seen_on) <= today()', '', 'Not in the future.'],
  ]);
});

test('what could not be carried over is listed by its row', () => {
  expect(leftOver.map(({ row, name }) => `${row} ${name}`)).toEqual([
    '2 start',
    '7 monthly-rent',
    '9 town',
    '14 age',
    '23 place',
    '25 why_far',
  ]);
});

const survey = (...rows: string[][]): Map<string, SheetRows> => new Map([['survey', [['type', 'name'], ...rows]]]);

test.each([
  [new Map(), 'This workbook is no XLSForm: it has no sheet "survey".'],
  [survey(['begin group', 'g']), 'The survey cannot be read: the group of row 2 is not ended.'],
  [survey(['end repeat', '']), 'The survey cannot be read: row 2 ends a repeat that is not open.'],
  [survey(['text', '']), 'The survey cannot be read: row 2 (text) has no name.'],
])('a survey that is none is refused with a sentence %#', (sheets, message) => {
  expect(() => importXlsform(sheets, 'x')).toThrow(message);
});
