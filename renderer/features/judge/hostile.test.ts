import { expect, test } from 'vitest';
import { calculate } from '../../../shared/forms/calculate.ts';
import { planCalculations } from '../../../shared/forms/calculation-plan.ts';
import { checkJudgment } from '../../../shared/forms/check-judgment.ts';
import { planChecks } from '../../../shared/forms/checks-plan.ts';
import { createChecks } from '../../../shared/forms/checks-run.ts';
import { compileForm } from '../../../shared/forms/compile-form.ts';
import { hostileForms, hostilePatterns } from '../../../shared/forms/testing/hostile-schemas.ts';
import { compileDecision } from '../../../shared/rules/compile-decision.ts';
import { evaluateFeel } from '../../../shared/rules/feel.ts';
import { safePattern } from '../../../shared/rules/regex/safe-pattern.ts';
import { hostileExpressions } from '../../../shared/rules/testing/hostile-inputs.ts';
import { tableModel } from '../../../shared/rules/testing/table-model.ts';

/** What the window may be blocked for, by one thing that a client has sent. */
const MOST_MS = 100;
/** The machine of a test has other work: what was slow is tried again, and counts as it was best. */
const TRIES = 4;

interface Hostile {
  readonly name: string;
  /** The steps in which the window does it, with its keys and frames in between. */
  steps(): (() => unknown)[];
}

function formSteps({ schema, answers }: ReturnType<typeof hostileForms>[number]): (() => unknown)[] {
  const compiled = compileForm({ schema });
  if (!compiled.ok) {
    expect(compiled.failure.message.length).toBeGreaterThan(10);
    return [() => compileForm({ schema })];
  }
  const model = compiled.value;
  const parts = { answers, evidence: {}, rationale: {}, confidence: {} };
  return [
    () => compileForm({ schema }),
    () => checkJudgment(model, parts),
    () => calculate(model, planCalculations(model), answers),
    () => createChecks(model, planChecks(model)).run(answers, () => true),
  ];
}

const hostile: readonly Hostile[] = [
  ...hostileExpressions().map(expression => ({
    name: `rule ${expression.slice(0, 40)}`,
    steps: () => [() => evaluateFeel(expression, {})],
  })),
  ...hostileExpressions()
    .slice(-40)
    .map(expression => ({
      name: `table of ${expression.slice(0, 40)}`,
      steps: () => {
        const rows = Array.from({ length: 20 }, () => ['-', expression]);
        const dmn = tableModel({ hitPolicy: 'COLLECT', inputs: [{ expression: 'n' }], outputs: [{}], rows });
        return [() => compileDecision({ dmn, decision: 'Answer' })];
      },
    })),
  ...hostilePatterns.map(pattern => ({
    name: `pattern ${pattern.slice(0, 40)}`,
    steps: () => [() => safePattern(pattern)?.('a'.repeat(20_000))],
  })),
  ...hostileForms().map((form, index) => ({ name: `form ${index}`, steps: () => formSteps(form) })),
];

function longestBlock({ steps }: Hostile): number {
  return Math.max(
    ...steps().map(step => {
      const from = performance.now();
      step();
      return performance.now() - from;
    }),
  );
}

test('nothing that a client sends blocks the window for longer than a tenth of a second', { timeout: 120_000 }, () => {
  expect(hostile.length).toBeGreaterThan(200);
  let worst = 0;
  const slow = hostile.flatMap(one => {
    let best = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < TRIES && best > MOST_MS; attempt++) best = Math.min(best, longestBlock(one));
    worst = Math.max(worst, best);
    return best > MOST_MS / 2 ? [`${one.name}: ${best.toFixed(0)} ms`] : [];
  });
  const counts = Object.entries(Object.groupBy(hostile, ({ name }) => name.split(' ')[0] ?? ''));
  const kinds = counts.map(([kind, all = []]) => `${all.length} × ${kind}`).join(', ');
  console.info(`${hostile.length} hostile inputs (${kinds}); the longest block is ${worst.toFixed(0)} ms`);
  console.info(`above ${MOST_MS / 2} ms: ${slow.join('; ') || 'none'}`);
  expect(slow.filter(line => Number(/: (\d+) ms$/.exec(line)?.[1]) > MOST_MS)).toEqual([]);
});
