import { type CompiledDecision, compileDecision } from '../../../../shared/rules/compile-decision.ts';
import type { RulesAnswer, RulesQuestion } from './rules-question.ts';

/** Nobody's keys wait here; the window waits longer than this before it ends the worker. */
const EVALUATION_MS = 1_000;

// The answers of a case are in this worker for one evaluation; nothing of them is kept.
let model: CompiledDecision | null = null;

self.addEventListener('message', ({ data }: MessageEvent<RulesQuestion>) => {
  void answer(data).then(said => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- to the window that started it
    self.postMessage(said);
  });
});

async function answer(question: RulesQuestion): Promise<RulesAnswer> {
  const { id } = question;
  if ('context' in question) {
    if (!model) return { id, refused: 'The rules were asked before they were read.' };
    return { id, evaluation: model.evaluate(question.context, Date.now, EVALUATION_MS) };
  }
  const compiled = await compileDecision(question.compile);
  if (!compiled.ok) return { id, refused: compiled.failure.message };
  model = compiled.value;
  return { id, compiled: true };
}
