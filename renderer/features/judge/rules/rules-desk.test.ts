import { expect, test } from 'vitest';
import type { DecisionEvaluation } from '../../../../shared/rules/compile-decision.ts';
import { tableModel } from '../../../../shared/rules/testing/table-model.ts';
import { decideHere } from './deciding-model.ts';
import { countExpressions, LARGE_MODEL } from './model-size.ts';
import { createRulesDesk, type RulesPort } from './rules-desk.ts';

function modelOf(rows: number) {
  return {
    dmn: tableModel({
      hitPolicy: 'FIRST',
      inputs: [{ expression: 'n', typeRef: 'number' }],
      outputs: [{}],
      rows: Array.from({ length: rows }, (_, index) => [String(index), `"row ${index}"`]),
    }),
    decision: 'Answer',
  };
}

/** A worker that answers nothing. */
function silentPort(onTerminate: () => void): RulesPort {
  return { postMessage: () => undefined, terminate: onTerminate, addEventListener: () => undefined };
}

test('a large model is read and asked in a worker, and gives what it would give here', async () => {
  const desk = createRulesDesk(modelOf(600));
  expect(await desk.compile()).toEqual({ ok: true, value: null });
  const said = await desk.evaluate({ n: 417 });
  desk.end();
  expect(said).toMatchObject({ ok: true, value: { result: 'row 417', matchedRules: [{ index: 417 }] } });
});

test('of answers that follow each other only the newest are waited for', async () => {
  const desk = createRulesDesk(modelOf(10));
  const said = await Promise.all([1, 2, 3].map(n => desk.evaluate({ n })));
  desk.end();
  expect(said.map(one => (one.ok ? one.value.result : one.failure.code))).toEqual([
    'superseded',
    'superseded',
    'row 3',
  ]);
});

test('a model that cannot be read is refused with its reason', async () => {
  const desk = createRulesDesk({ dmn: '<definitions>', decision: 'Answer' });
  expect(await desk.evaluate({})).toMatchObject({ ok: false, failure: { code: 'unreadable' } });
  desk.end();
});

test('a worker that does not answer is ended, is said to have taken too long, and the next question starts another', async () => {
  let started = 0;
  let ended = 0;
  const start = (): RulesPort => {
    started++;
    return silentPort(() => ended++);
  };
  const desk = createRulesDesk(modelOf(1), { start, compileMs: 1, evaluateMs: 1 });
  expect(await desk.evaluate({ n: 0 })).toMatchObject({ ok: false, failure: { code: 'hung' } });
  expect(await desk.evaluate({ n: 0 })).toMatchObject({ ok: false, failure: { code: 'hung' } });
  expect([started, ended]).toEqual([2, 2]);
});

test('a model that is slow twice in a row goes on in a worker', async () => {
  const here = { decision: 'here' } as DecisionEvaluation;
  let clock = 0;
  let cost = 0;
  const model = {
    evaluate: () => {
      clock += cost;
      return here;
    },
  };
  const decide = decideHere(
    model,
    () => createRulesDesk(modelOf(3)),
    () => clock,
  );
  for (const ms of [100, 1, 100]) {
    cost = ms;
    expect(decide.evaluate({ n: 2 })).toBe(here);
  }
  expect(decide.evaluate({ n: 2 })).toBe(here);
  const later = decide.evaluate({ n: 2 });
  expect(await later).toMatchObject({ ok: true, value: { result: 'row 2' } });
  decide.end();
});

test('expressions are counted with any prefix, and not their ends', () => {
  expect(countExpressions('<a><text>1</text><dmn:text>2</dmn:text><context/></a>')).toBe(2);
  expect(countExpressions(modelOf(600).dmn)).toBeGreaterThan(LARGE_MODEL);
});
