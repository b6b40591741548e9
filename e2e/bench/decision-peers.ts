import { ZenEngine } from '@gorules/zen-engine';
import { Engine } from 'json-rules-engine';
import type { Answers, Row } from './decision-rows.ts';

type Decide = (answers: Answers) => Promise<unknown>;

const NAMES = ['age', 'sum', 'country', 'product', 'isSmoker', 'score'] as const;

/** The table as a decision table of zen-engine; its cells are nearly FEEL's. */
export function zenDecider(rows: readonly Row[], hitPolicy: 'first' | 'collect'): Decide {
  const decision = new ZenEngine().createDecision({
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode' },
      {
        id: 'table',
        name: 'table',
        type: 'decisionTableNode',
        content: {
          hitPolicy,
          inputs: NAMES.map(name => ({ id: name, name, field: name })),
          outputs: ['route', 'days'].map(name => ({ id: name, name, field: name })),
          rules: rows.map((row, index) => ({ _id: `r${index}`, ...zenCells(row) })),
        },
      },
      { id: 'out', name: 'out', type: 'outputNode' },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: 'b', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  });
  return async answers => (await decision.evaluate(answers)).result as unknown;
}

function zenCells({ age, sum, countries, product, isSmoker, score, route, days }: Row): Record<string, string> {
  return {
    age: age ? `[${age[0]}..${age[1]}]` : '',
    sum: sum === null ? '' : `> ${sum}`,
    country: countries ? countries.map(country => `"${country}"`).join(', ') : '',
    product: product === null ? '' : `"${product}"`,
    isSmoker: isSmoker === null ? '' : String(isSmoker),
    score: score ? `[${score[0]}..${score[1]})` : '',
    route: `"${route}"`,
    days: String(days),
  };
}

/** A rule for each row of the table, the first with the highest priority: this engine has no other way to be first. */
export function jsonRulesDecider(rows: readonly Row[], isFirst: boolean): Decide {
  const engine = new Engine([], { allowUndefinedFacts: true });
  rows.forEach((row, index) => {
    engine.addRule({
      priority: rows.length - index,
      conditions: { all: conditionsOf(row) },
      event: { type: 'met', params: { route: row.route, days: row.days } },
      ...(isFirst && { onSuccess: () => engine.stop() }),
    });
  });
  return async answers => {
    const { events } = await engine.run(answers);
    const found = events.map(({ params }) => params);
    return isFirst ? found[0] : found;
  };
}

function conditionsOf({ age, sum, countries, product, isSmoker, score }: Row) {
  return [
    ...(age ? [test('age', 'greaterThanInclusive', age[0]), test('age', 'lessThanInclusive', age[1])] : []),
    ...(sum === null ? [] : [test('sum', 'greaterThan', sum)]),
    ...(countries ? [test('country', 'in', countries)] : []),
    ...(product === null ? [] : [test('product', 'equal', product)]),
    ...(isSmoker === null ? [] : [test('isSmoker', 'equal', isSmoker)]),
    ...(score ? [test('score', 'greaterThanInclusive', score[0]), test('score', 'lessThan', score[1])] : []),
  ];
}

function test(fact: string, operator: string, value: unknown) {
  return { fact, operator, value };
}
