import { parseDate, parseDateTime, parseTime } from '../temporal/parse.ts';
import { parseDuration } from '../temporal/duration.ts';
import { contextOf, entryOf, isContext } from '../value/kind-of.ts';
import { type FeelType, plainType } from '../value/type.ts';

const MOST_DEPTH = 100;

/**
 * A JSON value as the type that the model declares for it. Answers have no dates of their own, only ISO strings; a
 * string that is no date stays what it is, and the table's tests then say no. Entries that are not answered are null.
 */
export function fromJson(value: unknown, type: FeelType, depth = 0): unknown {
  if (value === undefined || value === null) return null;
  if (depth > MOST_DEPTH) return value;
  const plain = plainType(type);
  if (typeof value === 'string') return parsers[plain.kind]?.(value) ?? value;
  if (plain.kind === 'list') {
    return Array.isArray(value)
      ? value.map(item => fromJson(item, plain.of, depth + 1))
      : fromJson(value, plain.of, depth + 1);
  }
  if (plain.kind !== 'context' || !isContext(value)) return value;
  const entries = [...plain.entries].map(
    ([name, entry]) => [name, fromJson(entryOf(value, name), entry, depth + 1)] as const,
  );
  return contextOf([...Object.entries(value), ...entries]);
}

const parsers: Readonly<Partial<Record<FeelType['kind'], (text: string) => unknown>>> = {
  date: parseDate,
  time: parseTime,
  'date and time': parseDateTime,
  'days and time duration': parseDuration,
  'years and months duration': parseDuration,
};
