import { expect, test } from 'vitest';
import { toJson } from '../value/to-json.ts';
import { compileModel } from './compile-model.ts';
import { evaluateDecision, evaluateService } from './evaluate-model.ts';

const NAMESPACE = 'https://www.omg.org/spec/DMN/20230324/MODEL/';
const model = (body: string, name = 'm') =>
  `<definitions xmlns="${NAMESPACE}" id="${name}" name="${name}" namespace="${name}">${body}</definitions>`;
const text = (feel: string) =>
  `<literalExpression><text>${feel.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text></literalExpression>`;

function decide(body: string, given: Record<string, unknown> = {}, imported: string[] = []): unknown {
  const compiled = compileModel(model(body), imported);
  if (!compiled.ok) throw new Error(compiled.failure.message);
  const result = evaluateDecision(compiled.value, 'd', given, () => 0);
  return result.ok ? toJson(result.value.value) : result.failure.code;
}

const decision = (logic: string, needs = '', typeRef = 'Any') =>
  `<decision id="d" name="d"><variable name="d" typeRef="${typeRef}"/>${needs}${logic}</decision>`;

test.each<[string, string, unknown]>([
  [
    'a context, whose entries see those before them',
    `<context><contextEntry><variable name="net pay"/>${text('100')}</contextEntry>
      <contextEntry><variable name="twice"/>${text('net pay * 2')}</contextEntry></context>`,
    { 'net pay': 100, twice: 200 },
  ],
  [
    'a context with a result',
    `<context><contextEntry><variable name="a"/>${text('1')}</contextEntry><contextEntry>${text('a + 1')}</contextEntry></context>`,
    2,
  ],
  [
    'a relation',
    `<relation><column name="a"/><column name="b"/><row>${text('1')}${text('"x"')}</row><row>${text('2')}${text('"y"')}</row></relation>`,
    [
      { a: 1, b: 'x' },
      { a: 2, b: 'y' },
    ],
  ],
  ['a list', `<list>${text('1')}${text('1 + 1')}</list>`, [1, 2]],
  [
    'a function and its invocation',
    `<context><contextEntry><variable name="f"/><functionDefinition><formalParameter name="n" typeRef="number"/>${text('n * 2')}</functionDefinition></contextEntry>
      <contextEntry><invocation>${text('f')}<binding><parameter name="n"/>${text('21')}</binding></invocation></contextEntry></context>`,
    42,
  ],
  [
    'a conditional',
    `<conditional><if>${text('1 < 2')}</if><then>${text('"yes"')}</then><else>${text('"no"')}</else></conditional>`,
    'yes',
  ],
  ['a filter', `<filter><in>${text('[1, 2, 3]')}</in><match>${text('item > 1')}</match></filter>`, [2, 3]],
  ['a loop', `<for iteratorVariable="i"><in>${text('[1, 2]')}</in><return>${text('i * i')}</return></for>`, [1, 4]],
  ['some', `<some iteratorVariable="i"><in>${text('[1, 2]')}</in><satisfies>${text('i > 1')}</satisfies></some>`, true],
  [
    'every',
    `<every iteratorVariable="i"><in>${text('[1, 2]')}</in><satisfies>${text('i > 1')}</satisfies></every>`,
    false,
  ],
])('%s', (_, logic, expected) => {
  expect(decide(decision(logic))).toEqual(expected);
});

test('business knowledge is called by name and sees only itself', () => {
  const knowledge = `<businessKnowledgeModel id="k" name="k"><variable name="k"/><encapsulatedLogic>
    <formalParameter name="n"/>${text('if n <= 1 then 1 else n * k(n - 1)')}</encapsulatedLogic></businessKnowledgeModel>`;
  const needs = '<knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>';
  expect(decide(knowledge + decision(text('k(5)'), needs))).toBe(120);
});

const service = `<inputData id="i" name="i"><variable name="i" typeRef="number"/></inputData>
  <decision id="a" name="a"><variable name="a"/><informationRequirement><requiredInput href="#i"/></informationRequirement>${text('i + 1')}</decision>
  <decision id="b" name="b"><variable name="b"/><informationRequirement><requiredDecision href="#a"/></informationRequirement>${text('a * 10')}</decision>
  <decisionService id="s" name="s"><variable name="s"/><outputDecision href="#b"/><inputDecision href="#a"/></decisionService>
  <decisionService id="t" name="t"><variable name="t"/><outputDecision href="#b"/><encapsulatedDecision href="#a"/><inputData href="#i"/></decisionService>`;

test('a decision service is a function of its inputs, and stops at decisions that are given', () => {
  const needs = ['s', 't'].map(id => `<knowledgeRequirement><requiredKnowledge href="#${id}"/></knowledgeRequirement>`);
  const logic = text('[s(5), t(5), t(i: 1), t("x")]');
  expect(decide(service + decision(logic, needs.join('')))).toEqual([50, 60, 20, null]);
});

test('a decision service is called from outside by the names of its inputs', () => {
  const compiled = compileModel(model(service));
  const result = compiled.ok ? evaluateService(compiled.value, 't', { i: 4 }, () => 0) : compiled;
  expect(result).toMatchObject({ ok: true, value: { value: 50 } });
});

test.each<[string, string, unknown]>([
  ['a value of the type', '"low"', 'low'],
  ['a list of one for its value', '["low"]', 'low'],
  ['a value that the type does not allow', '"none"', null],
  ['a value of another type', '1', null],
])('a result is of its declared type: %s', (_, feel, expected) => {
  const item = `<itemDefinition name="tLevel"><typeRef>string</typeRef><allowedValues><text>"low","high"</text></allowedValues></itemDefinition>`;
  expect(decide(item + decision(text(feel), '', 'tLevel'))).toEqual(expected);
});

test('data of a context type has dates where the type says so', () => {
  const item = `<itemDefinition name="tCase"><itemComponent name="opened on"><typeRef>date</typeRef></itemComponent></itemDefinition>
    <inputData id="c" name="c"><variable name="c" typeRef="tCase"/></inputData>`;
  const needs = '<informationRequirement><requiredInput href="#c"/></informationRequirement>';
  expect(decide(item + decision(text('c.opened on.year + 1'), needs), { c: { 'opened on': '2026-11-23' } })).toBe(2027);
});

test('what is imported stands under the name of its import', () => {
  const other = model(
    `<itemDefinition name="tSum"><typeRef>number</typeRef></itemDefinition>
     <businessKnowledgeModel id="k" name="Twice it"><variable name="Twice it"/><encapsulatedLogic><formalParameter name="n" typeRef="tSum"/>${text('n * 2')}</encapsulatedLogic></businessKnowledgeModel>`,
    'other',
  );
  const body = `<import name="lib" namespace="other" importType="${NAMESPACE}"/>
    ${decision(text('lib.Twice it(21)'), '<knowledgeRequirement><requiredKnowledge href="other#k"/></knowledgeRequirement>', 'lib.tSum')}`;
  expect(decide(body, {}, [other])).toBe(42);
});

test('a decision that is only drawn is null', () => {
  expect(decide(decision(''))).toBeNull();
});
