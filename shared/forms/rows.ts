import type { SendableParts } from './sendable-answers.ts';
import { getAt, insertAt, moveAt, removeAt } from './answers.ts';

/** Renames the pointers below a list after its items moved; null takes what belonged to the item away. */
function renumber<T>(
  record: Readonly<Record<string, T>>,
  list: string,
  place: (index: number) => number | null,
): Record<string, T> {
  const entries: [string, T][] = [];
  for (const [pointer, value] of Object.entries(record)) {
    const rest = pointer.startsWith(`${list}/`) ? pointer.slice(list.length + 1) : null;
    const index = rest === null ? Number.NaN : Number(rest.split('/')[0]);
    if (rest === null || !Number.isInteger(index)) entries.push([pointer, value]);
    else {
      const next = place(index);
      if (next !== null) entries.push([`${list}/${[next, ...rest.split('/').slice(1)].join('/')}`, value]);
    }
  }
  return Object.fromEntries(entries);
}

function renumberAll(parts: SendableParts, list: string, place: (index: number) => number | null) {
  return {
    evidence: renumber(parts.evidence, list, place),
    rationale: renumber(parts.rationale, list, place),
    confidence: renumber(parts.confidence, list, place),
  };
}

/** Adds a row; evidence and reasons of the rows after it go along. */
export function insertRow(parts: SendableParts, list: string, index: number, item: unknown): SendableParts {
  return {
    answers: insertAt(parts.answers, list, index, item),
    ...renumberAll(parts, list, at => (at >= index ? at + 1 : at)),
  };
}

/** A second row with the same answers below the first. The evidence is not copied: it was cited for the first. */
export function copyRow(parts: SendableParts, list: string, index: number): SendableParts {
  return insertRow(parts, list, index + 1, getAt(parts.answers, `${list}/${index}`));
}

/** Takes a row away, with its evidence and reasons. */
export function removeRow(parts: SendableParts, list: string, index: number): SendableParts {
  return {
    answers: removeAt(parts.answers, list, index),
    ...renumberAll(parts, list, at => (at === index ? null : at > index ? at - 1 : at)),
  };
}

/** Moves a row; its evidence and reasons go with it. */
export function moveRow(parts: SendableParts, list: string, from: number, to: number): SendableParts {
  const place = (at: number) => {
    if (at === from) return to;
    if (at > from && at <= to) return at - 1;
    return at < from && at >= to ? at + 1 : at;
  };
  return {
    answers: moveAt(parts.answers, list, from, to),
    ...renumberAll(parts, list, place),
  };
}
