import { date, dateAndTime, duration, time } from 'feelin';

/**
 * A JSON value as the FEEL type that the model declares for it. Answers have no dates of their own, only ISO strings;
 * a string that is no date stays what it is, and the table's tests then say no.
 */
export function coerce(value: unknown, typeRef: string | null, types: ReadonlyMap<string, string>): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') return value;
  const parse = parsers[baseType(typeRef, types)];
  if (!parse) return value;
  try {
    return parse(value) ?? value;
  } catch {
    // RangeError of Temporal: the text is no date.
    return value;
  }
}

const parsers: Readonly<Record<string, ((text: string) => unknown) | undefined>> = {
  date: text => date(text),
  time: text => time(text),
  'date and time': text => dateAndTime(text),
  dateTime: text => dateAndTime(text),
  'days and time duration': text => duration(text),
  dayTimeDuration: text => duration(text),
  'years and months duration': text => duration(text),
  yearMonthDuration: text => duration(text),
};

/** Follows names of simple item definitions to a built-in type; a definition that names itself ends the search. */
function baseType(typeRef: string | null, types: ReadonlyMap<string, string>): string {
  let name = typeRef ?? '';
  for (const _ of types) {
    const next = types.get(name);
    if (next === undefined) break;
    name = next;
  }
  return name.replace(/^feel:/, '');
}
