import { durationWords, readDuration } from '../../../shared/values/duration-text.ts';
import type { AnswerShape } from './answer-source.ts';
import { readDecimal, readNumber, showDecimal, showNumber } from './read-number.ts';

/** How an answer is written in a box, and what was written is read. What cannot be read is kept as it was written. */
export interface AnswerCodec {
  show(value: unknown): string;
  read(typed: string): unknown;
}

const plain: AnswerCodec = {
  show: value =>
    typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value),
  read: typed => (typed === '' ? undefined : typed),
};

const duration: AnswerCodec = {
  show: value => (typeof value === 'string' ? (durationWords(value) ?? value) : ''),
  read: typed => (typed.trim() === '' ? undefined : (readDuration(typed) ?? typed.trim())),
};

/** By the kind of answer. */
export function codecOf(kind: AnswerShape['kind']): AnswerCodec {
  if (kind === 'integer' || kind === 'number') return { show: showNumber, read: readNumber };
  if (kind === 'decimal') return { show: showDecimal, read: readDecimal };
  return kind === 'duration' ? duration : plain;
}
