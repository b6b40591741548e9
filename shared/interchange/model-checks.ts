export type Json = Readonly<Record<string, unknown>>;

/** Takes note of what is wrong at a place. */
export type Complain = (place: string, problem: string) => void;

/** The absolute IRI that a value must be for the model to refer to something (RFC 3987: a scheme, then no white space). */
const IRI = /^[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>"{}|\\^`]+$/;
/** xsd:dateTime with a time zone. */
const DATE_TIME =
  /^-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One value and a list of values say the same in JSON-LD; nothing is an empty list. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

export function isIri(value: unknown): value is string {
  return typeof value === 'string' && IRI.test(value);
}

/** Exactly one IRI. */
export function checkOneIri(value: unknown, place: string, complain: Complain): void {
  const [only, ...more] = listOf(value);
  if (more.length > 0) complain(place, 'there is more than one, and there may be only one');
  else if (!isIri(only)) complain(place, 'it is no IRI');
}

export function checkIris(value: unknown, place: string, complain: Complain): void {
  for (const one of listOf(value)) if (!isIri(one)) complain(place, 'it is no IRI');
}

/** At most one date with its time zone. */
export function checkDate(value: unknown, place: string, complain: Complain): void {
  const dates = listOf(value);
  if (dates.length > 1) complain(place, 'there is more than one date, and there may be only one');
  for (const date of dates) {
    if (typeof date !== 'string' || !DATE_TIME.test(date)) complain(place, 'it is no date with time and time zone');
  }
}

/** What annotations, bodies and targets may all say of themselves. */
export function checkProvenance(json: Json, place: string, complain: Complain): void {
  for (const key of ['created', 'modified', 'generated'] as const) checkDate(json[key], `${place}${key}`, complain);
  if (json['canonical'] !== undefined) checkOneIri(json['canonical'], `${place}canonical`, complain);
  checkIris(json['via'], `${place}via`, complain);
  checkIris(json['rights'], `${place}rights`, complain);
  for (const key of ['creator', 'generator', 'audience'] as const) {
    for (const agent of listOf(json[key])) {
      if (!isIri(agent) && !isJson(agent)) complain(`${place}${key}`, 'it is neither an IRI nor an object');
    }
  }
}
