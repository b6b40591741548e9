import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as decision from './compile-decision.ts';
import * as model from './dmn/compile-model.ts';
import * as evaluation from './dmn/evaluate-model.ts';
import * as feel from './feel.ts';
import * as missing from './missing-answers.ts';
import * as json from './value/to-json.ts';

const { compileDecision } = decision;
const { evaluateFeel, testCell } = feel;

const readme = await readFile(new URL('README.md', import.meta.url), 'utf8');

/** The first block of a language in the part under a heading. */
function blockOf(heading: string, language: string): string {
  const part = readme.slice(readme.indexOf(`## ${heading}\n`));
  const [, block] = new RegExp(`\`\`\`${language}\\n([^]*?)\n\`\`\``).exec(part) ?? [];
  if (block === undefined) throw new Error(`There is no ${language} under "${heading}".`);
  return block;
}

const dmn = blockOf('A worked example', 'xml');
const [, given = ''] = /^For `(\{.*\})` it gives:$/m.exec(readme) ?? [];

test('the worked example gives what the page says', async () => {
  const compiled = await compileDecision({ dmn, decision: 'Factor' });
  if (!compiled.ok) throw new Error(compiled.failure.message);
  const context = JSON.parse(given) as Record<string, unknown>;
  const { result, matchedRules, nearMisses, warnings } = compiled.value.evaluate(context);
  const said = { result, matched: matchedRules.map(rule => rule.id), nearly: nearMisses[0]?.failed, warnings };
  expect(said).toEqual(JSON.parse(blockOf('A worked example', 'json')));
  expect(compiled.value.decide(context)).toEqual({ ok: true, value: result });
});

test('the code of the worked example is what this test does', () => {
  const code = blockOf('A worked example', 'ts');
  expect(code).toContain("await compileDecision({ dmn, decision: 'Factor' })");
  expect(code).toContain('const { result, matchedRules, nearMisses, warnings } = compiled.value.evaluate(given);');
  expect(code).toContain(
    'return { result, matched: matchedRules.map(rule => rule.id), nearly: nearMisses[0]?.failed, warnings };',
  );
});

test.each<[string, string]>([
  ['answer state("income")', 'illegible'],
  ['answer state("/drivers/0/age")', 'not-stated'],
  ['answer state("/drivers/0/name")', 'answered'],
  ['answer state("rent")', 'blank'],
])('of the missing answers on the page, %s is "%s"', (expression, value) => {
  const scope = JSON.parse(blockOf('Why there is no answer', 'json')) as Record<string, unknown>;
  expect(evaluateFeel(expression, scope)).toEqual({ ok: true, value: { value, warnings: [] } });
});

test('the short examples give what the page says', () => {
  expect(readme).toContain("`evaluateFeel('sum(lines.net) * 1.19', { lines: [{ net: 100 }] })` is 119");
  expect(evaluateFeel('sum(lines.net) * 1.19', { lines: [{ net: 100 }] })).toMatchObject({ value: { value: 119 } });
  expect(readme).toContain("`testCell('< 17, >= 35', 35, {})`");
  expect(testCell('< 17, >= 35', 35, {})).toMatchObject({ value: { value: true } });
});

test('every name that the page says can be called is there', () => {
  const exported = new Set(Object.keys({ ...decision, ...feel, ...model, ...evaluation, ...json, ...missing }));
  const table = readme.slice(readme.indexOf('## What can be called'), readme.indexOf('`now` gives'));
  const names = [...table.matchAll(/^\|([^|]*)\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)/g)].map(([, name = '']) => name),
  );
  expect(names.length).toBeGreaterThan(8);
  expect(names.filter(name => !exported.has(name))).toEqual([]);
});
