import { render } from 'vitest-browser-react';
import type { AnswerShape, AnswerSource } from '../answer-source.ts';
import { AnswerControl } from '../AnswerControl.tsx';

/** A shape with nothing special about it. */
export function aShape(some: Partial<AnswerShape> = {}): AnswerShape {
  return { kind: 'text', label: 'Question', unit: undefined, options: [], ...some };
}

/** Draws the control of one question; what comes back is where its answer is kept. */
export async function showAnswer(shape: AnswerShape, begun?: unknown): Promise<AnswerSource> {
  let value = begun;
  const listeners = new Set<() => void>();
  const source: AnswerSource = {
    get: () => value,
    set(next) {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  await render(
    <main>
      <label id="answer-label" htmlFor="answer">
        {shape.label}
      </label>
      <AnswerControl shape={shape} source={source} id="answer" labelId="answer-label" />
    </main>,
  );
  return source;
}
