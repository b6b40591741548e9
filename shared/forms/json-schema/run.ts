import type { Resource, Resources } from './resources.ts';

/** One thing that is wrong with a value. */
export interface Violation {
  /** Pointer of the value that it is wrong with. */
  readonly pointer: string;
  readonly keyword: string;
  /** What the keyword wants: a limit, or the name of the member that is missing. */
  readonly wanted: unknown;
}

/** What of an object or a list was looked at by keywords that name it: `unevaluatedProperties` and its kin ask. */
export class Evaluated {
  readonly properties = new Set<string>();
  readonly items = new Set<number>();

  add(other: Evaluated): void {
    for (const name of other.properties) this.properties.add(name);
    for (const index of other.items) this.items.add(index);
  }
}

/** The resources that were entered on the way to a schema, the last first. */
export interface Scope {
  readonly resource: Resource;
  readonly outer: Scope | null;
}

/** A value being held against one schema. */
export interface Meeting {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly value: unknown;
  readonly pointer: string;
  readonly scope: Scope;
  /** Inside a choice: what fails there is no news. */
  readonly isQuiet: boolean;
  readonly seen: Evaluated;
  readonly depth: number;
  readonly run: Run;
}

/** False when the value does not meet the keyword. */
export type Keyword = (wanted: unknown, meeting: Meeting) => boolean;

export interface Run {
  readonly resources: Resources;
  readonly violations: Violation[];
  /** Null when the value does not meet the schema. */
  check(schema: unknown, value: unknown, at: Omit<Meeting, 'schema' | 'value' | 'seen' | 'run'>): Evaluated | null;
}

export function fail(meeting: Meeting, keyword: string, wanted: unknown, pointer = meeting.pointer): false {
  if (!meeting.isQuiet) meeting.run.violations.push({ pointer, keyword, wanted });
  return false;
}

interface Where {
  readonly value?: unknown;
  readonly pointer?: string;
  readonly isQuiet?: boolean;
  readonly scope?: Scope;
}

/** Holds a value below, or the same, against another schema. What it looked at is added only by the caller. */
export function meets(meeting: Meeting, schema: unknown, where: Where = {}): Evaluated | null {
  return meeting.run.check(schema, 'value' in where ? where.value : meeting.value, {
    pointer: where.pointer ?? meeting.pointer,
    scope: where.scope ?? meeting.scope,
    isQuiet: meeting.isQuiet || where.isQuiet === true,
    depth: meeting.depth + 1,
  });
}

/** The same value against another schema; what that looked at counts here too. */
export function alsoMeets(meeting: Meeting, schema: unknown, where: Where = {}): boolean {
  const seen = meets(meeting, schema, where);
  if (seen) meeting.seen.add(seen);
  return seen !== null;
}
