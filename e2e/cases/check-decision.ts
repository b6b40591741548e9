import type { DecisionDefinition } from '../../shared/model/process.ts';
import { compileDecision } from '../../shared/rules/compile-decision.ts';

/** What stops the decision model from being evaluated, or null. */
export async function checkDecision(definition: DecisionDefinition): Promise<string | null> {
  const compiled = await compileDecision(definition);
  return compiled.ok ? null : compiled.failure.message;
}
