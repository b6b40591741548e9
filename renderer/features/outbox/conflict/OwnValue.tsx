import { useEffect, useId, useState } from 'react';
import { AnswerControl } from '../../../ui/AnswerControl/AnswerControl.tsx';
import type { AnswerShape, AnswerSource } from '../../../ui/AnswerControl/answer-source.ts';

interface OwnValueProps {
  shape: AnswerShape;
  label: string;
  /** What stands in it at first. */
  begun: unknown;
  onChange: (value: unknown) => void;
}

/** The control of a question outside its form: for an answer that neither side gave. */
export function OwnValue({ shape, label, begun, onChange }: OwnValueProps) {
  const id = useId();
  const [source] = useState(() => createSource(begun));
  // What is typed lies outside React.
  useEffect(() => source.subscribe(() => onChange(source.get())), [source, onChange]);
  return (
    <>
      <label id={`${id}-label`} htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <AnswerControl shape={{ ...shape, label }} source={source} id={id} labelId={`${id}-label`} />
    </>
  );
}

function createSource(begun: unknown): AnswerSource {
  let value = begun;
  const listeners = new Set<() => void>();
  return {
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
}
