import type { FormField, FormModel } from './form-model.ts';
import { levelsOf, memberNames, namedIn } from './formula-names.ts';
import { overlaps } from './template-pointer.ts';

/** One computed answer of the form, ready to be evaluated. */
export interface CalculationStep {
  readonly field: FormField;
  /** The objects whose members the formula may name, innermost first: template pointers, the last is the root. */
  readonly levels: readonly string[];
  /** Absolute template pointers of what the formula names. May name too much, never too little. */
  readonly reads: readonly string[];
  /** Why it is never evaluated. */
  readonly refusal: 'circular' | 'too-many' | null;
}

/** What has to be computed in a form, in an order in which nothing is read before it is there. */
export interface CalculationPlan {
  readonly steps: readonly CalculationStep[];
  /** Keys of the steps whose values an answer at this concrete pointer may change, also through other steps. */
  affectedBy(pointer: string): ReadonlySet<string>;
  /** The names of an object's members, by its template pointer. */
  namesIn(level: string): readonly string[];
}

const MAX_STEPS = 300;
const NONE: ReadonlySet<string> = new Set();

/** Reads the formulas of a form. Pure and cheap; needs no interpreter. */
export function planCalculations(model: FormModel): CalculationPlan {
  const names = memberNames(model);
  const found = [...model.fields.values()].filter(field => field.calculated !== undefined);
  const reading = found.slice(0, MAX_STEPS).map(field => {
    const levels = levelsOf(field.key);
    const named = namedIn(field.calculated ?? '', levels, names);
    return { field, levels, reads: [...new Set(named.map(({ pointer }) => pointer))] };
  });
  const inputs = reading.map(({ field, reads }) =>
    reading.filter(other => reads.some(read => feeds(other, read, field))),
  );
  const { order, circular } = sortByNeed(inputs.map(list => list.map(other => reading.indexOf(other))));
  const steps = order.flatMap(index => {
    const step = reading[index];
    return step ? [{ ...step, refusal: circular.has(index) ? ('circular' as const) : null }] : [];
  });
  const beyond = found
    .slice(MAX_STEPS)
    .map(field => ({ field, levels: levelsOf(field.key), reads: [], refusal: 'too-many' as const }));
  return {
    steps: [...steps, ...beyond],
    affectedBy: indexReaders(steps),
    namesIn: level => [...(names.get(level) ?? [])],
  };
}

/** Whether one step's value is something that `read` names. A list that a formula stands in may be read as a whole. */
function feeds(other: { field: FormField }, read: string, reader: FormField): boolean {
  if (other.field === reader) return read === reader.key || read.startsWith(`${reader.key}/`);
  return overlaps(read, other.field.key);
}

/** Indexes so that inputs come first, and those that (also through others) are their own input. */
function sortByNeed(inputs: readonly (readonly number[])[]): {
  order: readonly number[];
  circular: ReadonlySet<number>;
} {
  const order = new Set<number>();
  const circular = new Set<number>();
  const path: number[] = [];
  const visit = (index: number): void => {
    const place = path.indexOf(index);
    if (place >= 0) for (const one of path.slice(place)) circular.add(one);
    if (place >= 0 || order.has(index)) return;
    path.push(index);
    for (const input of inputs[index] ?? []) visit(input);
    path.pop();
    order.add(index);
  };
  inputs.forEach((_, index) => visit(index));
  return { order: [...order], circular };
}

function indexReaders(steps: readonly CalculationStep[]): CalculationPlan['affectedBy'] {
  const byName = new Map<string, CalculationStep[]>();
  for (const step of steps) {
    const names = [step.field.key, ...step.reads].map(read => read.split('/')[1] ?? '');
    for (const name of new Set(names)) byName.set(name, [...(byName.get(name) ?? []), step]);
  }
  const stepsAt = (pointer: string) =>
    (byName.get(pointer.split('/')[1] ?? '') ?? []).filter(
      ({ field, reads }) => reads.some(read => overlaps(read, pointer)) || isBelow(field.key, pointer),
    );
  const collect = (pointer: string, found: Set<string>): void => {
    for (const { field } of stepsAt(pointer)) {
      if (found.has(field.key)) continue;
      found.add(field.key);
      collect(field.key, found);
    }
  };
  return pointer => {
    if (stepsAt(pointer).length === 0) return NONE;
    const found = new Set<string>();
    collect(pointer, found);
    return found;
  };
}

/** It stands in a row of this list: the row may be new. */
function isBelow(key: string, pointer: string): boolean {
  return key.split('/').length > pointer.split('/').length && overlaps(key, pointer);
}
