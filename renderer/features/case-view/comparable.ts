import type { CaseDocument } from '../../data/views.ts';

export interface Comparable {
  readonly document: CaseDocument;
  /** One of the two takes the other's place. */
  readonly isSuperseded: boolean;
}

/** What a document can be compared with: first the one that it supersedes, or that supersedes it. */
export function comparable(documents: readonly CaseDocument[], shownId: string | null): Comparable[] {
  const shown = documents.find(({ record }) => record.id === shownId)?.record;
  if (!shown) return [];
  return documents
    .filter(({ record, bytesState }) => record.id !== shown.id && bytesState === 'verified')
    .map(document => ({
      document,
      isSuperseded: document.record.id === shown.supersedes || document.record.supersedes === shown.id,
    }))
    .toSorted((a, b) => Number(b.isSuperseded) - Number(a.isSuperseded));
}

/** The older of two first: what is said of the changes is said of the newer one. */
export function inOrder(
  documents: readonly CaseDocument[],
  a: string,
  b: string,
): { readonly before: string; readonly after: string } {
  const of = (id: string) => documents.find(({ record }) => record.id === id)?.record;
  const isOlder = of(a)?.supersedes === b || (of(b)?.supersedes !== a && later(of(a)?.receivedAt, of(b)?.receivedAt));
  return isOlder ? { before: b, after: a } : { before: a, after: b };
}

function later(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && Date.parse(a) > Date.parse(b);
}
