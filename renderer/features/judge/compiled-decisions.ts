import type { DecisionDefinition } from '../../../shared/model/process.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { whenIdle } from '../../ui/when-idle.ts';
import { type DecidingModel, decideHere } from './rules/deciding-model.ts';
import { countExpressions, LARGE_MODEL } from './rules/model-size.ts';
import type { DecisionModel } from './rules/rules-question.ts';
import { createRulesDesk } from './rules/rules-desk.ts';

type Compiled = Promise<Result<DecidingModel>>;

/** A client has a few processes; a model of several tables takes some hundred kilobytes. */
const KEPT = 16;
const kept = new Map<string, Compiled>();

/**
 * The compiled model of a process, in a worker when it is large. Its cells are parsed once, not once for every case, and
 * not before the case itself is on the screen: the rule engine is heavier than the form.
 */
export function compiledDecision({ dmn, decision }: DecisionDefinition): Compiled {
  const key = JSON.stringify([decision, dmn]);
  const compiled = kept.get(key) ?? compile({ dmn, decision });
  kept.delete(key);
  kept.set(key, compiled);
  compiled.catch(() => kept.delete(key));
  if (kept.size > KEPT) drop(kept.keys().next().value ?? key);
  return compiled;
}

function drop(key: string): void {
  const dropped = kept.get(key);
  kept.delete(key);
  void dropped?.then(model => model.ok && model.value.end());
}

async function compile(model: DecisionModel): Compiled {
  await whenIdle();
  if (countExpressions(model.dmn) > LARGE_MODEL) {
    const desk = createRulesDesk(model);
    const found = await desk.compile();
    // What only took too long is tried again when it is asked.
    return found.ok || found.failure.code !== 'unreadable' ? ok(desk) : found;
  }
  const engine = await import('../../../shared/rules/compile-decision.ts');
  const compiled = await engine.compileDecision(model);
  return compiled.ok ? ok(decideHere(compiled.value, () => createRulesDesk(model))) : compiled;
}
