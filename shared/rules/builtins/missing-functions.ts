import type { Run } from '../evaluate/run.ts';
import { answerState, ANSWERED, questionPath } from './answer-state.ts';
import { builtin } from './define.ts';

/** Extensions for coded missing answers; no part of the specification. A scope's own names of that kind go before them. */
export const missingFunctions = [
  builtin('answer state', ['question: string', (run, question: string) => stateOf(run, question)]),
  builtin(
    'is missing',
    ['question: string', (run, question: string) => stateOf(run, question) !== ANSWERED],
    ['question: string, code: string', (run, question: string, code: string) => stateOf(run, question) === code],
    [
      'question: string, codes: list',
      (run, question: string, codes: unknown[]) => codes.includes(stateOf(run, question)),
    ],
  ),
];

function stateOf(run: Run, question: string): string {
  const path = questionPath(question);
  run.step(path.length);
  return answerState(run.given, path);
}
