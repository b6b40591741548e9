import type { DecisionDefinition } from '../../../shared/model/process.ts';
import type { compileDecision } from '../../../shared/rules/compile-decision.ts';
import { whenIdle } from '../../ui/when-idle.ts';

type Compiled = ReturnType<typeof compileDecision>;

/** A client has a few processes; a model of several tables takes some hundred kilobytes. */
const KEPT = 16;
const kept = new Map<string, Compiled>();

/**
 * The compiled model of a process. Its cells are parsed once, not once for every case, and not before the case itself
 * is on the screen: the rule engine is heavier than the form.
 */
export function compiledDecision({ dmn, decision }: DecisionDefinition): Compiled {
  const key = JSON.stringify([decision, dmn]);
  const compiled = kept.get(key) ?? compile({ dmn, decision });
  kept.delete(key);
  kept.set(key, compiled);
  compiled.catch(() => kept.delete(key));
  if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? key);
  return compiled;
}

async function compile(definition: Pick<DecisionDefinition, 'dmn' | 'decision'>): Compiled {
  await whenIdle();
  const engine = await import('../../../shared/rules/compile-decision.ts');
  return await engine.compileDecision(definition);
}
