import type { DocumentRecord } from '../../../shared/model/document.ts';
import { coversOf, type IndexKeys } from './index-rows.ts';

/** A document whose bytes are here. `key` as in its row of `bytes`. */
export interface HereDocument {
  readonly key: string;
  readonly record: DocumentRecord;
}

export interface HereCase {
  readonly caseId: string;
  /** The number of its key. */
  readonly number: number;
  readonly documents: readonly HereDocument[];
}

export type IndexStep =
  | { readonly do: 'read'; readonly document: HereDocument }
  | {
      readonly do: 'build';
      readonly caseId: string;
      readonly documents: readonly HereDocument[];
      readonly covers: string;
    }
  /** What belongs to no document and no case any more. */
  | { readonly do: 'drop'; readonly texts: readonly string[]; readonly segments: readonly number[] };

/**
 * What is left to do so that every word here is found: documents read, then their case's segment built. Changes nothing.
 *
 * @param awaited the case that a person searches: it comes first, and its segment grows with each document
 */
export function planIndex(cases: readonly HereCase[], keys: IndexKeys, awaited: string | null): IndexStep[] {
  const steps: IndexStep[] = [];
  const known = { texts: new Set<string>(), segments: new Set<number>() };
  for (const { number, documents } of cases) {
    if (documents.length > 0) known.segments.add(number);
    for (const { key } of documents) known.texts.add(key);
  }
  const texts = [...keys.read].filter(key => !known.texts.has(key));
  const segments = [...keys.covers.keys()].filter(number => !known.segments.has(number));
  if (texts.length + segments.length > 0) steps.push({ do: 'drop', texts, segments });
  const inOrder = awaited === null ? cases : cases.toSorted((a, b) => rank(b, awaited) - rank(a, awaited));
  for (const one of inOrder) steps.push(...stepsOf(one, keys, one.caseId === awaited));
  return steps;
}

function stepsOf({ caseId, number, documents }: HereCase, keys: IndexKeys, isAwaited: boolean): IndexStep[] {
  const steps: IndexStep[] = [];
  const read = documents.filter(({ key }) => keys.read.has(key));
  let covers = keys.covers.get(number);
  const build = () => {
    const now = coversOf(read.map(({ key }) => key));
    if (now === covers || read.length === 0) return;
    covers = now;
    steps.push({ do: 'build', caseId, documents: [...read], covers });
  };
  if (isAwaited) build();
  for (const document of documents) {
    if (keys.read.has(document.key)) continue;
    steps.push({ do: 'read', document });
    read.push(document);
    // What was kept of other words of it goes when these are kept.
    covers = undefined;
    if (isAwaited) build();
  }
  build();
  return steps;
}

function rank({ caseId }: HereCase, awaited: string): number {
  return caseId === awaited ? 1 : 0;
}
